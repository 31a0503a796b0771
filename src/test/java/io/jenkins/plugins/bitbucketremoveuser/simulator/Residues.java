package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The truth about default reviewers and rules about branches of the first workspace, and changes behind the service's back. */
public final class Residues {
    private final SimulatorWorld world;

    Residues(SimulatorWorld world) {
        this.world = world;
    }

    /** Where somebody is named, for example {@code reviewer of MOB} or {@code rule 1 of terraform}. */
    public SortedSet<String> of(String email) {
        return world.locked(() -> {
            String uuid = world.person(email).uuid();
            SortedSet<String> found = new TreeSet<>();
            for (ProjectState project : first().projects.values()) {
                if (project.defaultReviewers.containsKey(uuid)) {
                    found.add("reviewer of " + project.key);
                }
            }
            for (RepositoryState repository : first().repositories.values()) {
                if (repository.defaultReviewers.containsKey(uuid)) {
                    found.add("reviewer of " + repository.slug);
                }
                for (BranchRuleState rule : repository.branchRules.values()) {
                    if (rule.users.containsKey(uuid)) {
                        found.add("rule " + rule.id + " of " + repository.slug);
                    }
                }
            }
            return found;
        });
    }

    /** Rules that name nobody, so that nobody may do what they are about. */
    public SortedSet<String> emptyRules() {
        return world.locked(() -> {
            SortedSet<String> found = new TreeSet<>();
            for (RepositoryState repository : first().repositories.values()) {
                for (BranchRuleState rule : repository.branchRules.values()) {
                    if (rule.isEmpty()) {
                        found.add("rule " + rule.id + " of " + repository.slug);
                    }
                }
            }
            return found;
        });
    }

    /** The users of a rule by address, and its groups by slug. */
    public List<String> inRule(String repository, String id) {
        return world.locked(() -> {
            BranchRuleState rule = rule(repository, id);
            SortedSet<String> named = new TreeSet<>(rule.groups);
            rule.users.values().forEach(person -> named.add(person.email()));
            return List.copyOf(named);
        });
    }

    public void addToRule(String repository, String id, String email) {
        world.locked(() -> add(rule(repository, id).users, world.person(email)));
    }

    public void removeFromRule(String repository, String id, String email) {
        world.locked(() -> {
            rule(repository, id).users.remove(world.person(email).uuid());
        });
    }

    public void deleteRule(String repository, String id) {
        world.locked(() -> {
            repository(repository).branchRules.remove(id);
        });
    }

    public void removeReviewer(String repository, String email) {
        world.locked(() -> {
            repository(repository).defaultReviewers.remove(world.person(email).uuid());
        });
    }

    private WorkspaceState first() {
        return world.state(world.firstWorkspace());
    }

    private RepositoryState repository(String slug) {
        return world.repository(world.firstWorkspace(), slug);
    }

    private BranchRuleState rule(String repository, String id) {
        return repository(repository).branchRules.get(id);
    }

    static void add(Map<String, Person> people, Person person) {
        people.put(person.uuid(), person);
    }

    /** Lines for a fingerprint: who else is named where. */
    static void describe(WorkspaceState workspace, Collection<String> withoutUuids, Map<String, String> lines) {
        for (ProjectState project : workspace.projects.values()) {
            describe("reviewers of project " + project.key, project.defaultReviewers, withoutUuids, lines);
        }
        for (RepositoryState repository : workspace.repositories.values()) {
            describe("reviewers of repository " + repository.slug, repository.defaultReviewers, withoutUuids, lines);
            for (BranchRuleState rule : repository.branchRules.values()) {
                lines.put(
                        "rule " + rule.id + " of repository " + repository.slug,
                        rule.kind + " " + rule.pattern + " " + emails(rule.users, withoutUuids) + " "
                                + new TreeSet<>(rule.groups));
            }
        }
    }

    private static void describe(
            String key, Map<String, Person> people, Collection<String> withoutUuids, Map<String, String> lines) {
        SortedSet<String> emails = emails(people, withoutUuids);
        if (!emails.isEmpty()) {
            lines.put(key, emails.toString());
        }
    }

    private static SortedSet<String> emails(Map<String, Person> people, Collection<String> withoutUuids) {
        return people.values().stream()
                .filter(person -> !withoutUuids.contains(person.uuid()))
                .map(Person::email)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
