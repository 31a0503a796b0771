package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One call: puts back what a removal took away, in one workspace after the other. The counterpart of {@link RemovalRun},
 * without a journal: what has been given back shows when it is looked at.
 */
public final class RestoreRun {
    private final RemovalRun.Connector connector;
    private final RemovalSettings settings;
    private final Consumer<String> log;
    private final Pause pause;
    private final Clock clock;

    /** @param log hears each line for a person */
    public RestoreRun(
            RemovalRun.Connector connector, RemovalSettings settings, Consumer<String> log, Pause pause, Clock clock) {
        this.connector = connector;
        this.settings = settings;
        this.log = log;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * @param revoked of at least one workspace
     * @param dryRun plan only
     */
    public RestoreReport run(RevokedAccess revoked, boolean dryRun) {
        List<WorkspaceRestore> reports = new ArrayList<>();
        boolean several = revoked.workspaces().size() > 1;
        boolean stopped = false;
        for (RevokedAccess.InWorkspace one : revoked.workspaces()) {
            Consumer<String> lines = line -> log.accept(several ? one.workspace() + ": " + line : line);
            WorkspaceRestore report = report(one, dryRun, lines, stopped);
            report.problem().ifPresent(problem -> lines.accept(PlainLine.of(problem.toString())));
            lines.accept(RestoreText.summary(report));
            reports.add(report);
            stopped |= report.interrupted();
        }
        RestoreReport report = new RestoreReport(reports);
        if (several) {
            log.accept(RestoreText.summary(report));
        }
        return report;
    }

    private WorkspaceRestore report(
            RevokedAccess.InWorkspace one, boolean dryRun, Consumer<String> lines, boolean stopped) {
        RunObserver observer = new RunObserver(lines::accept);
        try (Bitbucket bitbucket = connector.connect(one.workspace(), observer)) {
            RestoreEngine engine = new RestoreEngine(bitbucket, observer, settings, lines, pause, clock);
            return stopped ? engine.notBegun(one, dryRun) : engine.run(one, dryRun);
        }
    }
}
