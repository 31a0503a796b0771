package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All the ways back into one workspace. */
final class WaysBack {
    private final Map<Grant.Kind, WayBack> ways = new LinkedHashMap<>();

    WaysBack(Bitbucket bitbucket, String workspace, Diagnosis diagnosis) {
        Optional<WorkspaceOrganisation> organisation = bitbucket
                .organisation()
                .map(api -> new WorkspaceOrganisation(
                        api, bitbucket.accounts(), bitbucket.workspaces(), workspace, diagnosis));
        WayBack none = new NoWayBack(
                "The organisation gave it, and no organisation is given to this run.",
                "Give the organisation's id and API key, and restore once more.");
        WayBack directory = organisation.<WayBack>map(DirectoryWayBack::new).orElse(none);
        ways.put(Grant.Kind.DIRECTORY_MEMBERSHIP, directory);
        ways.put(Grant.Kind.DIRECTORY_ACCESS, directory);
        ways.put(
                Grant.Kind.ORGANISATION_GROUP,
                organisation.<WayBack>map(OrganisationGroupWayBack::new).orElse(none));
        ways.put(
                Grant.Kind.ORGANISATION_ROLE,
                organisation.<WayBack>map(OrganisationRoleWayBack::new).orElse(none));
        ways.put(Grant.Kind.GROUP, new GroupWayBack(bitbucket.groups(), workspace, diagnosis));
        ways.put(Grant.Kind.PROJECT, DirectGrantWayBack.onProjects(bitbucket, workspace, diagnosis));
        ways.put(Grant.Kind.REPOSITORY, DirectGrantWayBack.onRepositories(bitbucket, workspace, diagnosis));
        ways.put(Grant.Kind.INVITATION, new InvitationWayBack(bitbucket.invitations(), workspace, diagnosis));
    }

    /** In the order in which things are given back: what makes somebody a member comes before what only members get. */
    Map<Grant.Kind, WayBack> inOrder() {
        return Collections.unmodifiableMap(ways);
    }
}
