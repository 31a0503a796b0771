package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * @param rereadDelays how long to wait, one after the other, before a re-read that still shows a revoked grant or a
 *     membership counts as the truth
 * @param walkLimit the most projects or repositories that are looked at one by one where Bitbucket gives no better way
 * @param previewLimit the most repositories that a dry run looks at one by one to name the direct grants
 */
public record RemovalSettings(List<Duration> rereadDelays, int walkLimit, int previewLimit) {
    public RemovalSettings {
        rereadDelays = List.copyOf(rereadDelays);
    }

    public static RemovalSettings standard() {
        return new RemovalSettings(
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)),
                2_000,
                100);
    }

    /** What changes in the organisation may take 30 seconds to show. */
    RemovalSettings withPatienceForOrganisation() {
        List<Duration> delays = new ArrayList<>(rereadDelays);
        delays.add(Duration.ofSeconds(16));
        return new RemovalSettings(delays, walkLimit, previewLimit);
    }
}
