package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has found and changed so far. Given to the run that goes on after an interruption, because by then the
 * person may be out of the member list, where an e-mail address leads to nobody any more.
 */
public record Journal(Map<String, Entry> people) {
    public Journal {
        people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
    }

    public record Entry(Person person, List<GrantResult> grants) {
        public Entry {
            grants = List.copyOf(grants);
        }
    }

    public static Journal empty() {
        return new Journal(Map.of());
    }

    Optional<Entry> of(EmailAddress email) {
        return Optional.ofNullable(people.get(email.key()));
    }

    /** Empty also if the address belongs to another account by now. */
    Optional<Entry> of(Person person) {
        return of(person.email()).filter(entry -> entry.person().uuid().equals(person.uuid()));
    }

    Journal with(Person person, List<GrantResult> grants) {
        Map<String, Entry> all = new LinkedHashMap<>(people);
        all.put(person.email().key(), new Entry(person, grants));
        return new Journal(all);
    }
}
