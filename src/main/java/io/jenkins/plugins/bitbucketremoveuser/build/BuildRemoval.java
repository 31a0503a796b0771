package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<RemovalRequest> requests;
        Map<WorkspaceId, WorkspaceCredentials> credentials;
        try {
            requests = requests(options, configuration, expand);
            credentials = credentials(options, configuration, requests);
        } catch (InvalidInputException e) {
            throw new AbortException(e.getMessage());
        }
        RunReport report = new RemovalRun(
                        (workspace, observer) -> new BitbucketCloud(
                                configuration.clientSettings(), credentials.get(workspace), observer),
                        RemovalSettings.standard(),
                        files,
                        this::say,
                        Pause.REAL,
                        Clock.systemUTC())
                .run(requests);
        files.keepReport(new ReportJson().write(report));
        if (!report.interrupted()) {
            files.forgetJournals();
        }
        return report;
    }

    private static List<RemovalRequest> requests(
            RemovalOptions options, BitbucketRemoveUserConfiguration configuration, UnaryOperator<String> expand) {
        List<PersonId> people = options.addresses().stream()
                .<PersonId>map(address -> new EmailAddress(expand.apply(address)))
                .toList();
        RemovalMode mode = RemovalMode.removal().withDryRun(options.isDryRun()).with(options.getDirectoryAction());
        return new BuildWorkspaces(configuration)
                .of(options, expand).stream()
                        .map(workspace -> new RemovalRequest(workspace, people, mode, configuration.protection()))
                        .toList();
    }

    /** All of them before anything is asked, so that no workspace is changed if another one's cannot be had. */
    private Map<WorkspaceId, WorkspaceCredentials> credentials(
            RemovalOptions options, BitbucketRemoveUserConfiguration configuration, List<RemovalRequest> requests) {
        BuildCredentials source = new BuildCredentials(configuration, run);
        Map<WorkspaceId, WorkspaceCredentials> all = new HashMap<>();
        for (RemovalRequest request : requests) {
            WorkspaceCredentials found = source.of(request.workspace(), options.credentials());
            if (request.mode().directory() != DirectoryAction.NONE
                    && found.organisation().isEmpty()) {
                throw new InvalidInputException(
                        "directoryAction",
                        request.mode().directory().name(),
                        "needs the organisation of the workspace " + request.workspace() + ", and none is given",
                        "Give organisationId and organisationCredentialsId, in the job or in Manage Jenkins > System >"
                                + " Bitbucket Remove User.");
            }
            all.put(request.workspace(), found);
        }
        return all;
    }

    private void say(String line) {
        listener.getLogger().println("[Bitbucket] " + line);
    }
}
