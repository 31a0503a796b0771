package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who lost what, as the reports of one removal or of several tell.
 *
 * @param workspaces in the order of the reports, each once
 */
public record RevokedAccess(List<InWorkspace> workspaces) {
    public RevokedAccess {
        workspaces = List.copyOf(workspaces);
    }

    /** @param people in the order of the reports, each once for each report, also those who lost nothing */
    public record InWorkspace(WorkspaceId workspace, List<OfPerson> people) {
        public InWorkspace {
            people = List.copyOf(people);
        }

        InWorkspace and(InWorkspace same) {
            List<OfPerson> both = new ArrayList<>(people);
            both.addAll(same.people);
            return new InWorkspace(workspace, both);
        }
    }

    /**
     * @param asked how the removal was asked for this person
     * @param person as the report tells; nothing but an address if nobody was found
     */
    public record OfPerson(List<PersonId> asked, Person person, List<GrantResult> grants) {
        public OfPerson {
            asked = List.copyOf(asked);
            grants = List.copyOf(grants);
        }

        boolean hasLostSomething() {
            return grants.stream().anyMatch(GrantResult::wasTaken);
        }

        private boolean isMeantBy(PersonId id) {
            return person.isMeantBy(id)
                    || asked.stream().anyMatch(one -> one.key().equals(id.key()));
        }

        /** In words, for people; may hold a hostile name. */
        String who() {
            String first = asked.get(0).value();
            String name = person.displayName();
            return name.isEmpty() ? first : first + " (" + name + ")";
        }
    }

    /**
     * What these people lost.
     *
     * @param people nobody for everybody
     * @throws InvalidInputException if somebody is not in the report
     */
    public RevokedAccess of(List<PersonId> people) {
        if (people.isEmpty()) {
            return this;
        }
        Set<String> found = new HashSet<>();
        List<InWorkspace> some = workspaces.stream()
                .map(one -> new InWorkspace(
                        one.workspace(),
                        one.people().stream()
                                .filter(person -> isAskedFor(person, people, found))
                                .toList()))
                .filter(one -> !one.people().isEmpty())
                .toList();
        for (PersonId id : people) {
            if (!found.contains(id.key())) {
                throw new InvalidInputException(
                        id instanceof EmailAddress ? "email" : "account",
                        id.value(),
                        "is not in the report",
                        "Name the person as the report does, or nobody for everybody in it.");
            }
        }
        return new RevokedAccess(some);
    }

    private static boolean isAskedFor(OfPerson person, List<PersonId> people, Set<String> found) {
        List<String> keys =
                people.stream().filter(person::isMeantBy).map(PersonId::key).toList();
        found.addAll(keys);
        return !keys.isEmpty();
    }

    /**
     * What was lost in these workspaces.
     *
     * @param wanted none for all
     * @throws InvalidInputException if the report is not about one of them
     */
    public RevokedAccess in(List<WorkspaceId> wanted) {
        for (WorkspaceId one : wanted) {
            if (workspaces.stream().noneMatch(known -> known.workspace().key().equals(one.key()))) {
                throw new InvalidInputException(
                        "workspace",
                        one.value(),
                        "is not in the report",
                        "The report is about "
                                + String.join(
                                        ", ",
                                        workspaces.stream()
                                                .map(known -> known.workspace().value())
                                                .toList())
                                + "; name one of them, or none for all.");
            }
        }
        Set<String> keys = new HashSet<>(wanted.stream().map(WorkspaceId::key).toList());
        return wanted.isEmpty()
                ? this
                : new RevokedAccess(workspaces.stream()
                        .filter(one -> keys.contains(one.workspace().key()))
                        .toList());
    }
}
