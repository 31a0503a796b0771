package io.jenkins.plugins.bitbucketremoveuser.client;

import java.time.Duration;

/**
 * How patient the client is.
 *
 * @param attempts tries per request in all, at least 1
 * @param firstDelay the first back-off; doubles each time
 * @param longestDelay the longest single back-off
 * @param totalWait the most time a whole run may spend waiting, server-asked waits included
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration longestDelay, Duration totalWait) {
    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts: " + attempts + " is less than 1");
        }
    }

    public static RetryPolicy standard() {
        return new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(15));
    }
}
