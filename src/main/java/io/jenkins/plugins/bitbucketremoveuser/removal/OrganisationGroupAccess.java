package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Memberships in the organisation's groups that give access to the workspace. The group's other members keep theirs. */
final class OrganisationGroupAccess implements AccessKind {
    private static final String WHAT = "organisation groups, if any";

    private final WorkspaceOrganisation organisation;

    OrganisationGroupAccess(WorkspaceOrganisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public Grant.Kind kind() {
        return Grant.Kind.ORGANISATION_GROUP;
    }

    @Override
    public Findings find(Person person) throws BitbucketException, InterruptedException {
        Findings findings = organisation.find(person, WHAT, organisation::groups);
        List<String> notes = new ArrayList<>(findings.notes());
        for (Grant grant : findings.grants()) {
            List<String> others = organisation.otherAppsOf(grant);
            if (!others.isEmpty()) {
                notes.add("the " + grant.describe() + " gives " + String.join(", ", others)
                        + " too; leaving the group takes that away as well, unless another group gives it");
            }
        }
        return findings.with(notes);
    }

    @Override
    public boolean revoke(Person person, Grant grant) throws BitbucketException, InterruptedException {
        if (!(grant instanceof Grant.OrganisationGroup group)) {
            throw new IllegalArgumentException("not an organisation group: " + grant);
        }
        return organisation.api().removeFromGroup(group.directoryId(), group.groupId(), person.accountId());
    }

    @Override
    public List<Grant> stillHeld(Person person, Collection<Grant> grants)
            throws BitbucketException, InterruptedException {
        return List.copyOf(organisation.memberships(person.accountId(), grants));
    }

    /** Who is suspended is no member for a while, and is one again afterwards. */
    @Override
    public boolean endsWithMembership() {
        return false;
    }

    @Override
    public String cure() {
        return "If the group is synced from an identity provider, take the person out of it there; else an organisation"
                + " administrator does it in admin.atlassian.com > Directory > Groups.";
    }

    @Override
    public Problem explain(ApiErrorException refusal, Diagnosis words) {
        return organisation.explain(refusal, cure());
    }
}
