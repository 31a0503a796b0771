package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The last part of a run, when everybody's access is done with: neither that nor its verification may have to wait for
 * this, or for the requests that it takes. Since it takes its time, whoever was removed is looked up once more at the
 * end.
 */
final class ResidueRound {
    private final List<PersonReport> people;
    private final WorkspaceAccess access;
    private final ResidueKinds kinds;
    private final Diagnosis diagnosis;
    private final RemovalSettings settings;
    private final RemovalMode mode;
    private final Approval approval;
    private final Consumer<String> account;
    private final Pause pause;
    private final Clock clock;
    /** Whose turn is still to come, by the place among the people. */
    private final Map<Integer, PersonResidues> waiting = new LinkedHashMap<>();

    /** @param people the reports of this run; each gets the residues of its person */
    ResidueRound(
            List<PersonReport> people,
            WorkspaceAccess access,
            ResidueKinds kinds,
            Diagnosis diagnosis,
            RemovalSettings settings,
            RemovalMode mode,
            Approval approval,
            Consumer<String> account,
            Pause pause,
            Clock clock) {
        this.people = people;
        this.access = access;
        this.kinds = kinds;
        this.diagnosis = diagnosis;
        this.settings = settings;
        this.mode = mode;
        this.approval = approval;
        this.account = account;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * Before the person's access is touched.
     *
     * @param resumed after an interruption
     */
    PersonResidues begin(Person person, boolean resumed) throws InterruptedException {
        PersonResidues residues =
                new PersonResidues(person, kinds, access, diagnosis, settings, mode, approval, pause, clock);
        if (person.isMember()) {
            residues.lookBefore(resumed);
        }
        return residues;
    }

    /** Of the person whose report is the last one now. */
    void add(PersonResidues residues) {
        int place = people.size() - 1;
        if (people.get(place).person().filter(Person::isMember).isPresent()) {
            waiting.put(place, residues);
        }
    }

    void run() throws InterruptedException {
        List<Integer> places = List.copyOf(waiting.keySet());
        for (int place : places) {
            look(place, waiting.remove(place));
        }
        for (int place : places) {
            lookOnceMore(place);
        }
        ReportText.checkList(CheckList.of(people)).forEach(account);
    }

    /** Nobody else's turn will come. */
    void giveUp(Problem why) {
        waiting.forEach((place, residues) -> {
            residues.notLooked(why);
            put(place, residues);
            ReportText.residues(people.get(place)).forEach(account);
        });
        waiting.clear();
    }

    private void look(int place, PersonResidues residues) throws InterruptedException {
        PersonReport report = people.get(place);
        account.accept("What keeps the name of " + report.person().orElseThrow() + ", and is no access:");
        try {
            residues.look(report.grants());
        } finally {
            put(place, residues);
            ReportText.residues(people.get(place)).forEach(account);
        }
    }

    private void put(int place, PersonResidues residues) {
        people.set(place, people.get(place).with(residues.soFar()));
    }

    private void lookOnceMore(int place) throws InterruptedException {
        PersonReport report = people.get(place);
        try {
            if (report.outcome() instanceof Outcome.Removed
                    && access.isMember(report.person().orElseThrow())) {
                PersonReport back = report.with(new Outcome.StillMember(List.of(new Leftover(
                        "membership of the workspace",
                        "It was gone when it was read again, and is back at the end of the run.",
                        "Find out who or what (an identity provider, say) puts the person back, then run it again."))));
                people.set(place, back);
                ReportText.verdict(back).forEach(account);
            }
        } catch (BitbucketException e) {
            // it was read once: what cannot be read now takes nothing back
            account.accept("  could not look once more for " + report.who() + ": "
                    + diagnosis.of(e).message());
        }
    }
}
