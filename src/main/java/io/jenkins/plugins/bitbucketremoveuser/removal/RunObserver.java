package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ClientObserver;
import io.jenkins.plugins.bitbucketremoveuser.client.RequestTally;
import java.time.Duration;
import java.util.Map;

/** Watches the client of one run: counts its requests, and says why nothing happens while it waits. */
public final class RunObserver implements ClientObserver {
    private final RequestTally tally = new RequestTally();
    private final RemovalProgress progress;

    public RunObserver(RemovalProgress progress) {
        this.progress = progress;
    }

    @Override
    public void requested(String endpoint) {
        tally.requested(endpoint);
    }

    @Override
    public void waiting(Duration duration, String reason) {
        progress.say("  waiting " + Math.max(1, duration.toSeconds()) + " s: " + PlainLine.of(reason));
    }

    int total() {
        return requests().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** By endpoint. */
    public Map<String, Integer> requests() {
        return tally.byEndpoint();
    }
}
