package io.jenkins.plugins.bitbucketremoveuser.approval;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.build.PlanRemoval;
import io.jenkins.plugins.bitbucketremoveuser.buildpage.BackgroundRuns;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.io.IOException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The removals for which plans were approved: each plan's only once. */
@Extension
@Restricted(NoExternalUse.class)
public final class ApprovedRemovals {
    static ApprovedRemovals get() {
        return ExtensionList.lookupSingleton(ApprovedRemovals.class);
    }

    /**
     * Begins in the background, with the caller's permissions and in the caller's name.
     *
     * @throws InvalidInputException if it cannot be done; nothing was begun
     */
    synchronized void start(Run<?, ?> run, PlanRemoval removal) throws IOException {
        if (isRunning(run, removal)) {
            throw new InvalidInputException(
                    "plan", removal.planId(), "is being applied already", "Wait for its end, or abort it.");
        }
        removal.requireApplicable();
        Cause.UserIdCause approver = new Cause.UserIdCause();
        BackgroundRuns.get().start(key(run, removal), removal.log(), log -> {
            log.getLogger().println("[Bitbucket] The plan was approved by user " + approver.getUserId() + ".");
            removal.apply(log, approver);
        });
    }

    boolean isRunning(Run<?, ?> run, PlanRemoval removal) {
        return BackgroundRuns.get().isRunning(key(run, removal));
    }

    /** It comes to its end soon, and tells what was done until then. */
    void abort(Run<?, ?> run, PlanRemoval removal) {
        BackgroundRuns.get().abort(key(run, removal));
    }

    private static String key(Run<?, ?> run, PlanRemoval removal) {
        return run.getExternalizableId() + "/" + removal.planId();
    }
}
