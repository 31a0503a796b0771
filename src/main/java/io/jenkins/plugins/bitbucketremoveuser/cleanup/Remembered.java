package io.jenkins.plugins.bitbucketremoveuser.cleanup;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a clean-up keeps for its next run.
 *
 * @param criteria what was looked for, by the words
 * @param rosterEntries how long the roster was; 0 if there was none
 * @param marks since when, by UUID, somebody is found in each run
 */
public record Remembered(String criteria, int rosterEntries, Map<String, Instant> marks) {
    public Remembered {
        Map<String, Instant> byKey = new HashMap<>();
        marks.forEach((uuid, since) -> byKey.put(key(uuid), since));
        marks = Map.copyOf(byKey);
    }

    /** Of a clean-up that never ran. */
    static Remembered nothing() {
        return new Remembered("", 0, Map.of());
    }

    static String key(String uuid) {
        return uuid.toLowerCase(Locale.ROOT);
    }

    /** In an order that does not change from write to write. */
    Map<String, Instant> sorted() {
        Map<String, Instant> sorted = new TreeMap<>(Comparator.naturalOrder());
        sorted.putAll(marks);
        return sorted;
    }
}
