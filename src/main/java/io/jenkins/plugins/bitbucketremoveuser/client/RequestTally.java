package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts requests per endpoint, retries included. */
public final class RequestTally implements ClientObserver {
    private final Map<String, Integer> counts = new TreeMap<>();

    @Override
    public synchronized void requested(String endpoint) {
        counts.merge(endpoint, 1, Integer::sum);
    }

    public synchronized int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public synchronized SortedMap<String, Integer> byEndpoint() {
        return new TreeMap<>(counts);
    }
}
