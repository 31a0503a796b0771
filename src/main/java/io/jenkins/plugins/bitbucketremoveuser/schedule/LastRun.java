package io.jenkins.plugins.bitbucketremoveuser.schedule;

import io.jenkins.plugins.bitbucketremoveuser.report.Tone;

/**
 * How the last run of a clean-up ended. Hostile text.
 *
 * @param outcome in the report's word; {@code interrupted} also if it runs or was killed
 * @param summary one line
 * @param startedAt ISO 8601, UTC
 * @param finishedAt the same; empty if it has not ended
 */
public record LastRun(String startedBy, String startedAt, String finishedAt, String outcome, String summary) {
    /** Whether somebody should look at it. */
    boolean isTrouble() {
        return switch (outcome) {
            case "removed", "nothing-to-do", "planned", "left-for-a-person" -> false;
            default -> true;
        };
    }

    /** Without the line that may name somebody. */
    LastRun redacted() {
        return new LastRun(startedBy, startedAt, finishedAt, outcome, "");
    }

    /** For the page. */
    public Tone tone() {
        return Tone.of(outcome);
    }
}
