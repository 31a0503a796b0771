package io.jenkins.plugins.bitbucketremoveuser.removal;

/** Input that cannot be meant: names the field, the value and the cure. Nothing was asked of Bitbucket yet. */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidInputException(String field, String value, String what, String cure) {
        super(field + ": " + (value == null || value.isBlank() ? "" : printable(value) + " ") + what + ". " + cure);
        this.field = field;
    }

    public String field() {
        return field;
    }

    private static String printable(String value) {
        String line = PlainLine.of(value);
        return '"' + (line.length() > 120 ? line.substring(0, 120) + "..." : line) + '"';
    }
}
