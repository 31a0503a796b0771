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
    private static final int RESIDUE_LIMIT = 10;
    private static final int CLEANING_LIMIT = 100;

    public RemovalSettings {
        rereadDelays = List.copyOf(rereadDelays);
    }

    public RemovalSettings(List<Duration> rereadDelays, int walkLimit, int previewLimit) {
        this(rereadDelays, walkLimit, previewLimit, RESIDUE_LIMIT, CLEANING_LIMIT);
    }

    public static RemovalSettings standard() {
        return new RemovalSettings(
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)),
                2_000,
                100);
    }

    /** How long it takes until what a re-read shows counts as the truth. */
    Duration patience() {
        return rereadDelays.stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** What changes in the organisation may take 30 seconds to show. */
    RemovalSettings withPatienceForOrganisation() {
        List<Duration> delays = new ArrayList<>(rereadDelays);
        delays.add(Duration.ofSeconds(16));
        return new RemovalSettings(delays, walkLimit, previewLimit, residueLimit, cleaningLimit);
    }
}
