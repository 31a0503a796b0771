package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whom a removal would refuse to touch, for those who only look. */
public final class Untouchable {
    private final SafetyPolicy policy;
    private final WorkspaceView view;

    public Untouchable(SafetyPolicy policy, WorkspaceView view) {
        this.policy = policy;
        this.view = view;
    }

    /** @param groups of the person, by name or id, as far as they are known
     *  @param owners the accounts that own the workspace's groups */
    public record Facts(Person person, List<EmailAddress> addresses, Set<String> groups, Set<String> owners) {
        public Facts {
            addresses = List.copyOf(addresses);
            groups = Set.copyOf(groups);
            owners = Set.copyOf(owners);
        }
    }

    /** The addresses that are protected: whose they are, Bitbucket alone can tell. */
    public List<EmailAddress> addresses() {
        return policy.accounts()
                .flatMap(rule -> rule.entries().stream())
                .filter(EmailAddress.class::isInstance)
                .map(EmailAddress.class::cast)
                .toList();
    }

    /** Whether any address of a person matters, and not only those that are protected. */
    public boolean asksForAddresses() {
        return !policy.domains().isEmpty();
    }

    /** Whether the groups of a person have to be known. */
    public boolean asksForGroups() {
        return !policy.groups().isEmpty();
    }

    /** @param leaving the UUIDs of everybody who would be removed together */
    public Optional<Refusal> check(Facts facts, Collection<String> leaving) {
        Person person = facts.person();
        Map<String, ProtectedAccounts> hidden = new HashMap<>();
        policy.accounts()
                .filter(rule -> facts.addresses().stream()
                        .anyMatch(address -> rule.refuse(address).isPresent()))
                .findFirst()
                .ifPresent(rule -> hidden.put(person.key(), rule));
        return new Guard(policy, view, Set.copyOf(leaving), hidden)
                .check(person, facts.owners())
                .or(() -> policy.domains().stream()
                        .flatMap(rule -> facts.addresses().stream()
                                .flatMap(address -> rule.refuse(address.value(), person.toString()).stream()))
                        .findFirst())
                .or(() -> policy.groups().stream()
                        .flatMap(rule ->
                                facts.groups().stream().filter(rule::holds).map(group -> rule.refusal(person, group)))
                        .findFirst());
    }
}
