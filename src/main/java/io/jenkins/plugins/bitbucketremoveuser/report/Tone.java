package io.jenkins.plugins.bitbucketremoveuser.report;

/** How an outcome looks: its icon and its colour. */
public enum Tone {
    GOOD("symbol-check", "jenkins-!-success-color"),
    NEUTRAL("symbol-information-circle", "jenkins-!-text-color-secondary"),
    WARNING("symbol-warning", "jenkins-!-warning-color"),
    BAD("symbol-close-circle", "jenkins-!-error-color");

    private final String icon;
    private final String colour;

    Tone(String icon, String colour) {
        this.icon = icon;
        this.colour = colour;
    }

    /** A word that is not known never looks like a success. */
    public static Tone of(String outcome) {
        return switch (outcome) {
            case "removed", "restored" -> GOOD;
            case "planned", "not-a-member", "nothing-to-do" -> NEUTRAL;
            case "refused", "failed" -> BAD;
            default -> WARNING;
        };
    }

    public String icon() {
        return icon;
    }

    public String colour() {
        return colour;
    }
}
