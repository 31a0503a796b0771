package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts requests per caller in a rolling window. A refused request does not count. */
final class RateLimiter {

    private final Map<String, Deque<Instant>> taken = new HashMap<>();

    /** Empty if the request may go on, else how long until the next one may. */
    synchronized Optional<Duration> take(String identity, int limit, Duration window, Instant now) {
        if (limit <= 0) {
            return Optional.empty();
        }
        Deque<Instant> mine = taken.computeIfAbsent(identity, any -> new ArrayDeque<>());
        while (!mine.isEmpty() && !mine.peekFirst().plus(window).isAfter(now)) {
            mine.removeFirst();
        }
        if (mine.size() >= limit) {
            return Optional.of(Duration.between(now, mine.peekFirst().plus(window)));
        }
        mine.addLast(now);
        return Optional.empty();
    }

    synchronized void clear() {
        taken.clear();
    }
}
