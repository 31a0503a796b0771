package io.jenkins.plugins.bitbucketremoveuser.audit;

import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.Problem;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceRestore;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a run ended.
 *
 * @param result in the report's word
 * @param interrupted it was told to stop before its end; it may go on later
 * @param requests sent to Bitbucket, of the last stretch if it was resumed
 * @param error what ended it, or the work in a workspace; empty if nothing did
 */
public record AuditedEnd(String result, boolean interrupted, int requests, String error, List<AuditedPerson> people) {
    public AuditedEnd {
        people = List.copyOf(people);
    }

    public static AuditedEnd of(RunReport report) {
        return new AuditedEnd(
                report.outcome().word(),
                report.interrupted(),
                report.requestCount(),
                report.workspaces().stream()
                        .flatMap(one -> one.problem().stream().map(problem -> error(one.workspace(), problem)))
                        .collect(Collectors.joining("; ")),
                report.workspaces().stream().flatMap(AuditedEnd::people).toList());
    }

    private static Stream<AuditedPerson> people(RemovalReport report) {
        String workspace = report.workspace().value();
        return report.people().stream().map(person -> AuditedPerson.of(workspace, person));
    }

    public static AuditedEnd of(RestoreReport report) {
        return new AuditedEnd(
                report.outcome().word(),
                report.interrupted(),
                report.requestCount(),
                report.workspaces().stream()
                        .flatMap(one -> one.problem().stream().map(problem -> error(one.workspace(), problem)))
                        .collect(Collectors.joining("; ")),
                report.workspaces().stream().flatMap(AuditedEnd::people).toList());
    }

    public static AuditedEnd of(CleanUpReport report) {
        return new AuditedEnd(
                report.outcome().word(),
                report.interrupted(),
                report.requestCount(),
                Stream.of(
                                report.stop().stream().map(stop -> stop.guard().word() + ": " + stop.message()),
                                report.problem().stream().map(problem -> error(report.workspace(), problem)),
                                report.removal().map(AuditedEnd::of).map(AuditedEnd::error).stream())
                        .flatMap(part -> part)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; ")),
                report.removal().map(AuditedEnd::of).map(AuditedEnd::people).orElse(List.of()));
    }

    private static String error(WorkspaceId workspace, Problem problem) {
        return workspace + ": " + problem.kind().word() + ": " + problem.message();
    }

    private static Stream<AuditedPerson> people(WorkspaceRestore report) {
        String workspace = report.workspace().value();
        return report.people().stream().map(person -> AuditedPerson.of(workspace, person));
    }

    /** Of a run that came to no report. */
    public static AuditedEnd failed(String error) {
        return new AuditedEnd(RunOutcome.FAILED.word(), false, 0, error, List.of());
    }
}
