package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A list of people, by addresses and ids, as somebody outside of Bitbucket keeps it. */
public final class Roster {
    private final String name;
    private final List<PersonId> ids;
    private final Set<String> keys;

    /**
     * @param name for people
     * @param ids as {@link io.jenkins.plugins.bitbucketremoveuser.removal.PeopleFile} reads them: all of the file, or none
     */
    public Roster(String name, Collection<PersonId> ids) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("an empty roster is nobody's");
        }
        this.name = name;
        this.ids = PersonId.distinct(ids);
        keys = this.ids.stream().map(PersonId::key).collect(Collectors.toUnmodifiableSet());
    }

    /** For people. */
    public String name() {
        return name;
    }

    /** How many people it names. */
    public int size() {
        return ids.size();
    }

    public List<EmailAddress> addresses() {
        return ids.stream()
                .filter(EmailAddress.class::isInstance)
                .map(EmailAddress.class::cast)
                .toList();
    }

    /** By any of the person's addresses and ids. */
    boolean names(Candidate candidate) {
        return candidate.keys().stream().anyMatch(keys::contains);
    }

    /** Those entries that mean nobody of these people. */
    List<PersonId> unknown(Collection<Candidate> candidates) {
        Set<String> known =
                candidates.stream().flatMap(one -> one.keys().stream()).collect(Collectors.toSet());
        return ids.stream().filter(id -> !known.contains(id.key())).toList();
    }

    /** For a warning. */
    static String some(List<PersonId> ids) {
        int most = 10;
        return ids.stream().limit(most).map(PersonId::value).collect(Collectors.joining(", "))
                + (ids.size() > most ? " and " + (ids.size() - most) + " more" : "");
    }
}
