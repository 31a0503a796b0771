package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Faults waiting for their requests. The first one that fits is used up. */
public final class Faults {

    private static final class Waiting {
        private final RequestMatcher matcher;
        private final Fault fault;
        private int left;

        Waiting(int left, RequestMatcher matcher, Fault fault) {
            this.left = left;
            this.matcher = matcher;
            this.fault = fault;
        }
    }

    private final List<Waiting> waiting = new ArrayList<>();

    Faults() {}

    /** The next {@code times} requests that fit go wrong like this. */
    public synchronized Faults next(int times, RequestMatcher matcher, Fault fault) {
        waiting.add(new Waiting(times, matcher, fault));
        return this;
    }

    /** Every request that fits goes wrong like this, until {@link #clear()}. */
    public Faults always(RequestMatcher matcher, Fault fault) {
        return next(Integer.MAX_VALUE, matcher, fault);
    }

    public synchronized void clear() {
        waiting.clear();
    }

    /** How many have not happened yet; a test may want to see that its fault was met. */
    public synchronized int left() {
        return waiting.stream().mapToInt(one -> one.left).sum();
    }

    synchronized Optional<Fault> take(RequestRecord request) {
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
            Waiting one = all.next();
            if (one.matcher.test(request)) {
                if (one.left != Integer.MAX_VALUE && --one.left == 0) {
                    all.remove();
                }
                return Optional.of(one.fault);
            }
        }
        return Optional.empty();
    }
}
