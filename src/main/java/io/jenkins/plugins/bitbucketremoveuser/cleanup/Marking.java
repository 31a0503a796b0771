package io.jenkins.plugins.bitbucketremoveuser.cleanup;

import io.jenkins.plugins.bitbucketremoveuser.finding.FoundPerson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who of those found is due, and who has to be found again first. Whoever is not found any more loses the mark. */
final class Marking {
    private final List<FoundPerson> due = new ArrayList<>();
    private final List<WaitingPerson> waiting = new ArrayList<>();
    private final Map<String, Instant> marks = new HashMap<>();

    /** @param earlier marks that were made for the same criteria */
    Marking(List<FoundPerson> found, Map<String, Instant> earlier, CleanUpLimits limits, Instant now) {
        for (FoundPerson one : found) {
            String key = Remembered.key(one.person().uuid());
            Instant since = earlier.getOrDefault(key, now);
            // a clock that was wrong must not take the grace period away, nor make it last for ever
            Instant marked = since.isAfter(now) ? now : since;
            if (limits.graceDays() > 0) {
                marks.put(key, marked);
            }
            if (limits.due(marked).isAfter(now)) {
                waiting.add(new WaitingPerson(one, marked, limits.due(marked)));
            } else {
                due.add(one);
            }
        }
    }

    List<FoundPerson> due() {
        return due;
    }

    List<WaitingPerson> waiting() {
        return waiting;
    }

    Map<String, Instant> marks() {
        return marks;
    }
}
