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
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalMode;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRun;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.IOException;
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
     * @return also if it was interrupted, see {@link RunReport#interrupted()}
     * @throws AbortException for input that cannot be meant; nothing was asked of Bitbucket
     */
    public RunReport remove(RemovalOptions options, UnaryOperator<String> expand) throws IOException {
        BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
        RemovalRequest request;
        WorkspaceCredentials credentials;
        try {
            request = request(options, configuration, expand);
            credentials = new BuildCredentials(configuration, run).of(options);
        } catch (InvalidInputException e) {
            throw new AbortException(e.getMessage());
        }
        RunReport report = new RemovalRun(
                        (workspace, observer) ->
                                new BitbucketCloud(configuration.clientSettings(), credentials, observer),
                        RemovalSettings.standard(),
                        files,
                        this::say,
                        Pause.REAL,
                        Clock.systemUTC())
                .run(List.of(request));
        files.keepReport(new ReportJson().write(report));
        if (!report.interrupted()) {
            files.forgetJournals();
        }
        return report;
    }

    private static RemovalRequest request(
            RemovalOptions options, BitbucketRemoveUserConfiguration configuration, UnaryOperator<String> expand) {
        List<PersonId> people = options.addresses().stream()
                .<PersonId>map(address -> new EmailAddress(expand.apply(address)))
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
                people,
                RemovalMode.removal().withDryRun(options.isDryRun()),
                configuration.protection());
    }

    private void say(String line) {
        listener.getLogger().println("[Bitbucket] " + line);
    }
}
