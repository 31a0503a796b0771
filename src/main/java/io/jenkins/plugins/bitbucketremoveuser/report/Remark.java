package io.jenkins.plugins.bitbucketremoveuser.report;

/**
 * Something said about a person or a workspace.
 *
 * @param type {@code left}, {@code refusal}, {@code problem}, {@code warning} or {@code note}
 * @param what is left, or the rule, or the kind of the problem; empty for a note
 * @param text why, or the message
 * @param cure empty if there is none
 */
public record Remark(String type, String what, String text, String cure) {
    /** A rule and the kind of a problem are our own words; everything else may name somebody. */
    Remark redacted() {
        boolean ours = type.equals("refusal") || type.equals("problem");
        return new Remark(type, ours ? what : "", "", "");
    }

    /** Whether somebody who may not see names still learns something from it. */
    boolean isTelling() {
        return !(what + text + cure).isEmpty();
    }
}
