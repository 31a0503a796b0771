package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Comparator;
import java.util.stream.Stream;

/** How a whole restore ended; the worst of its people, and of its workspaces, decides. From good to bad. */
public enum RestoreVerdict {
    NOTHING_TO_DO("nothing-to-do"),
    RESTORED("restored"),
    PLANNED("planned"),
    LEFT_FOR_A_PERSON("left-for-a-person"),
    REFUSED("refused"),
    FAILED("failed"),
    INTERRUPTED("interrupted");

    private final String word;

    RestoreVerdict(String word) {
        this.word = word;
    }

    /** As it stands in reports. */
    public String word() {
        return word;
    }

    static RestoreVerdict worst(Stream<RestoreVerdict> parts) {
        return parts.max(Comparator.naturalOrder()).orElse(NOTHING_TO_DO);
    }

    static RestoreVerdict of(RestoreOutcome outcome) {
        if (outcome instanceof RestoreOutcome.NothingToDo) {
            return NOTHING_TO_DO;
        }
        if (outcome instanceof RestoreOutcome.Restored) {
            return RESTORED;
        }
        if (outcome instanceof RestoreOutcome.Planned) {
            return PLANNED;
        }
        if (outcome instanceof RestoreOutcome.PartlyRestored) {
            return LEFT_FOR_A_PERSON;
        }
        return outcome instanceof RestoreOutcome.Refused ? REFUSED : FAILED;
    }
}
