package io.jenkins.plugins.bitbucketremoveuser.build;

import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoice;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.util.List;

/** What a job says; everything but the addresses has a default on the global page. */
public interface RemovalOptions {
    /** Null if there are {@link #getEmails() several}. */
    String getEmail();

    /** Empty if there is {@link #getEmail() one}. */
    List<String> getEmails();

    /** Null for the global page's. */
    String getWorkspace();

    /** Null for the global page's. */
    String getCredentialsId();

    CredentialKind getCredentialsKind();

    /** Null for the global page's, or else for the same as the other calls use. */
    String getGroupsCredentialsId();

    CredentialKind getGroupsCredentialsKind();

    boolean isDryRun();

    /** Whether default reviewers and branch rules are cleaned too, which outlive the access. */
    boolean isCleanResidues();

    /**
     * Everybody who is to be removed.
     *
     * @throws InvalidInputException if nobody is named, or in both ways
     */
    default List<String> addresses() {
        if (getEmail() != null && !getEmails().isEmpty()) {
            throw new InvalidInputException(
                    "emails",
                    "",
                    "is given beside email",
                    "Give one of them: email for one person, emails for several.");
        }
        if (getEmail() == null && getEmails().isEmpty()) {
            throw new InvalidInputException(
                    "email", "", "is empty", "Give one full address, for example jane@acme.org.");
        }
        return getEmail() == null ? getEmails() : List.of(getEmail());
    }

    default CredentialChoice credential() {
        return new CredentialChoice("credentialsId", getCredentialsId(), getCredentialsKind());
    }

    default CredentialChoice groupsCredential() {
        return new CredentialChoice("groupsCredentialsId", getGroupsCredentialsId(), getGroupsCredentialsKind());
    }
}
