package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Somebody who was asked for. Whoever was named in several ways that lead to the same account is one, and handled once.
 *
 * @param asked in the order given; at least one
 * @param person empty if none of them leads to exactly one account
 */
record Subject(List<PersonId> asked, Optional<Person> person) {
    Subject {
        asked = List.copyOf(asked);
    }

    /** @param known whom an id leads to, as far as is known */
    static List<Subject> of(List<PersonId> ids, Function<PersonId, Optional<Person>> known) {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        for (PersonId id : ids) {
            Optional<Person> person = known.apply(id);
            subjects.merge(person.map(Person::key).orElse(id.key()), new Subject(List.of(id), person), Subject::and);
        }
        return List.copyOf(subjects.values());
    }

    private Subject and(Subject same) {
        List<PersonId> both = new ArrayList<>(asked);
        both.addAll(same.asked);
        return new Subject(both, person.or(same::person).map(one -> withAddresses(one, both)));
    }

    private static Person withAddresses(Person person, List<PersonId> asked) {
        List<PersonId> addresses = new ArrayList<>(person.emails());
        asked.stream().filter(EmailAddress.class::isInstance).forEach(addresses::add);
        return new Person(
                person.uuid(),
                person.accountId(),
                person.displayName(),
                PersonId.distinct(addresses).stream()
                        .map(EmailAddress.class::cast)
                        .toList());
    }

    List<EmailAddress> addresses() {
        return asked.stream()
                .filter(EmailAddress.class::isInstance)
                .map(EmailAddress.class::cast)
                .toList();
    }

    boolean isAskedForById() {
        return asked.stream().anyMatch(id -> !(id instanceof EmailAddress));
    }
}
