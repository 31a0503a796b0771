package io.jenkins.plugins.bitbucketremoveuser.build;

import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoices;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.RevokedAccess;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.IOException;

/** What is to be put back, and who is to do it. */
interface RestoreSource {
    /** @throws InvalidInputException for what cannot be meant */
    RevokedAccess revoked() throws IOException;

    /** @throws InvalidInputException if they cannot be told */
    CredentialChoices credentials(WorkspaceId workspace);
}
