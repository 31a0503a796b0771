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
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoices;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreRun;
import io.jenkins.plugins.bitbucketremoveuser.removal.RevokedAccess;
import io.jenkins.plugins.bitbucketremoveuser.removal.RevokedAccessJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One restore of one build, on the controller. */
public final class BuildRestore {
    private final Run<?, ?> run;
    private final TaskListener listener;
    private final String id;
    private final String startedBy;
    private final BuildFiles files;

    /** @param id of this restore within the build; the same when it goes on after a restart */
    public BuildRestore(Run<?, ?> run, TaskListener listener, String id) {
        this(run, listener, "restore-" + id, StartedBy.of(run));
    }

    /** @param startedBy see {@link StartedBy} */
    BuildRestore(Run<?, ?> run, TaskListener listener, String id, String startedBy) {
        this.run = run;
        this.listener = listener;
        this.id = id;
        this.startedBy = startedBy;
        files = new BuildFiles(run, id);
    }

    /**
     * Puts back what a build's removals took away; what has been put back already is only looked at. Goes on where an
     * earlier call with the same id was cut off, if there was one.
     *
     * @return also if it was interrupted, see {@link RestoreReport#interrupted()}
     * @throws AbortException for input that cannot be meant, or if the audit log cannot be written; nothing was asked of
     *     Bitbucket
     */
    public RestoreReport restore(RestoreOptions options) throws IOException {
        return restore(new Asked(run, options), options.isDryRun());
    }

    /** The same by whatever tells it. */
    RestoreReport restore(RestoreSource asked, boolean dryRun) throws IOException {
        BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
        RestoreRequest request;
        Map<WorkspaceId, WorkspaceCredentials> credentials = new HashMap<>();
        try {
            request = new RestoreRequest(asked.revoked(), dryRun, configuration.policy());
            // all of them before anything is asked, so that no workspace is changed if another one's cannot be had
            BuildCredentials source = BuildCredentials.of(configuration, run);
            for (RevokedAccess.InWorkspace one : request.revoked().workspaces()) {
                credentials.put(one.workspace(), source.of(one.workspace(), asked.credentials(one.workspace())));
            }
        } catch (InvalidInputException e) {
            throw new AbortException(e.getMessage());
        }
        RestoreRun restore = new RestoreRun(
                (workspace, observer) ->
                        new BitbucketCloud(configuration.clientSettings(), credentials.get(workspace), observer),
                configuration.removalSettings(),
                files,
                line -> listener.getLogger().println("[Bitbucket] " + line),
                Pause.REAL,
                Clock.systemUTC());
        RestoreReport report = new BuildAudit(run, listener, id, startedBy, files)
                .around(AuditedTask.of(request), () -> restore.run(request), AuditedEnd::of);
        files.keepReport(new RestoreJson().write(report));
        if (!report.interrupted()) {
            files.forget();
        }
        return report;
    }

    /** By what a job says. */
    private record Asked(Run<?, ?> run, RestoreOptions options) implements RestoreSource {
        @Override
        public RevokedAccess revoked() throws IOException {
            List<PersonId> people = Stream.concat(
                            options.getEmails().stream().<PersonId>map(EmailAddress::new),
                            options.getAccounts().stream().map(PersonId::account))
                    .toList();
            List<WorkspaceId> workspaces = Stream.ofNullable(options.getWorkspace())
                    .map(WorkspaceId::new)
                    .toList();
            Map<String, String> reports = new RemovalReports(run).of(options.getJob(), options.getBuild());
            return new RevokedAccessJson()
                    .readAll(List.copyOf(reports.values()))
                    .in(workspaces)
                    .of(people);
        }

        @Override
        public CredentialChoices credentials(WorkspaceId workspace) {
            return options.credentials();
        }
    }
}
