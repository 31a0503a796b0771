package io.jenkins.plugins.bitbucketremoveuser.removal;

/** Text for a cell of a table that people open in a spreadsheet, which takes what begins like a formula for one. */
public final class SpreadsheetCell {
    private static final String FORMULA = "=+-@\t\r\n";

    private SpreadsheetCell() {}

    /** The text, with an apostrophe in front if it begins like a formula. */
    public static String of(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
