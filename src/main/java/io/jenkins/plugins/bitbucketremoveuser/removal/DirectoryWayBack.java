package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.DirectoryUser;
import java.util.List;
import java.util.Optional;

/** A suspension in the organisation's directory is taken back; whoever was removed from it has to be invited. */
final class DirectoryWayBack implements WayBack {
    /** Atlassian has no call for this that would not write to the person. */
    static final Impossible NOT_IN_DIRECTORY = new Impossible(
            "The person is not in the organisation's directory any more, and who has left it comes back by an invitation"
                    + " only.",
            "An organisation administrator invites the person in admin.atlassian.com > Directory > Users; when the"
                    + " invitation is accepted, restore once more.");

    private static final String SUSPENDED = "suspended";

    private final WorkspaceOrganisation organisation;

    DirectoryWayBack(WorkspaceOrganisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public Sight look(Person person, Grant grant) throws BitbucketException, InterruptedException {
        Optional<DirectoryUser> user = organisation.api().user(grant.id(), person.accountId());
        if (user.isEmpty()) {
            return NOT_IN_DIRECTORY;
        }
        boolean suspended = user.get().membershipStatus().equals(SUSPENDED);
        return grant.kind() == Grant.Kind.DIRECTORY_ACCESS && suspended ? new Missing() : new There();
    }

    @Override
    public void give(Person person, Grant grant) throws BitbucketException, InterruptedException {
        organisation.api().restore(grant.id(), person.accountId());
    }

    @Override
    public Problem explain(Person person, ApiErrorException refusal) {
        return organisation.explain(
                refusal, "An organisation administrator does it in admin.atlassian.com > Directory > Users.");
    }

    @Override
    public List<String> notes(Grant grant) {
        return List.of(
                "taking the suspension back gives every Atlassian app of the directory, Jira and Confluence among"
                        + " them");
    }
}
