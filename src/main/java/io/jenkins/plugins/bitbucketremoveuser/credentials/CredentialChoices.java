package io.jenkins.plugins.bitbucketremoveuser.credentials;

/**
 * What a job, an entry of the global page or the page itself says about the credentials for one workspace.
 *
 * @param main for everything that has none of its own
 * @param groups for group memberships and invitations
 * @param organisation for the organisation that manages the workspace's people
 */
public record CredentialChoices(CredentialChoice main, CredentialChoice groups, OrganisationChoice organisation) {
    /** Nothing is chosen. */
    public static CredentialChoices none() {
        return new CredentialChoices(
                new CredentialChoice("credentialsId", null, CredentialKind.AUTOMATIC),
                new CredentialChoice("groupsCredentialsId", null, CredentialKind.AUTOMATIC),
                new OrganisationChoice("", null, null));
    }

    /** Each of these if it is made, else the other's. */
    public CredentialChoices or(CredentialChoices other) {
        return new CredentialChoices(main.or(other.main), groups.or(other.groups), organisation.or(other.organisation));
    }
}
