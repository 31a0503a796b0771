package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

        /** The same for all that tells of one person, in whatever workspace and report. */
        public String key() {
            return person.key().isEmpty() ? asked.get(0).key() : person.key();
        }

        /** What the removal took away, or may have. */
        public List<Grant> lost() {
            return grants.stream()
                    .filter(GrantResult::wasTaken)
                    .map(GrantResult::grant)
                    .toList();
        }

        boolean hasLostSomething() {
            return !lost().isEmpty();
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

    /** What several removals took away, one after the other. */
    static RevokedAccess joined(List<RevokedAccess> several) {
        Map<String, InWorkspace> all = new LinkedHashMap<>();
        several.stream()
                .flatMap(one -> one.workspaces().stream())
                .forEach(one -> all.merge(one.workspace().key(), one, InWorkspace::and));
        return new RevokedAccess(List.copyOf(all.values()));
    }

    /** Without those who lost nothing, and workspaces where nobody did. */
    public RevokedAccess lost() {
        return where(OfPerson::hasLostSomething);
    }

    /**
     * What these people lost, and nobody else.
     *
     * @param keys {@link OfPerson#key()} of each; unlike an address, nobody else is meant by it
     * @throws InvalidInputException if there is nobody, or somebody who is not in the report
     */
    public RevokedAccess ofKeys(Collection<String> keys) {
        if (keys.isEmpty()) {
            throw new InvalidInputException("person", "", "is not given", "Choose at least one person.");
        }
        Set<String> known = workspaces.stream()
                .flatMap(one -> one.people().stream())
                .map(OfPerson::key)
                .collect(Collectors.toSet());
        for (String key : keys) {
            if (!known.contains(key)) {
                throw new InvalidInputException(
                        "person", key, "is not in the report", "Choose among the people of the report.");
            }
        }
        return where(person -> keys.contains(person.key()));
    }

    private RevokedAccess where(Predicate<OfPerson> isMeant) {
        return new RevokedAccess(workspaces.stream()
                .map(one -> new InWorkspace(
                        one.workspace(), one.people().stream().filter(isMeant).toList()))
                .filter(one -> !one.people().isEmpty())
                .toList());
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
        RevokedAccess some = where(person -> isAskedFor(person, people, found));
        for (PersonId id : people) {
            if (!found.contains(id.key())) {
                throw new InvalidInputException(
                        id instanceof EmailAddress ? "email" : "account",
                        id.value(),
                        "is not in the report",
                        "Name the person as the report does, or nobody for everybody in it.");
            }
        }
        return some;
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
