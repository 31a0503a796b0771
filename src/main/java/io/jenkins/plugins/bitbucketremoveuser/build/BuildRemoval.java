package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.Journal;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalEngine;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalMode;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalProgress;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportText;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunObserver;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/** One removal of one build, on the controller. */
public final class BuildRemoval {
    private final Run<?, ?> run;
    private final TaskListener listener;
    private final BuildFiles files;

    /** @param id of this removal within the build; the same when it goes on after a restart */
    public BuildRemoval(Run<?, ?> run, TaskListener listener, String id) {
        this.run = run;
        this.listener = listener;
        files = new BuildFiles(run, id);
    }

    /**
     * Goes on where an earlier call with the same id was cut off, if there was one.
     *
     * @param expand replaces variables in the texts
     * @return also if it was interrupted, see {@link RemovalReport#interrupted()}
     * @throws AbortException for input that cannot be meant; nothing was asked of Bitbucket
     */
    public RemovalReport remove(RemovalOptions options, UnaryOperator<String> expand) throws IOException {
        BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
        RemovalRequest request;
        WorkspaceCredentials credentials;
        try {
            request = request(options, configuration, expand);
            credentials = new BuildCredentials(configuration, run).of(options);
        } catch (InvalidInputException e) {
            throw new AbortException(e.getMessage());
        }
        RemovalReport report = remove(request, credentials, configuration);
        report.problem().ifPresent(problem -> say(problem.toString()));
        say(ReportText.summary(report));
        files.keepReport(new ReportJson().write(report));
        if (!report.interrupted()) {
            files.forgetJournal();
        }
        return report;
    }

    private static RemovalRequest request(
            RemovalOptions options, BitbucketRemoveUserConfiguration configuration, UnaryOperator<String> expand) {
        List<EmailAddress> emails = options.addresses().stream()
                .map(address -> new EmailAddress(expand.apply(address)))
                .toList();
        String workspace = options.getWorkspace() == null ? configuration.getWorkspace() : options.getWorkspace();
        if (workspace == null) {
            throw new InvalidInputException(
                    "workspace",
                    "",
                    "is empty, and there is no default",
                    "Give the workspace's slug in the job, or set the default in Manage Jenkins > System > Bitbucket"
                            + " Remove User.");
        }
        return new RemovalRequest(
                new WorkspaceId(expand.apply(workspace)),
                emails,
                RemovalMode.removal().withDryRun(options.isDryRun()).withCleanResidues(options.isCleanResidues()),
                configuration.protection());
    }

    private RemovalReport remove(
            RemovalRequest request, WorkspaceCredentials credentials, BitbucketRemoveUserConfiguration configuration)
            throws IOException {
        Journal earlier = files.journal();
        if (!earlier.people().isEmpty()) {
            say("Going on after an interruption.");
        }
        RemovalProgress progress = new RemovalProgress() {
            @Override
            public void say(String line) {
                BuildRemoval.this.say(line);
            }

            @Override
            public void remember(Journal journal) {
                try {
                    files.keep(journal);
                } catch (IOException e) {
                    // without the journal, a restart would lose what was done: better to stop here
                    throw new UncheckedIOException(e);
                }
            }
        };
        RunObserver observer = new RunObserver(progress);
        try (BitbucketCloud bitbucket = new BitbucketCloud(configuration.clientSettings(), credentials, observer)) {
            return new RemovalEngine(
                            bitbucket, observer, RemovalSettings.standard(), progress, Pause.REAL, Clock.systemUTC())
                    .run(request, earlier);
        }
    }

    private void say(String line) {
        listener.getLogger().println("[Bitbucket] " + line);
    }
}
