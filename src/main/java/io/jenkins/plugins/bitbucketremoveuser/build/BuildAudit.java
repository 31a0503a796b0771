package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditJson;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditRecord;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedEnd;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedRun;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedTask;
import io.jenkins.plugins.bitbucketremoveuser.audit.Origin;
import io.jenkins.plugins.bitbucketremoveuser.management.JenkinsAudit;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import jenkins.model.Jenkins;

/** Records one run of one build in the audit log, before its first request and after its last. */
final class BuildAudit {
    private final Run<?, ?> run;
    private final TaskListener listener;
    private final String id;
    private final String startedBy;
    private final BuildFiles files;
    private final JenkinsAudit audit = JenkinsAudit.get();
    private final Clock clock = Clock.systemUTC();

    /**
     * @param id of the run; the same when it goes on after a restart
     * @param startedBy see {@link StartedBy}
     */
    BuildAudit(Run<?, ?> run, TaskListener listener, String id, String startedBy, BuildFiles files) {
        this.run = run;
        this.listener = listener;
        this.id = id;
        this.startedBy = startedBy;
        this.files = files;
    }

    /**
     * Does the work if it could be recorded that it begins. If it cannot be recorded how it ended, a build that runs
     * fails, and the log has the record.
     *
     * @param ending how the report is recorded
     * @throws AbortException if it was not begun
     */
    <R> R around(AuditedTask task, Supplier<R> work, Function<R, AuditedEnd> ending) throws IOException {
        AuditedRun audited = begin(task);
        R report;
        try {
            report = work.get();
        } catch (RuntimeException | Error e) {
            end(audited, AuditedEnd.failed(e.toString()));
            throw e;
        }
        end(audited, ending.apply(report));
        return report;
    }

    private AuditedRun begin(AuditedTask task) throws IOException {
        List<Instant> begun = files.keepBegin(clock.instant());
        AuditedRun audited = new AuditedRun(
                id,
                task.kind(),
                startedBy,
                Jenkins.getAuthentication2().getName(),
                new Origin.Build(run.getParent().getFullName(), run.getNumber(), url()),
                task.workspaces(),
                task.asked(),
                begun.get(0),
                begun.subList(1, begun.size()));
        try {
            audit.append(AuditRecord.begun(audited));
        } catch (IOException e) {
            if (audited.resumedAt().isEmpty()) {
                files.forget();
                throw new AbortException(e.getMessage() + " The run was not begun, and nothing was changed.");
            }
            throw new AbortException(e.getMessage() + " The run did not go on; what it did before is in its report.");
        }
        return audited;
    }

    private String url() {
        String root = Jenkins.get().getRootUrl();
        return (root == null ? "" : root) + run.getUrl();
    }

    private void end(AuditedRun audited, AuditedEnd end) {
        AuditRecord record = AuditRecord.ended(audited, clock.instant(), end);
        try {
            audit.append(record);
        } catch (IOException e) {
            // what is done after the build's end cannot change its result any more
            boolean building = run.isBuilding();
            say("THE END OF THIS RUN IS NOT IN THE AUDIT LOG" + (building ? ", AND THE BUILD FAILS FOR THAT" : "")
                    + ". " + e.getMessage() + " Here is the record:");
            say(new AuditJson().write(record));
            if (building) {
                run.setResult(Result.FAILURE);
            }
        }
    }

    private void say(String line) {
        listener.getLogger().println("[Bitbucket] " + line);
    }
}
