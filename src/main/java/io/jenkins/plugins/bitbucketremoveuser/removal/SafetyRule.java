package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Optional;

/** One rule of a {@link SafetyPolicy}. A rule can forbid only: whatever is added to it, it never allows more. */
public sealed interface SafetyRule
        permits ProtectedAccounts, ProtectedDomains, ProtectedGroups, MostPeople, AllowedWorkspaces, DryRunOnly {
    SetBy setBy();

    /**
     * Whether anything may be taken away, or given back, in this workspace; asked before the first request to Bitbucket.
     *
     * @param dryRun whether nothing would be changed
     */
    default Optional<Refusal> refuse(WorkspaceId workspace, boolean dryRun) {
        return Optional.empty();
    }

    /** Whether this removal may be done at all; asked before the first request, too. */
    default Optional<Refusal> refuse(RemovalRequest request) {
        return refuse(request.workspace(), request.mode().dryRun());
    }

    /** Whether somebody may be touched who is named so. */
    default Optional<Refusal> refuse(PersonId id) {
        return Optional.empty();
    }

    /** Whether somebody may be touched, as far as it shows in what is known of the person. */
    default Optional<Refusal> refuse(Person person) {
        return Optional.empty();
    }

    /** For example {@code the rule "protected domains: acme.org", set by this job}. */
    default String named(String name) {
        return "the rule \"" + name + "\", set " + setBy().where();
    }

    /** @param name of the rule, with what of it applies */
    default Refusal protects(Refusal.Rule rule, String who, String name) {
        return refusal(rule, who + " is protected by " + named(name) + ".", setBy().cure());
    }

    default Refusal refusal(Refusal.Rule rule, String message, String cure) {
        return new Refusal(rule, message, cure, Optional.of(setBy()));
    }
}
