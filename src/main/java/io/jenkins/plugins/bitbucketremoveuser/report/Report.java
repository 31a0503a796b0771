package io.jenkins.plugins.bitbucketremoveuser.report;

import java.util.List;
import java.util.stream.Collectors;

/** A report as it is shown. Each text is hostile. */
public record Report(
        boolean dryRun,
        String outcome,
        String startedAt,
        String finishedAt,
        int requests,
        List<WorkspacePart> workspaces) {

    Report redacted(Redaction redaction) {
        return with(workspaces.stream()
                .map(workspace -> workspace.redacted(redaction))
                .toList());
    }

    Report with(List<WorkspacePart> some) {
        return new Report(dryRun, outcome, startedAt, finishedAt, requests, some);
    }

    public Tone tone() {
        return Tone.of(outcome);
    }

    public String started() {
        return Times.shown(startedAt);
    }

    public String finished() {
        return Times.shown(finishedAt);
    }

    /** Names workspaces and counts people, and names nobody. */
    public String summary() {
        return workspaces.stream().map(WorkspacePart::summary).collect(Collectors.joining("; "));
    }
}
