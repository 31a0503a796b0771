package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.regex.Pattern;

/**
 * Text for a log or a terminal. Names come from strangers: a line break would forge a line of ours, an escape sequence
 * would command the terminal (or a Jenkins console note), a bidirectional override would show an address backwards.
 */
public final class PlainLine {
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private PlainLine() {}

    /** The text in one line, with a question mark for each character that is not for showing. */
    public static String of(String text) {
        return UNSAFE.matcher(text).replaceAll("?");
    }
}
