package io.jenkins.plugins.bitbucketremoveuser.restore;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.build.PageRestore;
import io.jenkins.plugins.bitbucketremoveuser.build.PageRestores;
import io.jenkins.plugins.bitbucketremoveuser.buildpage.BackgroundRuns;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.io.IOException;
import java.util.Collection;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The restores that were started on the pages of builds: of each build one at a time, dry run or not. */
@Extension
@Restricted(NoExternalUse.class)
public final class Restores {
    static Restores get() {
        return ExtensionList.lookupSingleton(Restores.class);
    }

    /**
     * Begins in the background, with the caller's permissions and in the caller's name.
     *
     * @param people by their keys
     * @throws InvalidInputException if it cannot be done; nothing was begun
     */
    synchronized void start(Run<?, ?> run, boolean dryRun, Collection<String> people) throws IOException {
        requireNoneRuns(run);
        Cause.UserIdCause by = new Cause.UserIdCause();
        begin(run, new PageRestores(run).add(dryRun, people, by), by, "Started");
    }

    /**
     * Goes on with the last one, which was cut off.
     *
     * @throws InvalidInputException if it cannot be done; nothing was begun
     */
    synchronized void goOn(Run<?, ?> run) throws IOException {
        requireNoneRuns(run);
        begin(run, new PageRestores(run).cutOff(), new Cause.UserIdCause(), "Gone on with");
    }

    private static void begin(Run<?, ?> run, PageRestore restore, Cause.UserIdCause by, String what) {
        BackgroundRuns.get().start(key(run), restore.log(), log -> {
            log.getLogger().println("[Bitbucket] " + what + " by user " + by.getUserId() + ".");
            restore.restore(log, by);
        });
    }

    private void requireNoneRuns(Run<?, ?> run) {
        if (isRunning(run)) {
            throw new InvalidInputException(
                    "build",
                    Integer.toString(run.getNumber()),
                    "is being restored, or looked at, already",
                    "Wait for its end, or abort it.");
        }
    }

    /** Of all restores of a build, none but the last can run. */
    boolean isRunning(Run<?, ?> run) {
        return BackgroundRuns.get().isRunning(key(run));
    }

    /** It comes to its end soon, and tells what was done until then. */
    void abort(Run<?, ?> run) {
        BackgroundRuns.get().abort(key(run));
    }

    private static String key(Run<?, ?> run) {
        return run.getExternalizableId() + "/restore";
    }
}
