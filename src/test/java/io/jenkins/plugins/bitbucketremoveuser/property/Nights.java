package io.jenkins.plugins.bitbucketremoveuser.property;

import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpLimits;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.Stop;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What nightly clean-ups of a workspace have to come to, by the rules of docs/clean-up.md alone. */
final class Nights {
    private final CleanUpLimits limits;
    private final Set<String> untouchable;
    private Map<String, Integer> marks = new HashMap<>();
    private int lastRoster;

    record Night(Optional<Stop.Guard> stop, Set<String> due, Set<String> waiting) {
        boolean removes() {
            return stop.isEmpty();
        }
    }

    Nights(CleanUpLimits limits, Set<String> untouchable) {
        this.limits = limits;
        this.untouchable = untouchable;
    }

    /** @param night counts the days */
    Night pass(int night, Set<String> members, Set<String> roster, boolean dryRun) {
        if (roster.size() * 100 < lastRoster * (100 - limits.mostShrinkage())) {
            return new Night(Optional.of(Stop.Guard.ROSTER_SHRUNK), Set.of(), Set.of());
        }
        Map<String, Integer> found = new HashMap<>();
        Set<String> due = new TreeSet<>();
        Set<String> waiting = new TreeSet<>();
        for (String member : members) {
            if (!roster.contains(member) && !untouchable.contains(member)) {
                int since = marks.getOrDefault(member, night);
                found.put(member, since);
                (night - since >= limits.graceDays() ? due : waiting).add(member);
            }
        }
        Optional<Stop.Guard> stop = Optional.empty();
        if (due.size() > limits.mostPeople()) {
            stop = Optional.of(Stop.Guard.TOO_MANY_PEOPLE);
        } else if (due.size() > 1 && due.size() * 100 > members.size() * limits.mostShare()) {
            stop = Optional.of(Stop.Guard.TOO_LARGE_SHARE);
        }
        if (!dryRun) {
            marks = limits.graceDays() > 0 ? found : Map.of();
            lastRoster = stop.isPresent() ? lastRoster : roster.size();
        }
        return new Night(stop, due, waiting);
    }
}
