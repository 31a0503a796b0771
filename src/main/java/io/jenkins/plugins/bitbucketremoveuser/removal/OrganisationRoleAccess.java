package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Roles in the workspace that were given to the person directly in the organisation. */
final class OrganisationRoleAccess implements AccessKind {
    private static final String WHAT = "organisation roles, if any";

    private final WorkspaceOrganisation organisation;

    OrganisationRoleAccess(WorkspaceOrganisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public Grant.Kind kind() {
        return Grant.Kind.ORGANISATION_ROLE;
    }

    @Override
    public Findings find(Person person) throws BitbucketException, InterruptedException {
        return organisation.find(person, WHAT, organisation::directRoles);
    }

    @Override
    public boolean revoke(Person person, Grant grant) throws BitbucketException, InterruptedException {
        return organisation
                .api()
                .revokeRole(
                        person.accountId(),
                        grant.id(),
                        organisation.requireApp().resourceId());
    }

    @Override
    public List<Grant> stillHeld(Person person, Collection<Grant> grants)
            throws BitbucketException, InterruptedException {
        Set<Grant.Key> asked = grants.stream().map(Grant::key).collect(Collectors.toSet());
        return organisation.directRoles(person.accountId()).stream()
                .filter(role -> asked.contains(role.key()))
                .<Grant>map(role -> role)
                .toList();
    }

    /** Who is suspended is no member for a while, and is one again afterwards. */
    @Override
    public boolean endsWithMembership() {
        return false;
    }

    @Override
    public String cure() {
        return "An organisation administrator takes the role away in admin.atlassian.com > Directory > Users > the"
                + " person > App access.";
    }

    @Override
    public Problem explain(ApiErrorException refusal, Diagnosis words) {
        return organisation.explain(refusal, cure());
    }
}
