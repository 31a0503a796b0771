package io.jenkins.plugins.bitbucketremoveuser.report;

/**
 * One residue of a report.
 *
 * @param link into Bitbucket; empty if the report's is none
 */
public record ResidueRow(
        String kind, String where, String id, String what, String state, String at, String message, String link) {
    /** A pull request's title is what a stranger wrote. */
    ResidueRow redacted(Redaction redaction) {
        return new ResidueRow(kind, redaction.addressesIn(where), id, "", state, at, "", link);
    }

    public String time() {
        return Times.shown(at);
    }
}
