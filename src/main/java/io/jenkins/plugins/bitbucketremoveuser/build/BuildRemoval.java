package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedEnd;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedTask;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlanText;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalMode;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRun;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportAction;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One removal of one build, on the controller. */
public final class BuildRemoval {
    private final Run<?, ?> run;
    private final TaskListener listener;
    private final BuildFiles files;
    private final String id;
    private final String startedBy;
    private final Clock clock = Clock.systemUTC();

    /** @param id of this removal within the build; the same when it goes on after a restart */
    public BuildRemoval(Run<?, ?> run, TaskListener listener, String id) {
        this(run, listener, id, StartedBy.of(run));
    }

    /** @param startedBy see {@link StartedBy} */
    BuildRemoval(Run<?, ?> run, TaskListener listener, String id, String startedBy) {
        this.run = run;
        this.listener = listener;
        this.id = id;
        this.startedBy = startedBy;
        files = new BuildFiles(run, id);
    }

    /**
     * Goes on where an earlier call with the same id was cut off, if there was one.
     *
     * @param expand replaces variables in the texts
     * @param where where a file that names people is
     * @return also if it was interrupted, see {@link RunReport#interrupted()}
     * @throws AbortException for input that cannot be meant, or if the audit log cannot be written; nothing was asked of
     *     Bitbucket
     */
    public BuildReport remove(RemovalOptions options, UnaryOperator<String> expand, Workspace where)
            throws IOException, InterruptedException {
        BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
        List<RemovalRequest> requests;
        Map<WorkspaceId, WorkspaceCredentials> credentials;
        try {
            requests = new BuildRequests(run, files, configuration, clock).of(options, expand, where);
            credentials = credentials(options, configuration, requests);
        } catch (InvalidInputException e) {
            throw new AbortException(e.getMessage());
        }
        if (options.approvedPlan() != null && run.isBuilding()) {
            PlansAction.forget(run, options.approvedPlan().id());
        }
        RemovalRun removal = new RemovalRun(
                (workspace, observer) ->
                        new BitbucketCloud(configuration.clientSettings(), credentials.get(workspace), observer),
                configuration.removalSettings(),
                files,
                this::say,
                Pause.REAL,
                clock);
        files.keepWorkspaces(requests.stream().map(RemovalRequest::workspace).toList());
        RunReport report = new BuildAudit(run, listener, id, startedBy, files)
                .around(AuditedTask.of(requests), () -> removal.run(requests), AuditedEnd::of);
        String json = new ReportJson().write(report);
        files.keepReport(json);
        if (!report.interrupted()) {
            files.forget();
        }
        if (!report.dryRun()) {
            RestoresAction.keep(run, new KeptCredentials(id, options));
        }
        ReportAction.show(run, id);
        if (!isPlan(report)) {
            return new BuildReport(report, Optional.empty());
        }
        PlanReference plan = new KeptPlans(run).seal(id, json);
        if (report.outcome() != RunOutcome.NOTHING_TO_DO) {
            PlansAction.keep(run, new KeptPlan(plan, PlanText.summary(report), options));
        }
        return new BuildReport(report, Optional.of(plan));
    }

    static boolean isPlan(RunReport report) {
        return report.dryRun()
                && switch (report.outcome()) {
                    case REFUSED, FAILED, INTERRUPTED -> false;
                    default -> true;
                };
    }

    /** All of them before anything is asked, so that no workspace is changed if another one's cannot be had. */
    private Map<WorkspaceId, WorkspaceCredentials> credentials(
            RemovalOptions options, BitbucketRemoveUserConfiguration configuration, List<RemovalRequest> requests) {
        BuildCredentials source = BuildCredentials.of(configuration, run);
        Map<WorkspaceId, WorkspaceCredentials> all = new HashMap<>();
        for (RemovalRequest request : requests) {
            WorkspaceId workspace = request.workspace();
            RemovalMode mode = request.mode();
            WorkspaceCredentials found = source.of(workspace, options.credentials());
            if (mode.directory() != DirectoryAction.NONE && found.organisation().isEmpty()) {
                throw noOrganisation(workspace, mode.directory());
            }
            all.put(workspace, found);
        }
        return all;
    }

    static InvalidInputException noOrganisation(WorkspaceId workspace, DirectoryAction action) {
        return new InvalidInputException(
                "directoryAction",
                action.name(),
                "needs the organisation of the workspace " + workspace + ", and none is given",
                "Give organisationId and organisationCredentialsId, in the job or in Manage Jenkins > System >"
                        + " Bitbucket Remove User.");
    }

    private void say(String line) {
        listener.getLogger().println("[Bitbucket] " + line);
    }
}
