package io.jenkins.plugins.bitbucketremoveuser.build;

import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import jenkins.security.HMACConfidentialKey;

/** The credentials that a job chose for one removal, for whoever puts back what that took away. */
final class KeptCredentials extends KeptChoices {
    private static final HMACConfidentialKey KEY = new HMACConfidentialKey(KeptCredentials.class, "choices");

    private final String removal;
    private final String seal;

    /** @param removal its id, which no other build has; a build may get another name, but not that */
    KeptCredentials(String removal, CredentialOptions job) {
        super(job);
        this.removal = removal;
        seal = KEY.mac(written(removal));
    }

    String removal() {
        return removal;
    }

    /** @throws InvalidInputException if they are not what they were when they were kept */
    void requireUnchanged() {
        if (!KEY.checkMac(written(removal), seal)) {
            throw new InvalidInputException(
                    "credentialsId",
                    getCredentialsId(),
                    "is not what the job had chosen for the removal",
                    "Restore with the step bitbucketRestoreUser, and find out who changed the build's folder.");
        }
    }
}
