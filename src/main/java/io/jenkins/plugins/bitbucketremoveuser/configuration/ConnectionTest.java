package io.jenkins.plugins.bitbucketremoveuser.configuration;

import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientObserver;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.RetryPolicy;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoices;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialLookup;
import io.jenkins.plugins.bitbucketremoveuser.removal.ConnectionCheck;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.time.Duration;
import jenkins.model.Jenkins;

/** Asks Bitbucket what credentials can do in a workspace, and says what is missing. Changes nothing. */
final class ConnectionTest {
    /** For somebody who waits at a page. */
    private static final RetryPolicy IMPATIENT = new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private final String apiUrl;

    ConnectionTest(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    FormValidation run(String workspace, CredentialChoices choices) throws InterruptedException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            WorkspaceId where = new WorkspaceId(workspace);
            String url = Util.fixEmptyAndTrim(apiUrl) == null
                    ? BitbucketRemoveUserConfiguration.DEFAULT_API_URL
                    : BitbucketRemoveUserConfiguration.validApiUrl(apiUrl);
            if (!choices.main().isMade()) {
                return FormValidation.error(Messages.TestConnection_NoCredential());
            }
            try (BitbucketCloud bitbucket = new BitbucketCloud(
                    BitbucketRemoveUserConfiguration.settings(url).withRetry(IMPATIENT),
                    credentials(choices, CredentialLookup.inJenkins(url)),
                    ClientObserver.SILENT)) {
                return show(new ConnectionCheck(bitbucket).run(where));
            }
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    private static WorkspaceCredentials credentials(CredentialChoices choices, CredentialLookup lookup) {
        Credential main = lookup.find(choices.main());
        WorkspaceCredentials bitbucket =
                new WorkspaceCredentials(main, choices.groups().isMade() ? lookup.find(choices.groups()) : main);
        return choices.organisation().isMade() ? bitbucket.with(lookup.find(choices.organisation())) : bitbucket;
    }

    private static FormValidation show(ConnectionCheck.Result result) {
        String markup = new CapabilityTable(result).markup();
        if (!result.usable()) {
            return FormValidation.errorWithMarkup(markup);
        }
        return result.missing().isEmpty()
                ? FormValidation.okWithMarkup(markup)
                : FormValidation.warningWithMarkup(markup);
    }
}
