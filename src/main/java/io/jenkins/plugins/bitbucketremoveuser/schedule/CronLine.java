package io.jenkins.plugins.bitbucketremoveuser.schedule;

import hudson.scheduler.CronTabList;
import hudson.scheduler.Hash;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.Optional;

/** When a clean-up is due, as Jenkins writes it: also several lines, {@code H} and {@code TZ=}. */
final class CronLine {
    private static final int MINUTES_OF_A_YEAR = 366 * 24 * 60;

    private final CronTabList lines;

    /**
     * @param name of the clean-up, which spreads {@code H}
     * @throws InvalidInputException if Jenkins does not understand it
     */
    CronLine(String spec, String name) {
        try {
            lines = CronTabList.create(spec, Hash.from("bitbucket-clean-up " + name));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "schedule",
                    spec,
                    "is not understood: " + e.getMessage(),
                    "Give it as a job has it, for example H 3 * * *; or leave it empty to start it by hand only.");
        }
    }

    boolean isDueAt(Calendar minute) {
        return lines.check(minute);
    }

    /** What is probably not meant; null if nothing is. */
    String oddity() {
        return lines.checkSanity();
    }

    /** Empty if there is none within a year. Looked for minute by minute: Jenkins keeps its own way to itself. */
    Optional<Instant> next(Instant now) {
        Calendar minute = Calendar.getInstance();
        minute.setTimeInMillis(now.truncatedTo(ChronoUnit.MINUTES).toEpochMilli());
        for (int i = 0; i < MINUTES_OF_A_YEAR; i++) {
            minute.add(Calendar.MINUTE, 1);
            if (isDueAt(minute)) {
                return Optional.of(minute.toInstant());
            }
        }
        return Optional.empty();
    }
}
