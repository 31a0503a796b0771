package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;
import java.util.Optional;

/**
 * What is to become of one person.
 *
 * @param person empty if nobody was found
 * @param refusal of the rule that forbids touching the person
 * @param unseen what could not be looked at, if nobody was found
 * @param notes what about the rules of safety could not be checked
 */
record Case(
        List<PersonId> asked,
        Optional<Person> person,
        Optional<Refusal> refusal,
        List<Leftover> unseen,
        List<String> notes) {
    boolean isMemberToLeave() {
        return person.filter(Person::isMember).isPresent() && refusal.isEmpty();
    }
}
