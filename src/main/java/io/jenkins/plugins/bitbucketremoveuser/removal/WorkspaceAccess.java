package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.EffectivePermission;
import io.jenkins.plugins.bitbucketremoveuser.client.FirstPage;
import io.jenkins.plugins.bitbucketremoveuser.client.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All the kinds of access to one workspace, in the order in which they are taken away: each step shrinks the next. */
final class WorkspaceAccess {
    private final Bitbucket bitbucket;
    private final String workspace;
    private final Reach reach;
    private final ProjectCatalogue catalogue;
    private final Optional<WorkspaceOrganisation> organisation;
    private final GroupAccess groups;
    private final InvitationAccess invitations;
    private final List<AccessKind> inOrganisation;
    private final List<AccessKind> inWorkspace;
    private final List<AccessKind> inDirectory;

    WorkspaceAccess(
            Bitbucket bitbucket,
            String workspace,
            Diagnosis diagnosis,
            RemovalSettings settings,
            DirectoryAction directoryAction,
            List<EmailAddress> ofOthers) {
        this.bitbucket = bitbucket;
        this.workspace = workspace;
        reach = new Reach(bitbucket.repositories(), bitbucket.accounts(), workspace);
        catalogue = new ProjectCatalogue(bitbucket, workspace);
        organisation = bitbucket
                .organisation()
                .map(api -> new WorkspaceOrganisation(
                        api, bitbucket.accounts(), bitbucket.workspaces(), workspace, diagnosis));
        groups = new GroupAccess(bitbucket.groups(), workspace, diagnosis);
        invitations = new InvitationAccess(bitbucket.invitations(), workspace, diagnosis, organisation, ofOthers);
        inOrganisation = organisation.stream()
                .flatMap(there ->
                        Stream.<AccessKind>of(new OrganisationGroupAccess(there), new OrganisationRoleAccess(there)))
                .toList();
        inWorkspace = List.of(
                groups,
                new ProjectAccess(bitbucket.projects(), catalogue, reach, workspace, settings),
                new RepositoryAccess(bitbucket.repositories(), reach, workspace, settings));
        inDirectory = organisation.stream()
                .filter(any -> directoryAction != DirectoryAction.NONE)
                .<AccessKind>map(there -> new DirectoryAccess(there, directoryAction))
                .toList();
    }

    /**
     * What this person can hold, in the order in which it is taken away: without a Bitbucket account, an invitation; with
     * an account that only the organisation knows, that and what the organisation gives.
     */
    List<AccessKind> kinds(Person person) {
        List<AccessKind> kinds = new ArrayList<>();
        boolean known = !person.accountId().isEmpty() || person.isMember();
        if (known) {
            kinds.addAll(inOrganisation);
        }
        if (person.isMember()) {
            kinds.addAll(inWorkspace);
        }
        kinds.add(invitations);
        if (known) {
            kinds.addAll(inDirectory);
        }
        return kinds;
    }

    List<AccessKind> kindsOfOrganisation() {
        return Stream.concat(inOrganisation.stream(), inDirectory.stream()).toList();
    }

    /** What the organisation may give to somebody whose account is not known, because it refuses to tell. */
    List<Leftover> unseenInOrganisation() throws BitbucketException, InterruptedException {
        if (organisation.isEmpty() || !organisation.get().isRefused()) {
            return List.of();
        }
        List<Leftover> unseen = new ArrayList<>();
        for (AccessKind kind : inOrganisation) {
            unseen.addAll(kind.find(Person.inDirectory("", "", List.of())).unknown());
        }
        return unseen;
    }

    /** Empty if no organisation is given. */
    Optional<WorkspaceOrganisation> organisation() {
        return organisation;
    }

    /** Who can take away what this run cannot. */
    String cure(Grant.Kind of) {
        return Stream.of(inOrganisation, inWorkspace, List.of(invitations), inDirectory)
                .flatMap(List::stream)
                .filter(kind -> kind.kind() == of)
                .map(AccessKind::cure)
                .findFirst()
                .orElse("Run it again as it was begun: with the same credentials and the same directory action.");
    }

    GroupAccess groups() {
        return groups;
    }

    InvitationAccess invitations() {
        return invitations;
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

    /** The same; and what goes in the organisation goes from the workspace's own groups too. */
    void changed(Grant.Kind kind) {
        changed();
        if (inOrganisation.stream().anyMatch(one -> one.kind() == kind)) {
            groups.changed();
        }
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
                .findMembers(
                        workspace,
                        person.emails().stream().map(EmailAddress::value).toList())
                .stream()
                .anyMatch(member -> person.hasAddress(member.email()));
    }
}
