package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;
import java.util.Optional;

/** @param person empty if nobody was found for the address */
public record PersonReport(EmailAddress email, Optional<Person> person, Outcome outcome, List<GrantResult> grants) {
    public PersonReport {
        grants = List.copyOf(grants);
    }

    /** What somebody must still do, or look at. */
    public List<Leftover> left() {
        if (outcome instanceof Outcome.StillMember still) {
            return still.left();
        }
        return outcome instanceof Outcome.NotAMember absent ? absent.unseen() : List.of();
    }
}
