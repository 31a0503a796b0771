package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * @param person empty if nobody was found for the address
 * @param residues what is no access but keeps the person's name
 */
public record PersonReport(
        EmailAddress email, Optional<Person> person, Outcome outcome, List<GrantResult> grants, Residues residues) {
    public PersonReport {
        grants = List.copyOf(grants);
    }

    public PersonReport(EmailAddress email, Optional<Person> person, Outcome outcome, List<GrantResult> grants) {
        this(email, person, outcome, grants, Residues.none());
    }

    PersonReport with(Residues newResidues) {
        return new PersonReport(email, person, outcome, grants, newResidues);
    }

    PersonReport with(Outcome newOutcome) {
        return new PersonReport(email, person, newOutcome, grants, residues);
    }

    /** What somebody must still do, or look at. */
    public List<Leftover> left() {
        List<Leftover> left = new ArrayList<>(access());
        left.addAll(residues.left());
        return left;
    }

    /** Of that, what is or may be access. */
    List<Leftover> access() {
        if (outcome instanceof Outcome.StillMember still) {
            return still.left();
        }
        return outcome instanceof Outcome.NotAMember absent ? absent.unseen() : List.of();
    }
}
