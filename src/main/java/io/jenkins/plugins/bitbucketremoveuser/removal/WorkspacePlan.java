package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done in one workspace.
 *
 * @param madeAt when the first of it was seen
 * @param mode as it was asked for, and as it is applied
 */
public record WorkspacePlan(WorkspaceId workspace, Instant madeAt, RemovalMode mode, List<PlannedPerson> people) {
    public WorkspacePlan {
        people = List.copyOf(people);
    }

    static WorkspacePlan of(RemovalReport report, Instant madeAt) {
        return new WorkspacePlan(
                report.workspace(),
                madeAt,
                report.mode(),
                report.people().stream().map(PlannedPerson::of).toList());
    }

    /** Everybody who was asked for. */
    List<PersonId> asked() {
        return people.stream().flatMap(person -> person.asked().stream()).toList();
    }

    Optional<PlannedPerson> of(PersonId id) {
        return people.stream()
                .filter(planned ->
                        planned.asked().stream().anyMatch(asked -> asked.key().equals(id.key())))
                .findFirst();
    }

    Optional<PlannedPerson> of(Person person) {
        return people.stream()
                .filter(planned -> planned.person()
                        .filter(known -> known.key().equals(person.key()))
                        .isPresent())
                .findFirst();
    }

    RemovalRequest request(SafetyPolicy policy) {
        return new RemovalRequest(workspace, asked(), mode.withDryRun(false), policy, Optional.of(this), List.of());
    }
}
