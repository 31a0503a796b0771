package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Group;
import io.jenkins.plugins.bitbucketremoveuser.client.Groups;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Memberships in the workspace's groups (1.0 API). Where the list is refused, the groups are unknown, which a report must
 * say; it is no reason to leave the other access in place.
 */
final class GroupAccess implements AccessKind {
    static final String CURE =
            "If the workspace's people are managed in admin.atlassian.com, give this run the organisation's id and API key,"
                    + " or remove the person from the group there; else remove the person in Workspace settings > User"
                    + " groups, or give this run a credential that may change groups (an OAuth consumer with"
                    + " account:write).";

    private final Groups groups;
    private final String workspace;
    private final LegacyList<Group> list;

    private final Diagnosis diagnosis;

    GroupAccess(Groups groups, String workspace, Diagnosis diagnosis) {
        this.groups = groups;
        this.workspace = workspace;
        this.diagnosis = diagnosis;
        list = new LegacyList<>(() -> groups.list(workspace), diagnosis, CURE);
    }

    @Override
    public Grant.Kind kind() {
        return Grant.Kind.GROUP;
    }

    @Override
    public Findings find(Person person) throws BitbucketException, InterruptedException {
        Optional<List<Group>> all = list.current();
        if (all.isEmpty()) {
            return Findings.unknown(new Leftover(
                    "group memberships, if any",
                    list.refusal().message(),
                    list.refusal().cure()));
        }
        return Findings.of(memberships(person, all.get()));
    }

    @Override
    public Findings findEverywhere(Person person) throws BitbucketException, InterruptedException {
        changed();
        return find(person);
    }

    /** Empty if Bitbucket does not let this credential see them; then {@link #refusal()} tells why. */
    Optional<List<Group>> all() throws BitbucketException, InterruptedException {
        return list.current();
    }

    /** The next look reads anew. */
    void changed() {
        list.forget();
    }

    Problem refusal() {
        return list.refusal();
    }

    Problem explain(ApiErrorException refused) {
        return diagnosis.ofLegacy(refused, CURE);
    }

    /** The accounts that own the groups: a person among them owns a personal workspace. */
    Set<String> ownerUuids() throws BitbucketException, InterruptedException {
        return list.current().orElse(List.of()).stream().map(Group::ownerUuid).collect(Collectors.toSet());
    }

    @Override
    public boolean revoke(Person person, Grant grant) throws BitbucketException, InterruptedException {
        return groups.removeMember(workspace, grant.id(), person.uuid());
    }

    @Override
    public List<Grant> stillHeld(Person person, Collection<Grant> grants)
            throws BitbucketException, InterruptedException {
        return memberships(person, list.reread());
    }

    private static List<Grant> memberships(Person person, List<Group> groups) {
        return groups.stream()
                .filter(group -> group.members().stream()
                        .anyMatch(member -> member.uuid().equals(person.uuid())))
                .<Grant>map(group -> new Grant.GroupMembership(group.slug(), group.name(), group.permission()))
                .toList();
    }

    @Override
    public String cure() {
        return CURE;
    }

    @Override
    public Problem explain(ApiErrorException refused, Diagnosis words) {
        return explain(refused);
    }
}
