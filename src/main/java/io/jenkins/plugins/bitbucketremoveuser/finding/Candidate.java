package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.client.Membership;
import io.jenkins.plugins.bitbucketremoveuser.client.User;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A member of the workspace who is looked at.
 *
 * @param addresses that are known to be this person's; Bitbucket tells none that it was not asked for
 */
record Candidate(Membership membership, List<EmailAddress> addresses) {
    Candidate {
        addresses = List.copyOf(addresses);
    }

    User user() {
        return membership.user();
    }

    Optional<Instant> lastAccess() {
        return membership.lastAccess();
    }

    Optional<Instant> added() {
        return membership.added();
    }

    /** The same as the keys of the ids that mean this person. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        keys.add(user().uuid().toLowerCase(Locale.ROOT));
        if (!user().accountId().isEmpty()) {
            keys.add(user().accountId());
        }
        addresses.forEach(address -> keys.add(address.key()));
        return keys;
    }

    Person person() {
        return new Person(user().uuid(), user().accountId(), user().displayName(), addresses);
    }

    /** Without an address. */
    String name() {
        return new Person(user().uuid(), user().accountId(), user().displayName(), List.of()).toString();
    }
}
