package io.jenkins.plugins.bitbucketremoveuser.build;

import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoice;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoices;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.credentials.OrganisationChoice;

/** Which credentials a job chooses; all of them have a default on the global page. */
public interface CredentialOptions {
    /** Null for the global page's. */
    String getCredentialsId();

    CredentialKind getCredentialsKind();

    /** Null for the global page's, or else for the same as the other calls use. */
    String getGroupsCredentialsId();

    CredentialKind getGroupsCredentialsKind();

    /** Null for the global page's, or for none. */
    String getOrganisationId();

    /** Null for the global page's, or for none. */
    String getOrganisationCredentialsId();

    default CredentialChoices credentials() {
        return new CredentialChoices(
                new CredentialChoice("credentialsId", getCredentialsId(), getCredentialsKind()),
                new CredentialChoice("groupsCredentialsId", getGroupsCredentialsId(), getGroupsCredentialsKind()),
                new OrganisationChoice("", getOrganisationId(), getOrganisationCredentialsId()));
    }
}
