package io.jenkins.plugins.bitbucketremoveuser.property;

import io.jenkins.plugins.bitbucketremoveuser.removal.Grant;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Person;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One case: a workspace, how Bitbucket answers, and what is asked of the engine. */
record Scenario(Layout layout, List<Switch> switches, Trouble trouble, Access access, Task task) {

    /** An address that nobody has. */
    static final String NOBODY = "nobody@acme.org";

    private static final String NOBODYS_UUID = "{6f1b4d1e-8f5c-4a1b-9a55-0123456789ab}";

    /**
     * @param refused what nobody may be taken out of: answered with 403
     * @param ignored what nobody is taken out of although the answer says so
     * @param lostAnswers so many deletions are carried out, but the connection ends without an answer
     */
    record Trouble(List<Place> refused, List<Place> ignored, int lostAnswers) {}

    record Place(Grant.Kind kind, int number) {}

    /**
     * @param people numbers; 0 is person 0 only, and a negative one is somebody whom nobody knows
     * @param ways how the people are named; goes round
     * @param byUuid names the workspace by its UUID
     * @param walkLimit see the engine's settings
     */
    record Task(
            List<Integer> people,
            List<Way> ways,
            Set<Integer> protectedPeople,
            Protection protection,
            boolean byUuid,
            boolean upperCase,
            boolean planFirst,
            boolean cleanResidues,
            int walkLimit,
            int previewLimit,
            Again again) {}

    enum Protection {
        EMAIL,
        UUID,
        ACCOUNT_ID
    }

    enum Way {
        EMAIL(true, false, false),
        UUID(false, true, false),
        ACCOUNT_ID(false, false, true),
        EMAIL_AND_UUID(true, true, false),
        BOTH_IDS(false, true, true),
        ALL(true, true, true);

        private final boolean email;
        private final boolean uuid;
        private final boolean accountId;

        Way(boolean email, boolean uuid, boolean accountId) {
            this.email = email;
            this.uuid = uuid;
            this.accountId = accountId;
        }

        private List<String> ids(Person person) {
            List<String> ids = new ArrayList<>();
            if (uuid) {
                ids.add(person.uuid());
            }
            if (email) {
                ids.add(person.email());
            }
            if (accountId) {
                ids.add(person.accountId());
            }
            return ids;
        }
    }

    /** How it is run once more. */
    enum Again {
        NEVER(false, false),
        AT_ONCE(false, false),
        LATER(true, false),
        RESUMED_AT_ONCE(false, true),
        RESUMED_LATER(true, true),
        /** When Bitbucket is as it is most likely, and nothing is refused any more. */
        WHEN_ALL_IS_WELL(true, false),
        RESUMED_WHEN_ALL_IS_WELL(true, true);

        final boolean later;
        final boolean resumed;

        Again(boolean later, boolean resumed) {
            this.later = later;
            this.resumed = resumed;
        }

        boolean healed() {
            return this == WHEN_ALL_IS_WELL || this == RESUMED_WHEN_ALL_IS_WELL;
        }
    }

    Behaviour behaviour() {
        return Switch.behaviour(switches);
    }

    /** Whom the engine is asked for, each once. */
    List<String> asked() {
        return List.copyOf(ways().keySet());
    }

    private Map<String, Way> ways() {
        Map<String, Way> ways = new LinkedHashMap<>();
        for (int i = 0; i < task.people().size(); i++) {
            ways.putIfAbsent(
                    email(task.people().get(i)), task.ways().get(i % task.ways().size()));
        }
        return ways;
    }

    /**
     * How the engine is asked, whoever is named in several ways not at one go.
     *
     * @return the address of the person, by what is given for the person
     */
    Map<String, String> ids(SimulatorWorld world) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (int number = 0; number < Way.values().length; number++) {
            for (Map.Entry<String, Way> one : ways().entrySet()) {
                List<String> all = one.getKey().equals(NOBODY)
                        ? List.of(one.getValue().email ? NOBODY : NOBODYS_UUID)
                        : one.getValue().ids(world.person(one.getKey()));
                if (number < all.size()) {
                    ids.put(all.get(number), one.getKey());
                }
            }
        }
        return ids;
    }

    private String email(int person) {
        if (person < 0) {
            return NOBODY;
        }
        return layout.email(person == 0 ? 0 : 1 + (person - 1) % (layout.people() - 1));
    }

    Set<String> protectedEmails() {
        Set<String> emails = new LinkedHashSet<>();
        task.protectedPeople().forEach(person -> emails.add(layout.email(person)));
        return emails;
    }

    Optional<String> id(Place place) {
        return switch (place.kind()) {
            case GROUP -> layout.groupSlug(place.number());
            case PROJECT -> layout.projectKey(place.number());
            case REPOSITORY -> layout.repositorySlug(place.number());
            case INVITATION -> Optional.of(layout.email(place.number()));
            case ORGANISATION_GROUP, ORGANISATION_ROLE, DIRECTORY_ACCESS, DIRECTORY_MEMBERSHIP -> Optional.empty();
        };
    }

    private List<String> named(List<Place> places) {
        return places.stream()
                .map(place -> place.kind().word() + " " + id(place).orElse("-"))
                .toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("\n");
        line(text, "asked for", ways() + (task.upperCase() ? " in upper case" : ""));
        line(text, "protected", protectedEmails() + " by " + task.protection());
        line(text, "credentials", access + " of " + access.caller(layout));
        line(
                text,
                "run",
                "plan first: " + task.planFirst() + ", clean residues: " + task.cleanResidues()
                        + ", workspace by UUID: "
                        + task.byUuid()
                        + ", walk limit " + task.walkLimit() + ", preview limit " + task.previewLimit() + ", again: "
                        + task.again());
        line(text, "switches", switches);
        line(text, "refused (403)", named(trouble.refused()));
        line(text, "ignored (204)", named(trouble.ignored()));
        line(text, "lost answers", trouble.lostAnswers());
        line(
                text,
                "workspace",
                layout.kind() + ", owner " + layout.owner().map(layout::email).orElse("-") + ", "
                        + layout.people() + " people, " + layout.groups().size() + " groups, " + layout.projects()
                        + " projects, " + layout.repositories() + " repositories in the first "
                        + layout.filledProjects() + " projects");
        line(text, "inactive", layout.inactive());
        for (int i = 0; i < layout.groups().size(); i++) {
            line(text, layout.groupSlug(i).orElseThrow(), layout.groups().get(i));
        }
        layout.build(access)
                .fingerprintWithout()
                .lines()
                .forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, String what, Object value) {
        text.append("  ").append(what).append(": ").append(value).append('\n');
    }
}
