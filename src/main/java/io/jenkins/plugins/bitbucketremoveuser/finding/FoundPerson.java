package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.removal.Person;
import io.jenkins.plugins.bitbucketremoveuser.removal.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who matches.
 *
 * @param reasons one for each criterion
 * @param untouchable why a removal would refuse to touch this person; empty if it would not
 * @param unchecked whether domains are protected, and no address is known that it could be told by
 */
public record FoundPerson(Person person, List<Reason> reasons, Optional<Refusal> untouchable, boolean unchecked) {
    public FoundPerson {
        reasons = List.copyOf(reasons);
    }

    /** @param criterion by its word */
    public record Reason(String criterion, String text) {}

    /** What names this person to a removal. */
    public String account() {
        return person.accountId().isEmpty() ? person.uuid() : person.accountId();
    }
}
