package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.DirectoryGroup;
import io.jenkins.plugins.bitbucketremoveuser.client.Group;
import io.jenkins.plugins.bitbucketremoveuser.client.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is in a protected group, of the workspace or of the organisation. Whoever's groups cannot be seen counts as one who
 * is; and whoever an interrupted run has taken out of such a group still is, too.
 */
final class ProtectedGroupCheck {
    private final List<ProtectedGroups> rules;
    private final WorkspaceAccess access;
    private final Journal earlier;

    ProtectedGroupCheck(List<ProtectedGroups> rules, WorkspaceAccess access, Journal earlier) {
        this.rules = rules;
        this.access = access;
        this.earlier = earlier;
    }

    /** Asks nothing if no group is protected, or if the person has no account, and so no group. */
    Optional<Refusal> refuse(Person person) throws BitbucketException, InterruptedException {
        if (rules.isEmpty() || !person.isMember() && person.accountId().isEmpty()) {
            return Optional.empty();
        }
        try {
            List<NamedGroup> groups = new ArrayList<>(before(person));
            groups.addAll(inWorkspace(person));
            groups.addAll(inOrganisation(person));
            return rules.stream()
                    .flatMap(rule -> groups.stream()
                            .filter(group -> rule.holds(group.name(), group.id()))
                            .map(group -> rule.refusal(person, group.name())))
                    .findFirst();
        } catch (ProblemException e) {
            return Optional.of(rules.get(0).unchecked(person, e.problem()));
        }
    }

    /** About groups that nobody is in because there are none, as far as all groups can be seen. */
    List<String> notes() throws BitbucketException, InterruptedException {
        if (rules.isEmpty() || access.organisation().isPresent()) {
            return List.of();
        }
        Optional<List<Group>> all = access.groups().all();
        List<String> existing = all.orElse(List.of()).stream()
                .flatMap(group -> Stream.of(group.name(), group.slug()))
                .toList();
        return all.isEmpty()
                ? List.of()
                : rules.stream()
                        .map(rule -> rule.absent(existing))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private List<NamedGroup> before(Person person) {
        return earlier.of(person).map(Journal.Entry::grants).orElse(List.of()).stream()
                .map(GrantResult::grant)
                .filter(grant -> grant.kind() == Grant.Kind.GROUP || grant.kind() == Grant.Kind.ORGANISATION_GROUP)
                .map(grant -> new NamedGroup(
                        grant.name(),
                        grant instanceof Grant.OrganisationGroup organisation ? organisation.groupId() : grant.id()))
                .toList();
    }

    private List<NamedGroup> inWorkspace(Person person)
            throws ProblemException, BitbucketException, InterruptedException {
        if (!person.isMember()) {
            return List.of();
        }
        Optional<List<Group>> all = access.groups().all();
        if (all.isEmpty()) {
            throw new ProblemException(access.groups().refusal(), null);
        }
        return all.get().stream()
                .filter(group -> group.members().stream().anyMatch(member -> isSame(member, person)))
                .map(group -> new NamedGroup(group.name(), group.slug()))
                .toList();
    }

    private static boolean isSame(User member, Person person) {
        return member.uuid().equalsIgnoreCase(person.uuid())
                || !person.accountId().isEmpty() && member.accountId().equals(person.accountId());
    }

    private List<NamedGroup> inOrganisation(Person person)
            throws ProblemException, BitbucketException, InterruptedException {
        if (access.organisation().isEmpty()) {
            return List.of();
        }
        List<DirectoryGroup> groups = access.organisation().get().everyGroup(person.accountId());
        return groups.stream()
                .map(group -> new NamedGroup(group.name(), group.id()))
                .toList();
    }

    /** @param id or slug */
    private record NamedGroup(String name, String id) {}
}
