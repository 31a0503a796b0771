package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;
import java.util.Optional;

/** @param person empty if nobody was found for the address */
public record PersonReport(EmailAddress email, Optional<Person> person, Outcome outcome, List<GrantResult> grants) {
    public PersonReport {
        grants = List.copyOf(grants);
    }
}
