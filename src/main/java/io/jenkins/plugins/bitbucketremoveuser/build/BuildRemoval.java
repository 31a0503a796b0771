package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.Journal;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedAccounts;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
     * @param workspace where a file that names people is
     * @return also if it was interrupted, see {@link RemovalReport#interrupted()}
     * @throws AbortException for input that cannot be meant; nothing was asked of Bitbucket
     */
    public RemovalReport remove(RemovalOptions options, UnaryOperator<String> expand, Workspace workspace)
            throws IOException, InterruptedException {
        BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
        RemovalRequest request;
        WorkspaceCredentials credentials;
        try {
            NamedPeople people = new NamedPeople(options, expand);
            WorkspaceId workspaceId = workspaceId(options, configuration, expand);
            ProtectedAccounts protectedAccounts = configuration.protection();
            credentials = new BuildCredentials(configuration, run).of(options);
            request = new RemovalRequest(
                    workspaceId,
                    everybody(people, workspace),
                    RemovalMode.removal().withDryRun(options.isDryRun()),
                    protectedAccounts);
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

    /** A run that goes on is about the same people as before, whatever the file says by now. */
    private List<PersonId> everybody(NamedPeople people, Workspace workspace) throws IOException, InterruptedException {
        List<PersonId> everybody = new ArrayList<>(people.named());
        if (people.areInAFile()) {
            Optional<List<PersonId>> earlier = files.people();
            List<PersonId> inFile = earlier.isPresent() ? earlier.get() : people.inFile(workspace);
            files.keepPeople(inFile);
            everybody.addAll(inFile);
        }
        return everybody;
    }

    private static WorkspaceId workspaceId(
            RemovalOptions options, BitbucketRemoveUserConfiguration configuration, UnaryOperator<String> expand) {
        String workspace = options.getWorkspace() == null ? configuration.getWorkspace() : options.getWorkspace();
        if (workspace == null) {
            throw new InvalidInputException(
                    "workspace",
                    "",
                    "is empty, and there is no default",
                    "Give the workspace's slug in the job, or set the default in Manage Jenkins > System > Bitbucket"
                            + " Remove User.");
        }
        return new WorkspaceId(expand.apply(workspace));
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
