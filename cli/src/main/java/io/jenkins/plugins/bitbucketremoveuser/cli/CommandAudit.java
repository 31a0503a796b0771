package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.audit.AuditJson;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditLimits;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditLog;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditRecord;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedEnd;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedRun;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedTask;
import io.jenkins.plugins.bitbucketremoveuser.audit.Origin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The records of one call in the log that {@code --audit} names. */
final class CommandAudit {
    private final AuditLog log;
    private final AuditedRun run;
    private final Clock clock;
    private final PrintWriter err;

    private CommandAudit(AuditLog log, AuditedRun run, Clock clock, PrintWriter err) {
        this.log = log;
        this.run = run;
        this.clock = clock;
        this.err = err;
    }

    /**
     * Records that the run begins.
     *
     * @param file null for no log
     * @throws UsageException if it cannot be recorded: then the run must not begin
     */
    static CommandAudit begin(Path file, AuditedTask task, Clock clock, PrintWriter err) {
        String user = System.getProperty("user.name", "");
        AuditedRun run = new AuditedRun(
                UUID.randomUUID().toString(),
                task.kind(),
                "user " + user,
                "",
                new Origin.CommandLine(user),
                task.workspaces(),
                task.asked(),
                clock.instant(),
                List.of());
        AuditLog log = file == null ? null : new AuditLog(file, AuditLimits.STANDARD, err::println);
        CommandAudit audit = new CommandAudit(log, run, clock, err);
        try {
            audit.append(AuditRecord.begun(run));
        } catch (IOException e) {
            throw new UsageException("--audit: " + e.getMessage() + " Nothing was done.", e);
        }
        return audit;
    }

    /** @return false if it could not be recorded; then the record is on standard error */
    boolean end(AuditedEnd end) {
        AuditRecord record = AuditRecord.ended(run, clock.instant(), end);
        try {
            append(record);
            return true;
        } catch (IOException e) {
            err.println("THE END OF THIS RUN IS NOT IN THE AUDIT LOG. " + e.getMessage() + " Here is the record:");
            err.println(new AuditJson().write(record));
            err.flush();
            return false;
        }
    }

    private void append(AuditRecord record) throws IOException {
        if (log != null) {
            log.append(record);
        }
    }
}
