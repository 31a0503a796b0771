package io.jenkins.plugins.bitbucketremoveuser.schedule;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildFiles;
import io.jenkins.plugins.bitbucketremoveuser.build.CleanUpTask;
import io.jenkins.plugins.bitbucketremoveuser.build.Workspace;
import io.jenkins.plugins.bitbucketremoveuser.buildpage.BackgroundRuns;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpJson;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpReport;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpText;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlainLine;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Has scheduled clean-ups done, each only once at a time, as Jenkins itself. One that was cut off goes on when Jenkins is
 * back, with those whom it had begun with; unless that is so long ago that a plan would be too old.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class ScheduledRuns {
    private static final Logger LOGGER = Logger.getLogger(ScheduledRuns.class.getName());

    /** Those that a person has stopped, unlike Jenkins that goes down. */
    private final Set<String> aborted = ConcurrentHashMap.newKeySet();

    private final Clock clock = Clock.systemUTC();

    public static ScheduledRuns get() {
        return ExtensionList.lookupSingleton(ScheduledRuns.class);
    }

    private static String key(ScheduledCleanUp cleanUp) {
        return "clean-up " + cleanUp.key();
    }

    /**
     * Begins in the background.
     *
     * @param startedBy who or what, for the audit log
     * @throws InvalidInputException if it runs already, or too many others wait
     */
    synchronized void start(ScheduledCleanUp cleanUp, String startedBy) throws IOException {
        if (isRunning(cleanUp)) {
            throw new InvalidInputException(
                    "name", cleanUp.getName(), "runs already", "Wait for its end, or abort it.");
        }
        CleanUpFolder folder = new CleanUpFolder(cleanUp);
        folder.clearLog();
        aborted.remove(cleanUp.key());
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            BackgroundRuns.get().start(key(cleanUp), folder.log(), log -> run(cleanUp, folder, startedBy, log));
        }
    }

    boolean isRunning(ScheduledCleanUp cleanUp) {
        return BackgroundRuns.get().isRunning(key(cleanUp));
    }

    /** It comes to its end soon, tells what was done until then, and does not go on by itself. */
    void abort(ScheduledCleanUp cleanUp) {
        aborted.add(cleanUp.key());
        BackgroundRuns.get().abort(key(cleanUp));
    }

    private void run(ScheduledCleanUp cleanUp, CleanUpFolder folder, String startedBy, TaskListener log)
            throws IOException, InterruptedException {
        Instant began = clock.instant();
        String id = folder.current().orElseGet(() -> UUID.randomUUID().toString());
        BuildFiles files = folder.files(id);
        forgetWhatMustNotGoOn(cleanUp, files, began, log);
        folder.begin(id);
        folder.keep(new LastRun(
                startedBy, began.toString(), "", RunOutcome.INTERRUPTED.word(), "It has begun and not ended."));
        log.getLogger().println("[Bitbucket] Clean-up " + cleanUp.getName() + ", started by " + startedBy + ".");
        try {
            CleanUpReport report = CleanUpTask.ofSchedule(
                            cleanUp.getName(),
                            id,
                            startedBy,
                            files,
                            line -> log.getLogger().println("[Bitbucket] " + line))
                    .run(cleanUp.getSettings(), folder::memory, UnaryOperator.identity(), new Rosters());
            folder.keepReport(new CleanUpJson().write(report));
            folder.keep(ended(startedBy, began, report.outcome(), CleanUpText.summary(report)));
            if (!report.interrupted() || aborted.contains(cleanUp.key())) {
                files.forget();
                folder.end();
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            folder.keep(ended(startedBy, began, RunOutcome.FAILED, PlainLine.of(String.valueOf(e.getMessage()))));
            if (files.people().isEmpty()) {
                files.forget();
                folder.end();
            }
            throw e;
        }
    }

    private LastRun ended(String startedBy, Instant began, RunOutcome outcome, String summary) {
        return new LastRun(startedBy, began.toString(), clock.instant().toString(), outcome.word(), summary);
    }

    /** Somebody may be back on the roster by now; and an account is the same in every workspace. */
    private static void forgetWhatMustNotGoOn(ScheduledCleanUp cleanUp, BuildFiles files, Instant now, TaskListener log)
            throws IOException {
        BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
        Optional<Instant> begun = files.begunAt();
        if (begun.isEmpty()) {
            return;
        }
        String named = cleanUp.getSettings().getWorkspace();
        String workspace = named == null ? configuration.getWorkspace() : named;
        boolean elsewhere =
                files.workspaces().stream().anyMatch(before -> !before.value().equalsIgnoreCase(workspace));
        boolean tooOld = begun.get().plus(configuration.longestPlanAge()).isBefore(now);
        if (elsewhere || tooOld) {
            log.getLogger()
                    .println("[Bitbucket] A run that began at " + begun.get() + " was cut off; "
                            + (elsewhere ? "that was in another workspace" : "that is too long ago to go on with it")
                            + ".");
            files.forget();
        }
    }

    /** The run that Jenkins's end has cut off goes on. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void goOn() {
        for (ScheduledCleanUp cleanUp : CleanUpSchedule.get().getCleanUps()) {
            CleanUpFolder folder = new CleanUpFolder(cleanUp);
            try {
                if (folder.current().isPresent()) {
                    get().start(cleanUp, folder.last().map(LastRun::startedBy).orElse("timer"));
                }
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, "the clean-up " + cleanUp.getName() + " does not go on", e);
            }
        }
    }

    /** The folder that the files have to be in. */
    private static final class Rosters implements Workspace {
        @Override
        public FilePath find() throws IOException {
            return new FilePath(Files.createDirectories(CleanUpFolder.rosters()).toFile());
        }

        @Override
        public String noun() {
            return "the folder";
        }
    }
}
