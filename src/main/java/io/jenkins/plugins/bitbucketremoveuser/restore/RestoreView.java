package io.jenkins.plugins.bitbucketremoveuser.restore;

import io.jenkins.plugins.bitbucketremoveuser.build.PageRestore;
import io.jenkins.plugins.bitbucketremoveuser.buildpage.RunLog;
import io.jenkins.plugins.bitbucketremoveuser.report.KeptReport;
import io.jenkins.plugins.bitbucketremoveuser.report.Report;
import io.jenkins.plugins.bitbucketremoveuser.report.WorkspacePart;
import java.util.List;

/**
 * One restore as the page shows it. Each text is hostile.
 *
 * @param id within the build
 * @param dryRun whether it looked only
 * @param startedBy for example {@code user alice}
 * @param state where it stands
 * @param last whether nothing was begun after it
 * @param report of what came of it; null if there is none yet
 * @param trouble why there should be a report and is none; empty if there is no trouble
 * @param log the end of it; empty if there is none
 */
public record RestoreView(
        String id,
        boolean dryRun,
        String startedBy,
        State state,
        boolean last,
        Report report,
        String trouble,
        String log) {
    private static final int FEW = 3;

    /** Where a restore stands. */
    public enum State {
        /** It could not begin, and its log tells why. */
        NOT_BEGUN,
        RUNNING,
        CUT_OFF,
        ENDED
    }

    static RestoreView of(PageRestore restore, boolean last, boolean running, KeptReport report) {
        State state = state(restore, running);
        boolean told = state == State.CUT_OFF || state == State.ENDED;
        return new RestoreView(
                restore.id(),
                restore.isDryRun(),
                restore.startedBy(),
                state,
                last,
                told ? report.report() : null,
                state == State.ENDED ? report.trouble() : "",
                RunLog.end(restore.log()));
    }

    private static State state(PageRestore restore, boolean running) {
        if (running) {
            return State.RUNNING;
        }
        if (restore.isEnded()) {
            return State.ENDED;
        }
        return restore.isBegun() ? State.CUT_OFF : State.NOT_BEGUN;
    }

    /** For the page. */
    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** For the page. */
    public boolean isCutOff() {
        return state == State.CUT_OFF;
    }

    /** For the page. */
    public boolean isNotBegun() {
        return state == State.NOT_BEGUN;
    }

    /** For the page: nothing is lost with a dry run, which is made again. */
    public boolean isAbleToGoOn() {
        return isCutOff() && last && !dryRun;
    }

    /** For the page: whether everything can be open from the start. */
    public boolean isShort() {
        return report != null
                && report.workspaces().stream()
                                .map(WorkspacePart::people)
                                .mapToInt(List::size)
                                .sum()
                        <= FEW;
    }
}
