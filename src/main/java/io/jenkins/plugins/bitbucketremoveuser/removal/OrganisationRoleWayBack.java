package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;

/** Roles in the workspace, given to the person directly in the organisation. */
final class OrganisationRoleWayBack implements WayBack {
    private static final String CURE =
            "An organisation administrator gives the role in admin.atlassian.com > Directory > Users > the person > App"
                    + " access.";

    private final WorkspaceOrganisation organisation;

    OrganisationRoleWayBack(WorkspaceOrganisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public Sight look(Person person, Grant grant) throws BitbucketException, InterruptedException {
        if (organisation.app().isEmpty()) {
            return Impossible.because(organisation.refusal());
        }
        boolean there = organisation.directRoles(person.accountId()).stream()
                .anyMatch(role -> role.id().equals(grant.id()));
        if (there) {
            return new There();
        }
        return organisation.api().directoriesOf(person.accountId()).isEmpty()
                ? DirectoryWayBack.NOT_IN_DIRECTORY
                : new Missing();
    }

    @Override
    public void give(Person person, Grant grant) throws BitbucketException, InterruptedException {
        organisation
                .api()
                .assignRole(
                        person.accountId(),
                        grant.id(),
                        organisation.requireApp().resourceId());
    }

    @Override
    public Problem explain(Person person, ApiErrorException refusal) {
        return organisation.explain(refusal, CURE);
    }
}
