package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Group;
import io.jenkins.plugins.bitbucketremoveuser.client.Groups;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Memberships in the workspace's groups (1.0 API). One list serves everybody in a run until something changes. */
final class GroupAccess implements AccessKind {
    private final Groups groups;
    private final String workspace;
    private List<Group> snapshot;

    GroupAccess(Groups groups, String workspace) {
        this.groups = groups;
        this.workspace = workspace;
    }

    @Override
    public Grant.Kind kind() {
        return Grant.Kind.GROUP;
    }

    @Override
    public Findings find(Person person) throws BitbucketException, InterruptedException {
        return Findings.of(memberships(person, current()));
    }

    private List<Group> current() throws BitbucketException, InterruptedException {
        if (snapshot == null) {
            snapshot = List.copyOf(groups.list(workspace));
        }
        return snapshot;
    }

    /** The accounts that own the groups: a person among them owns a personal workspace. */
    Set<String> ownerUuids() throws BitbucketException, InterruptedException {
        return current().stream().map(Group::ownerUuid).collect(Collectors.toSet());
    }

    @Override
    public boolean revoke(Person person, Grant grant) throws BitbucketException, InterruptedException {
        return groups.removeMember(workspace, grant.id(), person.uuid());
    }

    @Override
    public List<Grant> stillHeld(Person person, Collection<Grant> grants)
            throws BitbucketException, InterruptedException {
        snapshot = null;
        return memberships(person, current());
    }

    private static List<Grant> memberships(Person person, List<Group> groups) {
        return groups.stream()
                .filter(group -> group.members().stream()
                        .anyMatch(member -> member.uuid().equals(person.uuid())))
                .<Grant>map(group -> new Grant.GroupMembership(group.slug(), group.name(), group.permission()))
                .toList();
    }

    @Override
    public Leftover refused(Grant grant, Problem problem) {
        return new Leftover(
                grant.describe(),
                problem.message(),
                "Either the groups are managed in admin.atlassian.com (remove the person from the group there), or the"
                        + " 1.0 groups API wants another credential than this one (remove the person in Workspace"
                        + " settings > User groups).");
    }
}
