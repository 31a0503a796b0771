package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoice;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoices;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialLookup;
import io.jenkins.plugins.bitbucketremoveuser.credentials.OrganisationChoice;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;

/**
 * Which credentials a build works with: the job's choice, else the global page's as far as the job may use that. A job
 * with a credential of its own gets nothing of the administrator's beside it, neither for groups nor for an organisation.
 */
final class BuildCredentials {
    private final BitbucketRemoveUserConfiguration configuration;
    private final CredentialLookup chosenByJob;
    private final CredentialLookup chosenByPage;

    private BuildCredentials(
            BitbucketRemoveUserConfiguration configuration,
            CredentialLookup chosenByJob,
            CredentialLookup chosenByPage) {
        this.configuration = configuration;
        this.chosenByJob = chosenByJob;
        this.chosenByPage = chosenByPage;
    }

    static BuildCredentials of(BitbucketRemoveUserConfiguration configuration, Run<?, ?> run) {
        String apiUrl = configuration.getApiUrl();
        CredentialLookup ofJob = CredentialLookup.forRun(apiUrl, run);
        return new BuildCredentials(
                configuration,
                ofJob,
                configuration.isCredentialsLentToJobs() ? CredentialLookup.lentTo(apiUrl, run) : ofJob);
    }

    /** For what the administrator has Jenkins do without a job: nothing has to be lent. */
    static BuildCredentials inJenkins(BitbucketRemoveUserConfiguration configuration) {
        CredentialLookup ofJenkins = CredentialLookup.inJenkins(configuration.getApiUrl());
        return new BuildCredentials(configuration, ofJenkins, ofJenkins);
    }

    /** @throws InvalidInputException naming the field, the value and the cure, if one cannot be had */
    WorkspaceCredentials of(WorkspaceId workspace, CredentialChoices job) {
        CredentialChoices page = configuration.choicesFor(workspace);
        boolean independent = job.main().isMade();
        CredentialChoice main = job.main().or(page.main());
        if (!main.isMade()) {
            throw new InvalidInputException(
                    "credentialsId",
                    "",
                    "is empty, and there is no default",
                    "Give one in the job, or set the default in Manage Jenkins > System > Bitbucket Remove User.");
        }
        Credential permissions = by(independent).find(main);

        CredentialChoice groups = independent ? job.groups() : job.groups().or(page.groups());
        WorkspaceCredentials bitbucket = new WorkspaceCredentials(
                permissions, groups.isMade() ? by(job.groups().isMade()).find(groups) : permissions);

        OrganisationChoice organisation =
                independent ? job.organisation() : job.organisation().or(page.organisation());
        return organisation.isMade()
                ? bitbucket.with(by(job.organisation().isMade()).find(organisation))
                : bitbucket;
    }

    private CredentialLookup by(boolean job) {
        return job ? chosenByJob : chosenByPage;
    }
}
