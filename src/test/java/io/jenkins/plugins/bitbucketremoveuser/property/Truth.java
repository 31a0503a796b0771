package io.jenkins.plugins.bitbucketremoveuser.property;

import io.jenkins.plugins.bitbucketremoveuser.removal.Grant;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Grants;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What everybody really has at one moment, whatever Bitbucket shows. */
record Truth(Map<String, Holding> people) {

    /** @param levels by grant; empty for groups and invitations, whose level is not the person's */
    record Holding(Map<Grant.Key, String> levels, boolean member, boolean administrator) {
        private static final Holding NOTHING = new Holding(Map.of(), false, false);

        Set<Grant.Key> grants() {
            return levels.keySet();
        }

        boolean isGone() {
            return levels.isEmpty() && !member;
        }

        Holding only(Predicate<Grant.Kind> kinds) {
            Map<Grant.Key, String> those = new LinkedHashMap<>(levels);
            those.keySet().removeIf(grant -> !kinds.test(grant.kind()));
            return new Holding(those, member, administrator);
        }

        Set<Grant.Key> without(Holding other) {
            Set<Grant.Key> difference = new HashSet<>(grants());
            difference.removeAll(other.grants());
            return difference;
        }
    }

    static Truth of(SimulatorWorld world, List<String> emails) {
        Map<String, Holding> people = new LinkedHashMap<>();
        for (String email : emails) {
            Map<Grant.Key, String> levels = levels(world.grantsOf(email));
            if (world.isInvited(email)) {
                levels.put(invitation(email), "");
            }
            people.put(email, new Holding(levels, world.isMember(email), world.isAdmin(email)));
        }
        if (world.isInvited(Scenario.NOBODY)) {
            Map<Grant.Key, String> levels = Map.of(invitation(Scenario.NOBODY), "");
            people.put(Scenario.NOBODY, new Holding(levels, false, false));
        }
        return new Truth(people);
    }

    private static Grant.Key invitation(String email) {
        return new Grant.Key(Grant.Kind.INVITATION, email);
    }

    private static Map<Grant.Key, String> levels(Grants grants) {
        Map<Grant.Key, String> levels = new LinkedHashMap<>();
        grants.groups().forEach(group -> levels.put(new Grant.Key(Grant.Kind.GROUP, group), ""));
        grants.projects()
                .forEach((project, level) -> levels.put(new Grant.Key(Grant.Kind.PROJECT, project), level.text()));
        grants.repositories()
                .forEach((repository, level) ->
                        levels.put(new Grant.Key(Grant.Kind.REPOSITORY, repository), level.text()));
        return levels;
    }

    boolean invitesSomebody() {
        return people.values().stream()
                .flatMap(holding -> holding.grants().stream())
                .anyMatch(grant -> grant.kind() == Grant.Kind.INVITATION);
    }

    /** Nothing, for an address that nobody has and nobody was invited by. */
    Holding of(String email) {
        return people.getOrDefault(email, Holding.NOTHING);
    }
}
