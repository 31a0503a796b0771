package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;
import java.util.Optional;

/**
 * What is to be taken away from one person.
 *
 * @param asked how the person is named
 * @param person empty if nobody was found
 * @param grants in the order in which they are revoked
 * @param bound where direct repository grants are that are not named
 * @param residues that are to be cleaned
 */
public record PlannedPerson(
        List<PersonId> asked,
        Optional<Person> person,
        List<Grant> grants,
        Optional<RepositoryBound> bound,
        List<Residue> residues) {
    public PlannedPerson {
        asked = List.copyOf(asked);
        grants = List.copyOf(grants);
        residues = List.copyOf(residues);
    }

    static PlannedPerson of(PersonReport report) {
        return new PlannedPerson(
                report.asked(),
                report.outcome() instanceof Outcome.Planned ? report.person() : Optional.empty(),
                report.grants().stream().map(GrantResult::grant).toList(),
                report.outcome() instanceof Outcome.Planned planned ? planned.bound() : Optional.empty(),
                report.residues().results().stream()
                        .filter(result -> result.state() == ResidueResult.State.PLANNED)
                        .map(ResidueResult::residue)
                        .toList());
    }

    /** Whatever its level is by now. */
    boolean covers(Grant grant) {
        return grants.stream().anyMatch(named -> named.key().equals(grant.key()))
                || bound.filter(limit -> limit.holds(grant)).isPresent();
    }

    /** Whatever it is called by now. */
    boolean covers(Residue residue) {
        return residues.stream()
                .anyMatch(named -> named.kind() == residue.kind()
                        && named.where().equals(residue.where())
                        && named.id().equals(residue.id()));
    }
}
