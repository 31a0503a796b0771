package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.FirstPage;
import io.jenkins.plugins.bitbucketremoveuser.client.Repository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where one person's residues are looked for. No list shows them, and looking at one place takes up to three requests of
 * about 1,000 an hour, so not every repository of a workspace can be looked at.
 *
 * @param notes in words, what is looked at and what is not
 */
record ResiduePlaces(List<String> repositories, List<String> projects, List<String> notes) {
    private static final Noun REPOSITORY = new Noun("repository", "repositories");
    private static final Noun PROJECT = new Noun("project", "projects");

    ResiduePlaces {
        repositories = List.copyOf(repositories);
        projects = List.copyOf(projects);
        notes = List.copyOf(notes);
    }

    /** Where the person had a grant of his or her own. */
    static ResiduePlaces ofGrants(Collection<GrantResult> grants, int limit) {
        List<String> repositories = ids(grants, Grant.Kind.REPOSITORY);
        List<String> projects = ids(grants, Grant.Kind.PROJECT);
        List<String> notes = new ArrayList<>();
        notes.add(
                repositories.isEmpty() && projects.isEmpty()
                        ? "No repository or project was looked at: the person had no direct grant."
                        : "Looked at " + counted(first(repositories, limit), first(projects, limit))
                                + ": those where the person had a direct grant, and no others.");
        addNotLookedAt(notes, REPOSITORY, repositories.size() - limit, limit);
        addNotLookedAt(notes, PROJECT, projects.size() - limit, limit);
        return new ResiduePlaces(first(repositories, limit), first(projects, limit), notes);
    }

    /**
     * Those, and what the person could reach.
     *
     * @param reach before anything was revoked; empty if that is not known
     */
    static ResiduePlaces ofReach(Collection<GrantResult> grants, Optional<FirstPage<Repository>> reach, int limit) {
        Set<String> repositories = new LinkedHashSet<>(ids(grants, Grant.Kind.REPOSITORY));
        Set<String> projects = new LinkedHashSet<>(ids(grants, Grant.Kind.PROJECT));
        List<Repository> reached = reach.map(FirstPage::rows).orElse(List.of());
        reached.forEach(repository -> repositories.add(repository.slug()));
        reached.stream()
                .map(Repository::projectKey)
                .filter(key -> !key.isEmpty())
                .forEach(projects::add);
        List<String> someRepositories = first(List.copyOf(repositories), limit);
        List<String> someProjects = first(List.copyOf(projects), limit);
        List<String> notes = new ArrayList<>();
        notes.add("Looked at " + counted(someRepositories, someProjects)
                + ": those where the person had a direct grant, and those within the person's reach before.");
        int beyond = reach.filter(FirstPage::more)
                .map(page ->
                        page.total().orElse(page.rows().size()) - page.rows().size())
                .orElse(0);
        addNotLookedAt(notes, REPOSITORY, repositories.size() - limit + beyond, limit);
        addNotLookedAt(notes, PROJECT, projects.size() - limit, limit);
        if (reach.isEmpty()) {
            notes.add("Which other repositories were within reach is not known; those were not looked at.");
        } else if (reach.get().more() && beyond == 0) {
            notes.add("More repositories were within reach, and were not looked at; Bitbucket does not tell how many.");
        }
        if (reached.stream().anyMatch(repository -> repository.projectKey().isEmpty())) {
            notes.add("Bitbucket did not tell the projects of the repositories within reach: not all were looked at.");
        }
        return new ResiduePlaces(someRepositories, someProjects, notes);
    }

    private static List<String> ids(Collection<GrantResult> grants, Grant.Kind kind) {
        return grants.stream()
                .map(GrantResult::grant)
                .filter(grant -> grant.kind() == kind)
                .map(Grant::id)
                .distinct()
                .toList();
    }

    private static List<String> first(List<String> all, int limit) {
        return all.subList(0, Math.min(all.size(), limit));
    }

    private static String counted(List<String> repositories, List<String> projects) {
        return counted(repositories.size(), REPOSITORY) + " and " + counted(projects.size(), PROJECT);
    }

    private static String counted(int count, Noun noun) {
        return count + " " + (count == 1 ? noun.one() : noun.several());
    }

    private static void addNotLookedAt(List<String> notes, Noun noun, int count, int limit) {
        if (count > 0) {
            notes.add(counted(count, noun) + (count == 1 ? " was" : " were") + " not looked at: the limit is " + limit
                    + " for one person.");
        }
    }

    private record Noun(String one, String several) {}
}
