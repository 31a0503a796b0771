package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;

/**
 * How the restore ended for one person.
 *
 * @param asked how the removal was asked for this person
 */
public record RestoredPerson(List<PersonId> asked, Person person, RestoreOutcome outcome, List<RestoredGrant> grants) {
    public RestoredPerson {
        asked = List.copyOf(asked);
        grants = List.copyOf(grants);
    }

    static RestoredPerson of(RevokedAccess.OfPerson revoked, RestoreOutcome outcome, List<RestoredGrant> grants) {
        return new RestoredPerson(revoked.asked(), revoked.person(), outcome, grants);
    }

    /** In words, for people; may hold a hostile name. */
    public String who() {
        return new RevokedAccess.OfPerson(asked, person, List.of()).who();
    }

    /** What somebody must still do. */
    public List<Leftover> left() {
        if (outcome instanceof RestoreOutcome.PartlyRestored partly) {
            return partly.left();
        }
        return outcome instanceof RestoreOutcome.Planned planned ? planned.left() : List.of();
    }
}
