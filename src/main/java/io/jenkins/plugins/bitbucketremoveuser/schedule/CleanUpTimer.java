package io.jenkins.plugins.bitbucketremoveuser.schedule;

import hudson.Extension;
import hudson.model.PeriodicWork;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Starts scheduled clean-ups when they are due, minute after minute, as Jenkins does with jobs. */
@Extension
@Restricted(NoExternalUse.class)
public final class CleanUpTimer extends PeriodicWork {
    private static final Logger LOGGER = Logger.getLogger(CleanUpTimer.class.getName());
    /** What is missed for longer, Jenkins being down or asleep, is not made up for. */
    private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(5);

    private final Clock clock = Clock.systemDefaultZone();
    private Instant next;

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    /** At the beginning of the next minute. */
    @Override
    public long getInitialDelay() {
        Instant now = clock.instant();
        return Duration.between(now, now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES))
                .toMillis();
    }

    @Override
    protected synchronized void doRun() {
        Instant now = clock.instant();
        Instant earliest = now.minus(LONGEST_CATCH_UP);
        if (next == null || next.isBefore(earliest)) {
            next = (next == null ? now : earliest).truncatedTo(ChronoUnit.MINUTES);
        }
        for (; !next.isAfter(now); next = next.plus(1, ChronoUnit.MINUTES)) {
            start(next);
        }
    }

    private static void start(Instant minute) {
        Calendar time = Calendar.getInstance();
        time.setTime(Date.from(minute));
        for (ScheduledCleanUp cleanUp : CleanUpSchedule.get().getCleanUps()) {
            try {
                if (cleanUp.cronLine().filter(line -> line.isDueAt(time)).isPresent()) {
                    start(cleanUp);
                }
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, "the clean-up " + cleanUp.getName() + " was not started: " + e.getMessage());
            }
        }
    }

    private static void start(ScheduledCleanUp cleanUp) throws IOException {
        if (Jenkins.get().isQuietingDown()) {
            LOGGER.log(Level.INFO, "the clean-up {0} is not started: Jenkins is about to go down", cleanUp.getName());
            return;
        }
        ScheduledRuns.get().start(cleanUp, "timer");
    }
}
