package io.jenkins.plugins.bitbucketremoveuser.build;

import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoice;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;

/** What a job says; everything but the address has a default on the global page. */
public interface RemovalOptions {
    String getEmail();

    /** Null for the global page's. */
    String getWorkspace();

    /** Null for the global page's. */
    String getCredentialsId();

    CredentialKind getCredentialsKind();

    /** Null for the global page's, or else for the same as the other calls use. */
    String getGroupsCredentialsId();

    CredentialKind getGroupsCredentialsKind();

    boolean isDryRun();

    default CredentialChoice credential() {
        return new CredentialChoice("credentialsId", getCredentialsId(), getCredentialsKind());
    }

    default CredentialChoice groupsCredential() {
        return new CredentialChoice("groupsCredentialsId", getGroupsCredentialsId(), getGroupsCredentialsKind());
    }
}
