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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import jenkins.model.Jenkins;

/** Records one run of one build, or of the schedule, in the audit log, before its first request and after its last. */
final class BuildAudit {
    private final String id;
    private final String startedBy;
    private final Origin origin;
    private final BuildFiles files;
    private final Consumer<String> log;
    private final BooleanSupplier failure;
    private final JenkinsAudit audit = JenkinsAudit.get();
    private final Clock clock = Clock.systemUTC();

    /**
     * @param id of the run; the same when it goes on after a restart
     * @param startedBy see {@link StartedBy}
     */
    BuildAudit(Run<?, ?> run, TaskListener listener, String id, String startedBy, BuildFiles files) {
        this(
                id,
                startedBy,
                new Origin.Build(run.getParent().getFullName(), run.getNumber(), url(run)),
                files,
                line -> listener.getLogger().println("[Bitbucket] " + line),
                () -> fail(run));
    }

    /**
     * @param log hears what cannot be recorded
     * @param failure makes whatever is done a failure, for want of the record of its end; false if it cannot
     */
    BuildAudit(
            String id,
            String startedBy,
            Origin origin,
            BuildFiles files,
            Consumer<String> log,
            BooleanSupplier failure) {
        this.id = id;
        this.startedBy = startedBy;
        this.origin = origin;
        this.files = files;
        this.log = log;
        this.failure = failure;
    }

    /** What is done after the build's end cannot change its result any more. */
    private static boolean fail(Run<?, ?> run) {
        boolean building = run.isBuilding();
        if (building) {
            run.setResult(Result.FAILURE);
        }
        return building;
    }

    /** What is recorded. */
    @FunctionalInterface
    interface Work<R> {
        R run() throws IOException;
    }

    /**
     * Does the work if it could be recorded that it begins. If it cannot be recorded how it ended, a build that runs
     * fails, and the log has the record.
     *
     * @param ending how the report is recorded
     * @throws AbortException if it was not begun
     */
    <R> R around(AuditedTask task, Work<R> work, Function<R, AuditedEnd> ending) throws IOException {
        AuditedRun audited = begin(task);
        R report;
        try {
            report = work.run();
        } catch (IOException | RuntimeException | Error e) {
            end(audited, AuditedEnd.failed(e instanceof AbortException ? e.getMessage() : e.toString()));
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
                origin,
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

    private static String url(Run<?, ?> run) {
        String root = Jenkins.get().getRootUrl();
        return (root == null ? "" : root) + run.getUrl();
    }

    private void end(AuditedRun audited, AuditedEnd end) {
        AuditRecord record = AuditRecord.ended(audited, clock.instant(), end);
        try {
            audit.append(record);
        } catch (IOException e) {
            log.accept("THE END OF THIS RUN IS NOT IN THE AUDIT LOG"
                    + (failure.getAsBoolean() ? ", AND THE BUILD FAILS FOR THAT" : "") + ". " + e.getMessage()
                    + " Here is the record:");
            log.accept(new AuditJson().write(record));
        }
    }
}
