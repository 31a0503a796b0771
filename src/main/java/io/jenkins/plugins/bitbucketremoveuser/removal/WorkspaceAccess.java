package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.EffectivePermission;
import io.jenkins.plugins.bitbucketremoveuser.client.FirstPage;
import io.jenkins.plugins.bitbucketremoveuser.client.Repository;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All the kinds of access to one workspace, in the order in which they are taken away: each step shrinks the next. */
final class WorkspaceAccess {
    private final Bitbucket bitbucket;
    private final String workspace;
    private final Reach reach;
    private final ProjectCatalogue catalogue;
    private final GroupAccess groups;
    private final InvitationAccess invitations;
    private final List<AccessKind> kinds;

    WorkspaceAccess(Bitbucket bitbucket, String workspace, Diagnosis diagnosis, RemovalSettings settings) {
        this.bitbucket = bitbucket;
        this.workspace = workspace;
        reach = new Reach(bitbucket.repositories(), workspace);
        catalogue = new ProjectCatalogue(bitbucket, workspace);
        groups = new GroupAccess(bitbucket.groups(), workspace, diagnosis);
        invitations = new InvitationAccess(bitbucket.invitations(), workspace, diagnosis);
        kinds = List.of(
                groups,
                new ProjectAccess(bitbucket.projects(), catalogue, reach, workspace, settings),
                new RepositoryAccess(bitbucket.repositories(), reach, workspace, settings),
                invitations);
    }

    /** What this person can hold: without an account, an invitation and nothing else. */
    List<AccessKind> kinds(Person person) {
        return person.isMember() ? kinds : List.of(invitations);
    }

    InvitationAccess invitations() {
        return invitations;
    }

    AccessKind kind(Grant.Kind of) {
        return kinds.stream().filter(kind -> kind.kind() == of).findFirst().orElseThrow();
    }

    ProjectCatalogue catalogue() {
        return catalogue;
    }

    /** The accounts that own the workspace's groups. */
    Set<String> ownerUuids() throws BitbucketException, InterruptedException {
        return groups.ownerUuids();
    }

    /** What the person can reach must be asked anew. */
    void changed() {
        reach.changed();
    }

    /** Empty {@link Optional} if Bitbucket does not tell. */
    Optional<List<EffectivePermission>> reach(Person person) throws BitbucketException, InterruptedException {
        return reach.of(person);
    }

    /** The beginning of what the person can reach, in one request; empty {@link Optional} if Bitbucket does not tell. */
    Optional<FirstPage<Repository>> someReach(Person person) throws BitbucketException, InterruptedException {
        return bitbucket.repositories().someReachableBy(workspace, person.uuid());
    }

    /** Whether the person is in the workspace now; of somebody who was invited, whether he or she has joined since. */
    boolean isMember(Person person) throws BitbucketException, InterruptedException {
        if (person.isMember()) {
            return bitbucket.workspaces().isMember(workspace, person.uuid());
        }
        return bitbucket
                .workspaces()
                .findMembers(workspace, List.of(person.email().value()))
                .stream()
                .anyMatch(member -> person.email().isSameAs(member.email()));
    }
}
