package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has found and changed so far. Given to the run that goes on after an interruption, because by then the
 * person may be out of the member list, where neither an e-mail address nor an id leads to anybody any more.
 *
 * @param people by {@link Person#key()}, whoever was worked on last at the end
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

    /** Whom an id meant last. */
    Optional<Entry> of(PersonId id) {
        return people.values().stream()
                .filter(entry -> entry.person().isMeantBy(id))
                .reduce((earlier, later) -> later);
    }

    /** Empty also if the address belongs to another account by now. */
    Optional<Entry> of(Person person) {
        return Optional.ofNullable(people.get(person.key()));
    }

    /**
     * Of whoever was worked on last.
     *
     * @throws IllegalStateException if it is empty
     */
    public Entry latest() {
        return people.values().stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("nobody is in the journal"));
    }

    Journal with(Person person, List<GrantResult> grants) {
        return with(new Entry(person, grants));
    }

    /** In place of what it said of that person before. */
    public Journal with(Entry entry) {
        Map<String, Entry> all = new LinkedHashMap<>(people);
        all.remove(entry.person().key());
        all.put(entry.person().key(), entry);
        return new Journal(all);
    }
}
