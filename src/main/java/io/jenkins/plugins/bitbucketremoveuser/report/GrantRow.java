package io.jenkins.plugins.bitbucketremoveuser.report;

/**
 * One grant of a report.
 *
 * @param link into Bitbucket; empty if there is no page of its own
 */
public record GrantRow(
        String kind, String id, String name, String level, String state, String at, String message, String link) {
    GrantRow redacted(Redaction redaction) {
        return new GrantRow(kind, redaction.addressesIn(id), redaction.addressesIn(name), level, state, at, "", link);
    }

    /** An invitation is known by its address; its name is only where it leads to. */
    public String title() {
        if (kind.equals("invitation")) {
            return name.isEmpty() ? id : id + " (" + name + ")";
        }
        return name.isEmpty() ? id : name;
    }

    public String time() {
        return Times.shown(at);
    }
}
