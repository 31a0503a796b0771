package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoice;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialLookup;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;

/** Which credentials a build works with: the job's choice, else the global page's as far as the job may use that. */
final class BuildCredentials {
    private final BitbucketRemoveUserConfiguration configuration;
    private final CredentialLookup lookup;
    private final Run<?, ?> run;

    BuildCredentials(BitbucketRemoveUserConfiguration configuration, Run<?, ?> run) {
        this.configuration = configuration;
        this.run = run;
        lookup = new CredentialLookup(configuration.getApiUrl());
    }

    /** @throws InvalidInputException naming the field, the value and the cure, if one cannot be had */
    WorkspaceCredentials of(RemovalOptions options) {
        CredentialChoice own = options.credential();
        CredentialChoice main = own.or(configuration.credential());
        if (!main.isMade()) {
            throw new InvalidInputException(
                    "credentialsId",
                    "",
                    "is empty, and there is no default",
                    "Give one in the job, or set the default in Manage Jenkins > System > Bitbucket Remove User.");
        }
        Credential permissions = find(main, own.isMade());
        CredentialChoice ownGroups = options.groupsCredential();
        // a job with a credential of its own does not fall back to the administrator's for its groups
        CredentialChoice groups = own.isMade() ? ownGroups : ownGroups.or(configuration.groupsCredential());
        return new WorkspaceCredentials(permissions, groups.isMade() ? find(groups, ownGroups.isMade()) : permissions);
    }

    private Credential find(CredentialChoice choice, boolean chosenByJob) {
        return !chosenByJob && configuration.isCredentialsLentToJobs()
                ? lookup.lentTo(choice, run)
                : lookup.forRun(choice, run);
    }
}
