package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalMode;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalSettings;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Option;

/** How far a removal goes, and how patient it is. */
final class RemovalModeOptions {
    @Option(
            names = "--directory-action",
            paramLabel = "none|suspend|remove",
            defaultValue = "none",
            description = "What is done in the organisation's directory afterwards. suspend and remove take away every"
                    + " Atlassian app, Jira and Confluence among them. Default: ${DEFAULT-VALUE}")
    private DirectoryAction directoryAction;

    @Option(
            names = "--clean-residues",
            description = "Take the person off default reviewers and branch rules too, which outlive the access;"
                    + " without it, some of them are listed.")
    private boolean cleanResidues;

    @Option(
            names = "--verification-wait",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description =
                    "How long Bitbucket may still show what was taken away before it counts as left: 0 to 600, and"
                            + " 16 more with an organisation. Default: ${DEFAULT-VALUE}")
    private int verificationWait;

    RemovalMode mode(boolean dryRun) {
        return RemovalMode.removal().withDryRun(dryRun).with(directoryAction).withCleanResidues(cleanResidues);
    }

    /** @throws io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException if it is out of range */
    RemovalSettings settings() {
        return RemovalSettings.standard().withPatience(Duration.ofSeconds(verificationWait));
    }

    /** @throws UsageException if there are none, or not all that the mode needs */
    static WorkspaceCredentials credentials(Map<String, String> environment, RemovalMode mode) {
        WorkspaceCredentials credentials = new EnvironmentCredentials(environment).read();
        if (mode.directory() != DirectoryAction.NONE
                && credentials.organisation().isEmpty()) {
            throw new UsageException("--directory-action needs the organisation: set "
                    + EnvironmentCredentials.ORGANISATION_ID + " and " + EnvironmentCredentials.ORGANISATION_API_KEY
                    + " in the environment.");
        }
        return credentials;
    }
}
