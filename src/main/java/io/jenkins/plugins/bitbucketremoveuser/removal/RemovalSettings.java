package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * @param rereadDelays how long to wait, one after the other, before a re-read that still shows a revoked grant or a
 *     membership counts as the truth
 * @param walkLimit the most projects or repositories that are looked at one by one where Bitbucket gives no better way
 * @param previewLimit the most repositories that a dry run looks at one by one to name the direct grants
 * @param residueLimit the most repositories, and the most projects, that are looked at for one person's residues
 * @param cleaningLimit the same where residues are to be cleaned; more than 100 makes no difference
 */
public record RemovalSettings(
        List<Duration> rereadDelays, int walkLimit, int previewLimit, int residueLimit, int cleaningLimit) {
    /** The usual one. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    public static final Duration LONGEST_PATIENCE = Duration.ofMinutes(10);

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration MORE_FOR_ORGANISATION = Duration.ofSeconds(16);
    private static final int RESIDUE_LIMIT = 10;
    private static final int CLEANING_LIMIT = 100;

    public RemovalSettings {
        rereadDelays = List.copyOf(rereadDelays);
    }

    public RemovalSettings(List<Duration> rereadDelays, int walkLimit, int previewLimit) {
        this(rereadDelays, walkLimit, previewLimit, RESIDUE_LIMIT, CLEANING_LIMIT);
    }

    public static RemovalSettings standard() {
        return new RemovalSettings(growing(PATIENCE), 2_000, 100);
    }

    /**
     * @param patience how long it takes until what a re-read shows counts as the truth; zero to read again once, at once
     * @throws InvalidInputException if it is negative or longer than {@link #LONGEST_PATIENCE}
     */
    public RemovalSettings withPatience(Duration patience) {
        if (patience.isNegative() || patience.compareTo(LONGEST_PATIENCE) > 0) {
            throw new InvalidInputException(
                    "verification wait",
                    patience.toSeconds() + " s",
                    "is out of range",
                    "Give 0 to " + LONGEST_PATIENCE.toSeconds() + " seconds.");
        }
        return with(growing(patience));
    }

    /** Each twice as long as the one before, since a request costs more than a wait; the last one ends them in time. */
    private static List<Duration> growing(Duration patience) {
        List<Duration> delays = new ArrayList<>();
        Duration left = patience;
        for (Duration next = FIRST_DELAY; left.compareTo(next) > 0; next = next.multipliedBy(2)) {
            delays.add(next);
            left = left.minus(next);
        }
        if (!left.isZero()) {
            delays.add(left);
        }
        return delays;
    }

    private RemovalSettings with(List<Duration> delays) {
        return new RemovalSettings(delays, walkLimit, previewLimit, residueLimit, cleaningLimit);
    }

    /** When a re-read showed what counts as the truth, in words: after "still shows it", for example. */
    String later() {
        Duration patience = rereadDelays.stream().reduce(Duration.ZERO, Duration::plus);
        return patience.isZero() ? "right afterwards" : patience.toSeconds() + " s later";
    }

    /** What changes in the organisation may take 30 seconds to show. Whoever will not wait at all does not wait there. */
    RemovalSettings withPatienceForOrganisation() {
        if (rereadDelays.isEmpty()) {
            return this;
        }
        List<Duration> delays = new ArrayList<>(rereadDelays);
        delays.add(MORE_FOR_ORGANISATION);
        return with(delays);
    }
}
