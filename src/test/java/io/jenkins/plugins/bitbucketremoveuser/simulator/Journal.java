package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What was asked and answered. */
final class Journal {

    private final AtomicLong numbers = new AtomicLong();
    private final List<RequestRecord> answered = new ArrayList<>();

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    synchronized void add(RequestRecord request) {
        answered.add(request);
    }

    synchronized List<RequestRecord> all() {
        return List.copyOf(answered);
    }

    synchronized int count() {
        return answered.size();
    }

    synchronized Map<String, Integer> countByEndpoint() {
        Map<String, Integer> counts = new TreeMap<>();
        answered.forEach(request -> counts.merge(request.endpoint(), 1, Integer::sum));
        return counts;
    }

    synchronized void clear() {
        answered.clear();
    }
}
