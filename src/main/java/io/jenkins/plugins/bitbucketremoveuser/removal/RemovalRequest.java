package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param people each id once, in the order given; several may turn out to mean the same person
 * @param approved what may be touched; everything that is found if it is empty
 * @param ofOthers addresses that are certainly none of these people's: who is asked for by id alone was not invited by them
 */
public record RemovalRequest(
        WorkspaceId workspace,
        List<PersonId> people,
        RemovalMode mode,
        SafetyPolicy policy,
        Optional<WorkspacePlan> approved,
        List<EmailAddress> ofOthers) {

    public RemovalRequest(WorkspaceId workspace, List<PersonId> people, RemovalMode mode, SafetyPolicy policy) {
        this(workspace, people, mode, policy, Optional.empty(), List.of());
    }

    /** @throws InvalidInputException if nobody is named */
    public RemovalRequest {
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(policy, "policy");
        people = List.copyOf(PersonId.distinct(people));
        if (people.isEmpty()) {
            throw new InvalidInputException(
                    "email", "", "is empty", "Give at least one full address, account id or UUID.");
        }
        ofOthers = List.copyOf(ofOthers);
    }

    public RemovalRequest withAddressesOfOthers(List<EmailAddress> addresses) {
        return new RemovalRequest(workspace, people, mode, policy, approved, addresses);
    }
}
