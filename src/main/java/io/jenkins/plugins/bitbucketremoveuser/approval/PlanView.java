package io.jenkins.plugins.bitbucketremoveuser.approval;

import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.build.PlanRemoval;
import io.jenkins.plugins.bitbucketremoveuser.buildpage.RunLog;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.report.KeptReport;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportAction;
import io.jenkins.plugins.bitbucketremoveuser.report.Times;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * One plan as the page shows it. Each text is hostile.
 *
 * @param id of the plan, within the build
 * @param summary what it comes to
 * @param state where its removal stands
 * @param madeAt empty if it cannot be applied, like the two below
 * @param age for example {@code 3 hr 2 min}
 * @param until when it can be applied
 * @param trouble why it cannot be applied; empty if it can, or if it need not
 * @param reports where its details are read
 * @param report of the dry run; null if it is gone
 * @param log of its removal, the end of it; empty if there is none
 */
public record PlanView(
        String id,
        String summary,
        State state,
        String madeAt,
        String age,
        String until,
        String trouble,
        ReportAction reports,
        KeptReport report,
        String log) {
    /** Where the removal of a plan stands. */
    public enum State {
        OPEN,
        RUNNING,
        CUT_OFF,
        ENDED
    }

    static PlanView of(Run<?, ?> run, PlanRemoval removal) {
        State state = state(run, removal);
        String madeAt = "";
        String age = "";
        String until = "";
        String trouble = "";
        if (state == State.OPEN || state == State.CUT_OFF) {
            try {
                Instant made = removal.requireApplicable().madeAt();
                madeAt = Times.shown(made.toString());
                age = Util.getTimeSpanString(
                        Math.max(0, Duration.between(made, Instant.now()).toMillis()));
                until = Times.shown(made.plus(removal.longestAge()).toString());
            } catch (InvalidInputException | IOException e) {
                trouble = e.getMessage();
            }
        }
        ReportAction reports = run.getAction(ReportAction.class);
        return new PlanView(
                removal.planId(),
                removal.summary(),
                state,
                madeAt,
                age,
                until,
                trouble,
                reports,
                reports == null ? null : reports.report(removal.planId()),
                RunLog.end(removal.log()));
    }

    private static State state(Run<?, ?> run, PlanRemoval removal) {
        if (ApprovedRemovals.get().isRunning(run, removal)) {
            return State.RUNNING;
        }
        if (removal.isEnded()) {
            return State.ENDED;
        }
        return removal.isBegun() ? State.CUT_OFF : State.OPEN;
    }

    /** For the page: whether there is a button. */
    public boolean isApplicable() {
        return !madeAt.isEmpty();
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
    public boolean isEnded() {
        return state == State.ENDED;
    }
}
