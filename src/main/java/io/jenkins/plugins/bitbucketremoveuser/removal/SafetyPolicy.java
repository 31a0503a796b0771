package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What must not be done, and who must not be touched, by whatever is asked for. Every rule has to let it pass, so a policy
 * together with another is never looser than either.
 */
public final class SafetyPolicy {
    private static final SafetyPolicy NONE = new SafetyPolicy(List.of());

    private final List<SafetyRule> rules;

    private SafetyPolicy(List<SafetyRule> rules) {
        this.rules = List.copyOf(rules);
    }

    public static SafetyPolicy none() {
        return NONE;
    }

    /** Of several rules that refuse the same, the first one is named. */
    public static SafetyPolicy of(SafetyRule... rules) {
        return new SafetyPolicy(Arrays.asList(rules));
    }

    /** The rules of both. */
    public SafetyPolicy and(SafetyPolicy other) {
        List<SafetyRule> both = new ArrayList<>(rules);
        both.addAll(other.rules);
        return new SafetyPolicy(both);
    }

    Optional<Refusal> refuse(WorkspaceId workspace, boolean dryRun) {
        return first(rule -> rule.refuse(workspace, dryRun));
    }

    Optional<Refusal> refuse(RemovalRequest request) {
        return first(rule -> rule.refuse(request));
    }

    Optional<Refusal> refuse(PersonId id) {
        return first(rule -> rule.refuse(id));
    }

    Optional<Refusal> refuse(Person person) {
        return first(rule -> rule.refuse(person));
    }

    private Optional<Refusal> first(Function<SafetyRule, Optional<Refusal>> question) {
        return rules.stream().map(question).flatMap(Optional::stream).findFirst();
    }

    Stream<ProtectedAccounts> accounts() {
        return rules(ProtectedAccounts.class);
    }

    List<ProtectedDomains> domains() {
        return rules(ProtectedDomains.class).filter(rule -> !rule.isEmpty()).toList();
    }

    List<ProtectedGroups> groups() {
        return rules(ProtectedGroups.class).filter(rule -> !rule.isEmpty()).toList();
    }

    private <R extends SafetyRule> Stream<R> rules(Class<R> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast);
    }
}
