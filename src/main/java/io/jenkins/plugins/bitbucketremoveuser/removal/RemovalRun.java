package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientObserver;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One call: removes people from one workspace after the other. A workspace that fails does not stop the next ones, whose
 * credentials may be better; an interrupt stops them all. Each workspace has a connection, and thus patience, of its own.
 *
 * <p>A run that goes on after an interruption begins with the first workspace again: what was done there is in its
 * journal, is read anew, and is in the report.
 */
public final class RemovalRun {
    /** Makes the connection to Bitbucket with the credentials for one workspace. Asks nothing yet. */
    @FunctionalInterface
    public interface Connector {
        Bitbucket connect(WorkspaceId workspace, ClientObserver observer);
    }

    private final Connector connector;
    private final RemovalSettings settings;
    private final Journals journals;
    private final Consumer<String> log;
    private final Pause pause;
    private final Clock clock;

    /** @param log hears each line for a person */
    public RemovalRun(
            Connector connector,
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

    /** @param requests one for each workspace; all of them meant in the same way */
    public RunReport run(List<RemovalRequest> requests) {
        // all of them before anything is changed: a journal that cannot be read must not end a run half way
        List<Journal> earlier = requests.stream()
                .map(request -> journals.of(request.workspace()))
                .toList();
        if (earlier.stream().anyMatch(journal -> !journal.people().isEmpty())) {
            log.accept("Going on after an interruption.");
        }
        List<RemovalReport> reports = new ArrayList<>();
        boolean stopped = false;
        for (int i = 0; i < requests.size(); i++) {
            RemovalRequest request = requests.get(i);
            RemovalProgress progress = JournalledProgress.of(request.workspace(), requests.size() > 1, journals, log);
            RemovalReport report = report(request, earlier.get(i), progress, stopped);
            report.problem().ifPresent(problem -> progress.say(PlainLine.of(problem.toString())));
            progress.say(ReportText.summary(report));
            reports.add(report);
            stopped |= report.interrupted();
        }
        RunReport report = new RunReport(reports);
        if (reports.size() > 1) {
            log.accept(ReportText.summary(report));
        }
        return report;
    }

    private RemovalReport report(RemovalRequest request, Journal earlier, RemovalProgress progress, boolean stopped) {
        RunObserver observer = new RunObserver(progress);
        try (Bitbucket bitbucket = connector.connect(request.workspace(), observer)) {
            RemovalEngine engine = new RemovalEngine(bitbucket, observer, settings, progress, pause, clock);
            return stopped ? engine.notBegun(request, earlier) : engine.run(request, earlier);
        }
    }
}
