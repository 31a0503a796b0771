package io.jenkins.plugins.bitbucketremoveuser.schedule;

import hudson.Util;
import io.jenkins.plugins.bitbucketremoveuser.buildpage.RunLog;
import io.jenkins.plugins.bitbucketremoveuser.permission.RemoveUserPermissions;
import io.jenkins.plugins.bitbucketremoveuser.report.Times;
import java.nio.file.Files;
import java.time.Instant;
import jenkins.model.Jenkins;

/**
 * A scheduled clean-up as its page shows it.
 *
 * @param next when it is due; empty if it is not by itself
 * @param last null if it never ran
 * @param log of the last run; empty for those who may not see whom it is about
 * @param reported whether the last report can be had
 */
public record CleanUpRow(
        String name,
        String workspace,
        String schedule,
        String next,
        boolean dryRun,
        boolean running,
        LastRun last,
        String log,
        boolean reported) {

    static CleanUpRow of(ScheduledCleanUp cleanUp) {
        CleanUpFolder folder = new CleanUpFolder(cleanUp);
        boolean whole = Jenkins.get().hasPermission(RemoveUserPermissions.VIEW_PEOPLE);
        return new CleanUpRow(
                cleanUp.getName(),
                Util.fixNull(cleanUp.getSettings().getWorkspace()),
                Util.fixNull(cleanUp.getSchedule()),
                cleanUp.cronLine()
                        .flatMap(line -> line.next(Instant.now()))
                        .map(Instant::toString)
                        .map(Times::shown)
                        .orElse(""),
                cleanUp.getSettings().isDryRun(),
                ScheduledRuns.get().isRunning(cleanUp),
                folder.last().map(last -> whole ? last : last.redacted()).orElse(null),
                whole ? RunLog.end(folder.log()) : "",
                whole && Files.exists(folder.report()));
    }

    /** For the page. */
    public String lastAt() {
        return last == null ? "" : Times.shown(last.finishedAt().isEmpty() ? last.startedAt() : last.finishedAt());
    }
}
