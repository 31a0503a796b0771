package io.jenkins.plugins.bitbucketremoveuser.audit;

/** What a run is for. */
public enum RunKind {
    REMOVAL("removal"),
    /** Changes nothing. */
    PLAN("plan"),
    RESTORE("restore"),
    /** Changes nothing. */
    RESTORE_PLAN("restore-plan"),
    CLEAN_UP("clean-up"),
    /** Changes nothing. */
    CLEAN_UP_PLAN("clean-up-plan");

    private final String word;

    RunKind(String word) {
        this.word = word;
    }

    /** As it stands in the log. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException if it is none */
    static RunKind of(String word) {
        for (RunKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("not a kind of run: " + word);
    }
}
