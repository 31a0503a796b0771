package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;
import java.util.stream.Stream;

/** How a whole run ended; the worst of its people, and of its workspaces, decides. */
public enum RunOutcome {
    REMOVED("removed"),
    NOTHING_TO_DO("nothing-to-do"),
    PLANNED("planned"),
    LEFT_FOR_A_PERSON("left-for-a-person"),
    REFUSED("refused"),
    FAILED("failed"),
    INTERRUPTED("interrupted");

    private final String word;

    RunOutcome(String word) {
        this.word = word;
    }

    /** As it stands in reports. */
    public String word() {
        return word;
    }

    static RunOutcome of(List<PersonReport> people) {
        return worst(people.stream().map(RunOutcome::of));
    }

    static RunOutcome worst(Stream<RunOutcome> parts) {
        RunOutcome worst = NOTHING_TO_DO;
        boolean removed = false;
        for (RunOutcome one : parts.toList()) {
            removed |= one == REMOVED;
            worst = one.compareTo(worst) > 0 ? one : worst;
        }
        return worst == NOTHING_TO_DO && removed ? REMOVED : worst;
    }

    private static RunOutcome of(PersonReport person) {
        RunOutcome access = of(person.outcome());
        // whoever is removed stays removed; but what was asked for beside that is left for a person
        return access == REMOVED && !person.residues().left().isEmpty() ? LEFT_FOR_A_PERSON : access;
    }

    private static RunOutcome of(Outcome outcome) {
        if (outcome instanceof Outcome.Removed) {
            return REMOVED;
        }
        if (outcome instanceof Outcome.NotAMember absent) {
            return absent.unseen().isEmpty() ? NOTHING_TO_DO : LEFT_FOR_A_PERSON;
        }
        if (outcome instanceof Outcome.Planned) {
            return PLANNED;
        }
        if (outcome instanceof Outcome.StillMember) {
            return LEFT_FOR_A_PERSON;
        }
        return outcome instanceof Outcome.Refused ? REFUSED : FAILED;
    }
}
