package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a removal is to do, and nothing else: made by a dry run, approved by a person, applied later.
 *
 * @param workspaces at least one
 */
public record Plan(List<WorkspacePlan> workspaces) {
    public Plan {
        workspaces = List.copyOf(workspaces);
        if (workspaces.isEmpty()) {
            throw new IllegalArgumentException("no workspace");
        }
    }

    /**
     * @param report of a dry run
     * @throws InvalidInputException if it is not, or if the run did not come to its end everywhere
     */
    public static Plan of(RunReport report) {
        if (!report.dryRun()) {
            throw new InvalidInputException(
                    "plan", "", "is the report of a removal", "Give the result of a dry run, which changes nothing.");
        }
        if (report.outcome() == RunOutcome.FAILED || report.outcome() == RunOutcome.INTERRUPTED) {
            throw new InvalidInputException(
                    "plan",
                    "",
                    "is of a dry run that did not come to its end: "
                            + report.outcome().word(),
                    "Make a new plan.");
        }
        return new Plan(report.workspaces().stream()
                .map(workspace -> WorkspacePlan.of(workspace, report.startedAt()))
                .toList());
    }

    /** The same in all workspaces. */
    public RemovalMode mode() {
        return workspaces.get(0).mode();
    }

    /** When the first of it was seen. */
    public Instant madeAt() {
        return workspaces.stream()
                .map(WorkspacePlan::madeAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** @throws InvalidInputException if it is older than that, or from the future */
    public void requireNotOlderThan(Duration limit, Instant now) {
        Instant madeAt = madeAt();
        if (madeAt.isAfter(now) || madeAt.plus(limit).isBefore(now)) {
            throw new InvalidInputException(
                    "plan",
                    madeAt.toString(),
                    madeAt.isAfter(now)
                            ? "is from the future: it is " + now + " now"
                            : "is too old: a plan can be applied for " + limit.toHours() + " hours",
                    "Make a new plan, and have it approved.");
        }
    }

    /**
     * @param people who were named beside the plan
     * @throws InvalidInputException if the plan is about others; nobody at all is fine
     */
    public void requireSamePeople(String field, List<PersonId> people) {
        for (WorkspacePlan workspace : workspaces) {
            List<String> planned =
                    workspace.asked().stream().map(PersonId::key).sorted().toList();
            List<String> named = PersonId.distinct(people).stream()
                    .map(PersonId::key)
                    .sorted()
                    .toList();
            if (!named.isEmpty() && !named.equals(planned)) {
                throw new InvalidInputException(
                        field,
                        String.join(", ", people.stream().map(PersonId::value).toList()),
                        "is not what the plan is about: "
                                + String.join(
                                        ", ",
                                        workspace.asked().stream()
                                                .map(PersonId::value)
                                                .toList()),
                        "Leave it out: a plan says itself whom it is about.");
            }
        }
    }

    /**
     * @param named beside the plan
     * @throws InvalidInputException if the plan is about others; none at all is fine
     */
    public void requireSameWorkspaces(String field, List<WorkspaceId> named) {
        List<String> planned = workspaces.stream()
                .map(workspace -> workspace.workspace().key())
                .sorted()
                .toList();
        if (!named.isEmpty()
                && !named.stream().map(WorkspaceId::key).sorted().toList().equals(planned)) {
            throw new InvalidInputException(
                    field,
                    String.join(", ", named.stream().map(WorkspaceId::value).toList()),
                    "is not where the plan is for: "
                            + String.join(
                                    ", ",
                                    workspaces.stream()
                                            .map(workspace ->
                                                    workspace.workspace().value())
                                            .toList()),
                    "Leave it out: a plan says itself which workspaces it is for.");
        }
    }

    /** Does what is planned, and reports without touching it whatever else is found. */
    public List<RemovalRequest> requests(SafetyPolicy policy) {
        return workspaces.stream().map(workspace -> workspace.request(policy)).toList();
    }
}
