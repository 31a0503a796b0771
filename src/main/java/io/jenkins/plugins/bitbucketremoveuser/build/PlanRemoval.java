package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.Plan;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The removal that a plan of a build was made for, done after the build's end by somebody who approved the plan. There is
 * one for each plan: what was cut off goes on, and what has ended is not done again.
 */
public final class PlanRemoval {
    private static final String FIELD = "plan";

    private final Run<?, ?> run;
    private final KeptPlan plan;
    private final String id;
    private final BuildFiles files;
    private final BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
    private final Clock clock;

    PlanRemoval(Run<?, ?> run, KeptPlan plan, Clock clock) {
        this.run = run;
        this.plan = plan;
        this.clock = clock;
        id = "apply-" + plan.id();
        files = new BuildFiles(run, id);
    }

    /** Of the dry run, within the build. */
    public String planId() {
        return plan.id();
    }

    /** What it comes to, in one paragraph. Names people. */
    public String summary() {
        return plan.summary();
    }

    /** Where it tells what it does, line by line. */
    public Path log() {
        return ReportFolder.of(run).resolve(id + ".log");
    }

    /** For how long a plan can be applied. */
    public Duration longestAge() {
        return configuration.longestPlanAge();
    }

    /** Whether it was begun and has not come to its end: it runs, or it was cut off. */
    public boolean isBegun() {
        return files.isBegun();
    }

    /** Whether it came to its end, in whatever way. */
    public boolean isEnded() {
        return !isBegun() && Files.exists(ReportFolder.report(run, id));
    }

    /** @throws InvalidInputException if it cannot be applied, or not any more, or not yet */
    public Plan requireApplicable() throws IOException {
        if (run.isBuilding()) {
            throw new InvalidInputException(
                    FIELD, plan.id(), "is the plan of a build that still runs", "Wait until the build has ended.");
        }
        if (isEnded()) {
            throw new InvalidInputException(
                    FIELD,
                    plan.id(),
                    "was applied already",
                    "See the report of that removal; if something is left to do, make a new plan.");
        }
        plan.requireUnchanged();
        return new BuildRequests(run, files, configuration, clock)
                .planned(plan.approvedPlan(), plan, UnaryOperator.identity());
    }

    /**
     * Goes on where an earlier call was cut off, if there was one.
     *
     * @param approver who wants it
     * @return also if it was interrupted, see {@link RunReport#interrupted()}
     * @throws hudson.AbortException if it cannot be done; nothing was asked of Bitbucket
     */
    public RunReport apply(TaskListener listener, Cause.UserIdCause approver) throws IOException, InterruptedException {
        return new BuildRemoval(run, listener, id, StartedBy.of(List.of(approver)))
                .remove(plan, UnaryOperator.identity(), () -> null)
                .report();
    }
}
