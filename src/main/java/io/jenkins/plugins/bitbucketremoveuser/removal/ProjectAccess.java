package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.EffectivePermission;
import io.jenkins.plugins.bitbucketremoveuser.client.Project;
import io.jenkins.plugins.bitbucketremoveuser.client.Projects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Grants on projects. Bitbucket has no list of one person's project grants, but a grant shows in the repositories the
 * person can reach; so only the projects of those repositories, and projects without repositories, need a look.
 */
final class ProjectAccess implements AccessKind {
    private final Projects projects;
    private final ProjectCatalogue catalogue;
    private final Reach reach;
    private final String workspace;
    private final RemovalSettings settings;

    ProjectAccess(
            Projects projects, ProjectCatalogue catalogue, Reach reach, String workspace, RemovalSettings settings) {
        this.projects = projects;
        this.catalogue = catalogue;
        this.reach = reach;
        this.workspace = workspace;
        this.settings = settings;
    }

    @Override
    public Grant.Kind kind() {
        return Grant.Kind.PROJECT;
    }

    @Override
    public Findings find(Person person) throws BitbucketException, InterruptedException {
        return lookAt(person, candidates(person));
    }

    /** Looks at every project of the workspace. */
    @Override
    public Findings findEverywhere(Person person) throws BitbucketException, InterruptedException {
        return lookAt(person, catalogue.all().stream().map(Project::key).toList());
    }

    private Findings lookAt(Person person, Collection<String> keys) throws BitbucketException, InterruptedException {
        if (keys.size() <= settings.walkLimit()) {
            return Findings.of(grants(person, keys));
        }
        return Findings.tooManyToLookAt("on " + keys.size() + " projects", "project", settings.walkLimit());
    }

    private Collection<String> candidates(Person person) throws BitbucketException, InterruptedException {
        Optional<List<EffectivePermission>> rows = reach.of(person);
        boolean untold = rows.isEmpty()
                || rows.get().stream()
                        .anyMatch(row -> row.repository().projectKey().isEmpty());
        if (untold) {
            return catalogue.all().stream().map(Project::key).toList();
        }
        Set<String> keys = new TreeSet<>(catalogue.withoutRepositories());
        rows.get().forEach(row -> keys.add(row.repository().projectKey()));
        return keys;
    }

    private List<Grant> grants(Person person, Collection<String> keys) throws BitbucketException, InterruptedException {
        List<Grant> grants = new ArrayList<>();
        for (String key : keys) {
            Optional<String> level = projects.userGrant(workspace, key, person.uuid());
            if (level.isPresent()) {
                grants.add(new Grant.ProjectGrant(key, catalogue.nameOf(key), level.get()));
            }
        }
        return grants;
    }

    @Override
    public boolean revoke(Person person, Grant grant) throws BitbucketException, InterruptedException {
        return projects.removeUserGrant(workspace, grant.id(), person.uuid());
    }

    @Override
    public List<Grant> stillHeld(Person person, Collection<Grant> grants)
            throws BitbucketException, InterruptedException {
        return grants(person, grants.stream().map(Grant::id).toList());
    }

    /** It is not known whether a grant on a project without repositories makes anybody a member. */
    @Override
    public boolean endsWithMembership() {
        return false;
    }

    @Override
    public String cure() {
        return "An administrator of the project removes the person in Project settings > User and group access.";
    }
}
