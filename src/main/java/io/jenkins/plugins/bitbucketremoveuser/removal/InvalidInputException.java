package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Optional;

/** Input that cannot be meant: names the field, the value and the cure. Nothing was asked of Bitbucket yet. */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String sentence;

    public InvalidInputException(String field, String value, String what, String cure) {
        this(field, (value == null || value.isBlank() ? "" : printable(value) + " ") + what + ". " + cure);
    }

    private InvalidInputException(String field, String sentence) {
        super(field + ": " + sentence);
        this.field = field;
        this.sentence = sentence;
    }

    /** The one that caused it, if one did. */
    public static Optional<InvalidInputException> in(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException invalid) {
                return Optional.of(invalid);
            }
        }
        return Optional.empty();
    }

    public String field() {
        return field;
    }

    /** Value and cure, for a place where the field shows already. */
    public String sentence() {
        return sentence;
    }

    static String printable(String value) {
        String line = PlainLine.of(value);
        return '"' + (line.length() > 120 ? line.substring(0, 120) + "..." : line) + '"';
    }
}
