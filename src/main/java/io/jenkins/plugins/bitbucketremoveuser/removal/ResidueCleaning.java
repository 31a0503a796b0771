package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.UnexpectedAnswerException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cleans the residues of one person, then reads them again. "Cleaned" takes a re-read that shows the person gone. */
final class ResidueCleaning {
    private final Person person;
    private final Map<Residue, ResidueResult> results;
    private final List<Leftover> left;
    private final ResidueKinds kinds;
    private final Diagnosis diagnosis;
    private final RemovalSettings settings;
    private final Pause pause;
    private final Clock clock;
    private final Set<Residue> begun = new HashSet<>();
    private final Set<Residue> goneBefore = new HashSet<>();

    /**
     * @param results those that are {@link ResidueResult.State#UNVERIFIED} are cleaned, and get their end here
     * @param left what could not be cleaned is added here
     */
    ResidueCleaning(
            Person person,
            Map<Residue, ResidueResult> results,
            List<Leftover> left,
            ResidueKinds kinds,
            Diagnosis diagnosis,
            RemovalSettings settings,
            Pause pause,
            Clock clock) {
        this.person = person;
        this.results = results;
        this.left = left;
        this.kinds = kinds;
        this.diagnosis = diagnosis;
        this.settings = settings;
        this.pause = pause;
        this.clock = clock;
    }

    /** @throws BitbucketException if going on makes no sense just now; whatever has no end then is not cleaned */
    void run() throws BitbucketException, InterruptedException {
        for (Residue residue : open()) {
            clean(residue);
            // at once, so that what goes wrong with one of them is known before the next is changed
            if (isOpen(residue)) {
                look(residue);
            }
        }
        lookAgain();
    }

    /** Gives an end to whatever has none. */
    void giveUp(Problem why) {
        for (Residue residue : open()) {
            leave(
                    residue,
                    new ResidueKind.Reason(
                            (begun.contains(residue) ? "Whether it was changed is not known: " : "It was not changed: ")
                                    + why.message(),
                            kinds.of(residue).cure(residue)));
        }
    }

    private boolean isOpen(Residue residue) {
        return results.get(residue).state() == ResidueResult.State.UNVERIFIED;
    }

    private List<Residue> open() {
        return results.values().stream()
                .map(ResidueResult::residue)
                .filter(this::isOpen)
                .toList();
    }

    private void clean(Residue residue) throws BitbucketException, InterruptedException {
        try {
            begun.add(residue);
            ResidueKind.Cleaning cleaning = kinds.of(residue).clean(person, residue);
            if (cleaning instanceof ResidueKind.Cleaning.GoneBefore) {
                goneBefore.add(residue);
            } else if (cleaning instanceof ResidueKind.Cleaning.NotDone not) {
                leave(residue, not.reason());
            }
        } catch (UnexpectedAnswerException e) {
            // it may have been done: the re-read tells
        } catch (BitbucketException e) {
            refused(residue, e);
        }
    }

    /** As often as patience allows: Bitbucket may show what is gone for a while. */
    private void lookAgain() throws BitbucketException, InterruptedException {
        for (Duration delay : settings.rereadDelays()) {
            if (open().isEmpty()) {
                return;
            }
            pause.waitFor(delay);
            for (Residue residue : open()) {
                look(residue);
            }
        }
        for (Residue residue : open()) {
            leave(
                    residue,
                    new ResidueKind.Reason(
                            (goneBefore.contains(residue)
                                            ? "Bitbucket answered that it is not there to take away"
                                            : "Bitbucket accepted the change")
                                    + ", but still shows it "
                                    + settings.later() + ".",
                            kinds.of(residue).cure(residue)));
        }
    }

    private void look(Residue residue) throws BitbucketException, InterruptedException {
        try {
            ResidueKind.Sight sight = kinds.of(residue).look(person, residue);
            if (sight instanceof ResidueKind.Sight.Gone) {
                end(
                        residue,
                        goneBefore.contains(residue) ? ResidueResult.State.ALREADY_GONE : ResidueResult.State.CLEANED,
                        "");
            } else if (sight instanceof ResidueKind.Sight.NotInOrder not) {
                leave(residue, not.reason());
            }
        } catch (BitbucketException e) {
            refused(residue, e);
        }
    }

    private void refused(Residue residue, BitbucketException e) throws BitbucketException {
        if (Diagnosis.isPassing(e)) {
            throw e;
        }
        Problem problem = diagnosis.of(e);
        leave(
                residue,
                new ResidueKind.Reason(problem.message(), kinds.of(residue).cure(residue) + " " + problem.cure()));
    }

    private void leave(Residue residue, ResidueKind.Reason reason) {
        left.add(new Leftover(residue.describe(), reason.why(), reason.cure()));
        end(residue, ResidueResult.State.LEFT, reason.why());
    }

    private void end(Residue residue, ResidueResult.State state, String message) {
        results.put(residue, results.get(residue).in(state, clock.instant(), message));
    }
}
