package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.EffectivePermission;
import io.jenkins.plugins.bitbucketremoveuser.client.Repositories;
import io.jenkins.plugins.bitbucketremoveuser.client.Repository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Direct grants on repositories. Once the groups and projects are gone, whatever a person can still reach is granted
 * directly; each such repository is looked at before anything is deleted.
 */
final class RepositoryAccess implements AccessKind {
    private final Repositories repositories;
    private final Reach reach;
    private final String workspace;
    private final RemovalSettings settings;

    RepositoryAccess(Repositories repositories, Reach reach, String workspace, RemovalSettings settings) {
        this.repositories = repositories;
        this.reach = reach;
        this.workspace = workspace;
        this.settings = settings;
    }

    @Override
    public Grant.Kind kind() {
        return Grant.Kind.REPOSITORY;
    }

    @Override
    public Findings find(Person person) throws BitbucketException, InterruptedException {
        Optional<List<EffectivePermission>> rows = reach.of(person);
        if (rows.isEmpty()) {
            return findEverywhere(person);
        }
        return lookAt(
                person, rows.get().stream().map(EffectivePermission::repository).toList());
    }

    @Override
    public Findings preview(Person person, PlanDepth depth) throws BitbucketException, InterruptedException {
        if (depth == PlanDepth.FULL) {
            return find(person);
        }
        Optional<List<EffectivePermission>> rows = reach.of(person);
        if (rows.isEmpty()) {
            return Findings.within(RepositoryBound.any());
        }
        return rows.get().size() <= settings.previewLimit()
                ? find(person)
                : Findings.within(RepositoryBound.among(
                        rows.get().stream().map(row -> row.repository().slug()).toList()));
    }

    /** Looks at every repository of the workspace, up to the limit. */
    @Override
    public Findings findEverywhere(Person person) throws BitbucketException, InterruptedException {
        return lookAt(person, repositories.list(workspace));
    }

    private Findings lookAt(Person person, List<Repository> candidates)
            throws BitbucketException, InterruptedException {
        if (candidates.size() <= settings.walkLimit()) {
            return Findings.of(grants(person, candidates));
        }
        return Findings.tooManyToLookAt(
                "in " + candidates.size() + " repositories", "repository", settings.walkLimit());
    }

    private List<Grant> grants(Person person, List<Repository> candidates)
            throws BitbucketException, InterruptedException {
        List<Grant> grants = new ArrayList<>();
        for (Repository repository : candidates) {
            Optional<String> level = repositories.userGrant(workspace, repository.slug(), person.uuid());
            if (level.isPresent()) {
                grants.add(new Grant.RepositoryGrant(repository.slug(), repository.fullName(), level.get()));
            }
        }
        return grants;
    }

    @Override
    public boolean revoke(Person person, Grant grant) throws BitbucketException, InterruptedException {
        return repositories.removeUserGrant(workspace, grant.id(), person.uuid());
    }

    /** One list of what can still be reached replaces a look at each repository, if it is empty. */
    @Override
    public List<Grant> stillHeld(Person person, Collection<Grant> grants)
            throws BitbucketException, InterruptedException {
        reach.changed();
        Optional<List<EffectivePermission>> rows = reach.of(person);
        if (rows.isPresent() && rows.get().isEmpty()) {
            return List.of();
        }
        List<Grant> held = new ArrayList<>();
        for (Grant grant : grants) {
            if (repositories.userGrant(workspace, grant.id(), person.uuid()).isPresent()) {
                held.add(grant);
            }
        }
        return held;
    }

    @Override
    public String cure() {
        return "An administrator of the repository removes the person in Repository settings > User and group access.";
    }
}
