package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How it ended for one person.
 *
 * @param asked how the person was named: several if several ways lead to the same account
 * @param person empty if nobody was found
 * @param residues what is no access but keeps the person's name
 */
public record PersonReport(
        List<PersonId> asked, Optional<Person> person, Outcome outcome, List<GrantResult> grants, Residues residues) {
    public PersonReport {
        asked = List.copyOf(asked);
        grants = List.copyOf(grants);
    }

    public PersonReport(List<PersonId> asked, Optional<Person> person, Outcome outcome, List<GrantResult> grants) {
        this(asked, person, outcome, grants, Residues.none());
    }

    PersonReport with(Residues newResidues) {
        return new PersonReport(asked, person, outcome, grants, newResidues);
    }

    PersonReport with(Outcome newOutcome) {
        return new PersonReport(asked, person, newOutcome, grants, residues);
    }

    /** The first of the addresses that were asked for. */
    public Optional<EmailAddress> email() {
        return asked.stream()
                .filter(EmailAddress.class::isInstance)
                .map(EmailAddress.class::cast)
                .findFirst();
    }

    /** In words, for people; may hold a hostile name. */
    public String who() {
        PersonId first = asked.get(0);
        List<String> more = new ArrayList<>();
        person.map(Person::displayName)
                .filter(name -> !name.isEmpty() && !(first instanceof EmailAddress))
                .ifPresent(more::add);
        if (asked.size() > 1) {
            more.add("also asked for as "
                    + String.join(
                            " and ", asked.stream().skip(1).map(PersonId::value).toList())
                    + ", which is the same account");
        }
        return first.value() + (more.isEmpty() ? "" : " (" + String.join("; ", more) + ")");
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
        if (outcome instanceof Outcome.Planned planned) {
            return planned.left();
        }
        return outcome instanceof Outcome.NotAMember absent ? absent.unseen() : List.of();
    }
}
