package io.jenkins.plugins.bitbucketremoveuser.cleanup;

import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.time.Duration;
import java.time.Instant;

/**
 * How much a clean-up may do unattended.
 *
 * @param mostPeople that one run removes; if more are due, nobody is touched
 * @param mostShare of all members, in percent, that one run removes; one person is always allowed
 * @param mostShrinkage how much shorter than at the last run, in percent, a roster may be
 * @param graceDays how long somebody has to be found, run after run, before he or she is removed; 0 for at once
 */
public record CleanUpLimits(int mostPeople, int mostShare, int mostShrinkage, int graceDays) {
    public static final int USUAL_MOST_PEOPLE = 10;
    public static final int USUAL_MOST_SHARE = 10;
    public static final int USUAL_MOST_SHRINKAGE = 30;
    public static final int LONGEST_GRACE = 365;

    private static final int PERCENT = 100;
    private static final int LARGEST = 100_000;
    /** A nightly run need not be punctual to the minute. */
    private static final Duration UNPUNCTUAL = Duration.ofHours(1);

    /** @throws InvalidInputException for a number that is out of range */
    public CleanUpLimits {
        inRange("maxRemovals", mostPeople, 1, LARGEST);
        inRange("maxShare", mostShare, 1, PERCENT);
        inRange("rosterShrinkage", mostShrinkage, 0, PERCENT);
        inRange("graceDays", graceDays, 0, LONGEST_GRACE);
    }

    public static CleanUpLimits usual() {
        return new CleanUpLimits(USUAL_MOST_PEOPLE, USUAL_MOST_SHARE, USUAL_MOST_SHRINKAGE, 0);
    }

    public CleanUpLimits withMostPeople(int people) {
        return new CleanUpLimits(people, mostShare, mostShrinkage, graceDays);
    }

    public CleanUpLimits withMostShare(int percent) {
        return new CleanUpLimits(mostPeople, percent, mostShrinkage, graceDays);
    }

    public CleanUpLimits withMostShrinkage(int percent) {
        return new CleanUpLimits(mostPeople, mostShare, percent, graceDays);
    }

    public CleanUpLimits withGraceDays(int days) {
        return new CleanUpLimits(mostPeople, mostShare, mostShrinkage, days);
    }

    private static void inRange(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInputException(
                    field,
                    Integer.toString(value),
                    "is out of range",
                    "Give a whole number from " + least + " to " + most + ".");
        }
    }

    /** At least one, or a small workspace could never be cleaned up. */
    int mostOf(int members) {
        return Math.max(1, (int) ((long) members * mostShare / PERCENT));
    }

    boolean hasShrunk(int entries, int before) {
        return (long) entries * PERCENT < (long) before * (PERCENT - mostShrinkage);
    }

    /** When whoever was marked then is removed. */
    Instant due(Instant marked) {
        return graceDays == 0 ? marked : marked.plus(Duration.ofDays(graceDays)).minus(UNPUNCTUAL);
    }
}
