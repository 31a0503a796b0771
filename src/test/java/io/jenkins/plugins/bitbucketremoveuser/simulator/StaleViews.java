package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What reads still see of a state that is gone. Each value is the state before one change; while several are alive, the
 * oldest is what a lagging read sees. Guarded by the world's lock.
 */
final class StaleViews<K, V> {

    private static final class View<V> {
        private final V value;
        private final Instant until;
        private int readsLeft;

        View(V value, int readsLeft, Instant until) {
            this.value = value;
            this.readsLeft = readsLeft;
            this.until = until;
        }

        boolean isAlive(Instant now) {
            return readsLeft > 0 || now.isBefore(until);
        }
    }

    private final Map<K, List<View<V>>> views = new HashMap<>();
    private final SimulatedClock clock;

    StaleViews(SimulatedClock clock) {
        this.clock = clock;
    }

    void remember(K key, V before, Lag lag) {
        if (!lag.isNone()) {
            views.computeIfAbsent(key, any -> new ArrayList<>())
                    .add(new View<>(before, lag.reads(), clock.now().plus(lag.time())));
        }
    }

    /** The change was taken back: there is nothing stale any more. */
    void forget(K key) {
        views.remove(key);
    }

    /** What a read of this key sees instead of the truth; counts as one read. */
    Optional<V> read(K key) {
        List<View<V>> all = views.get(key);
        if (all == null) {
            return Optional.empty();
        }
        Instant now = clock.now();
        all.removeIf(view -> !view.isAlive(now));
        if (all.isEmpty()) {
            views.remove(key);
            return Optional.empty();
        }
        V oldest = all.get(0).value;
        all.forEach(view -> view.readsLeft--);
        return Optional.of(oldest);
    }

    /** Reads everything that is stale and that a list looks at. */
    void readAll(Predicate<K> looksAt, BiConsumer<K, V> each) {
        for (K key : List.copyOf(views.keySet())) {
            if (looksAt.test(key)) {
                read(key).ifPresent(value -> each.accept(key, value));
            }
        }
    }
}
