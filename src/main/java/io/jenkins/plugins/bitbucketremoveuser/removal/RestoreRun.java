package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One call: puts back what a removal took away, in one workspace after the other. The counterpart of {@link RemovalRun}.
 *
 * <p>A run that goes on after an interruption looks at everything again; by its journal it knows what it gave back itself.
 */
public final class RestoreRun {
    private final RemovalRun.Connector connector;
    private final RemovalSettings settings;
    private final Journals journals;
    private final Consumer<String> log;
    private final Pause pause;
    private final Clock clock;

    /** @param log hears each line for a person */
    public RestoreRun(
            RemovalRun.Connector connector,
            RemovalSettings settings,
            Journals journals,
            Consumer<String> log,
            Pause pause,
            Clock clock) {
        this.connector = connector;
        this.settings = settings;
        this.journals = journals;
        this.log = log;
        this.pause = pause;
        this.clock = clock;
    }

    public RestoreReport run(RestoreRequest request) {
        List<RevokedAccess.InWorkspace> workspaces = request.revoked().workspaces();
        // all of them before anything is changed: a journal that cannot be read must not end a run half way
        List<Journal> earlier =
                workspaces.stream().map(one -> journals.of(one.workspace())).toList();
        if (earlier.stream().anyMatch(journal -> !journal.people().isEmpty())) {
            log.accept("Going on after an interruption.");
        }
        List<WorkspaceRestore> reports = new ArrayList<>();
        boolean several = workspaces.size() > 1;
        boolean stopped = false;
        for (int i = 0; i < workspaces.size(); i++) {
            RevokedAccess.InWorkspace one = workspaces.get(i);
            RemovalProgress progress = JournalledProgress.of(one.workspace(), several, journals, log);
            WorkspaceRestore report = report(request, one, earlier.get(i), progress, stopped);
            report.problem().ifPresent(problem -> progress.say(PlainLine.of(problem.toString())));
            progress.say(RestoreText.summary(report));
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
            RestoreRequest request,
            RevokedAccess.InWorkspace one,
            Journal earlier,
            RemovalProgress progress,
            boolean stopped) {
        RunObserver observer = new RunObserver(progress);
        try (Bitbucket bitbucket = connector.connect(one.workspace(), observer)) {
            RestoreEngine engine = new RestoreEngine(bitbucket, observer, settings, progress, pause, clock);
            return stopped ? engine.notBegun(one, request, earlier) : engine.run(one, request, earlier);
        }
    }
}
