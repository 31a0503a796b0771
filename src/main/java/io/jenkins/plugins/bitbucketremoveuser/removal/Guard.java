package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.User;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules about who is never touched. */
final class Guard {
    private final SafetyPolicy policy;
    private final WorkspaceView view;
    private final Set<String> leaving;
    private final Map<String, ProtectedAccounts> hidden;

    /**
     * @param leaving the UUIDs of everybody the run is to remove
     * @param hidden by {@link Person#key()}, the rules that protect by what does not show in a person, such as an address
     */
    Guard(SafetyPolicy policy, WorkspaceView view, Set<String> leaving, Map<String, ProtectedAccounts> hidden) {
        this.policy = policy;
        this.view = view;
        this.leaving = Set.copyOf(leaving);
        this.hidden = Map.copyOf(hidden);
    }

    /** Also of somebody who has no account that is known. */
    Optional<Refusal> check(Subject subject) {
        return subject.asked().stream()
                .map(policy::refuse)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** @param ownerUuids of the accounts that own the workspace's groups */
    Optional<Refusal> check(Person person, Set<String> ownerUuids) {
        if (person.uuid().equals(view.caller().uuid())) {
            return Optional.of(new Refusal(
                    Refusal.Rule.SELF,
                    person + " is the account this run works with; it cannot remove itself.",
                    "Use the credential of another administrator."));
        }
        if (ownerUuids.contains(person.uuid())) {
            return Optional.of(new Refusal(
                    Refusal.Rule.WORKSPACE_OWNER,
                    person + " owns this personal workspace; Bitbucket does not let its owner be removed.",
                    "Move the repositories to another workspace, or delete the workspace."));
        }
        boolean administrator =
                view.administrators().stream().anyMatch(user -> user.uuid().equals(person.uuid()));
        boolean othersStay = view.administrators().stream().map(User::uuid).anyMatch(uuid -> !leaving.contains(uuid));
        if (administrator && !othersStay) {
            return Optional.of(new Refusal(
                    Refusal.Rule.LAST_ADMINISTRATOR,
                    person + " is the last administrator of the workspace.",
                    "Make somebody else an administrator first."));
        }
        return Optional.ofNullable(hidden.get(person.key()))
                .map(rule -> rule.refusal(person.toString()))
                .or(() -> policy.refuse(person));
    }
}
