package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.Collection;
import java.util.Optional;

/** What the caller may see and do, and the answers for those who may not. Used under the world's lock. */
final class Access {

    private final SimulatorWorld world;

    Access(SimulatorWorld world) {
        this.world = world;
    }

    WorkspaceState workspace(Call call) {
        String id = call.variable("workspace");
        return world.workspace(id).orElseThrow(() -> Problem.notFound("No workspace with identifier '" + id + "'."));
    }

    /** The workspace if the caller belongs to it; a stranger cannot tell it from one that does not exist. */
    WorkspaceState ownWorkspace(Call call) {
        WorkspaceState workspace = workspace(call);
        if (!belongs(call, workspace)) {
            throw Problem.notFound("No workspace with identifier '" + call.variable("workspace") + "'.");
        }
        return workspace;
    }

    WorkspaceState administered(Call call) {
        WorkspaceState workspace = workspace(call);
        if (!workspace.isAdmin(call.caller().person())) {
            throw Problem.forbidden("You must be an administrator of this workspace to access this resource.");
        }
        return workspace;
    }

    boolean belongs(Call call, WorkspaceState workspace) {
        return workspace.isMember(call.caller().person()) || isTokenOf(call, workspace);
    }

    /** A workspace access token is no person, but it may do what the documentation names. */
    boolean isTokenOf(Call call, WorkspaceState workspace) {
        return workspace.slug.equals(call.caller().workspace());
    }

    Person account(Call call, String variable) {
        String id = call.variable(variable);
        return world.account(id).orElseThrow(() -> Problem.notFound(id + " is not a valid user"));
    }

    ProjectState project(Call call, WorkspaceState workspace) {
        String key = call.variable("project_key");
        return workspace.project(key).orElseThrow(() -> Problem.notFound("No project with key '" + key + "'."));
    }

    RepositoryState repository(Call call, WorkspaceState workspace) {
        return workspace.repository(call.variable("repo_slug")).orElseThrow(Access::noRepository);
    }

    boolean sees(Call call, WorkspaceState workspace, RepositoryState repository) {
        Person person = call.caller().person();
        return isTokenOf(call, workspace)
                || person != null && workspace.effective.of(person, repository).isPresent();
    }

    boolean administers(Call call, WorkspaceState workspace, RepositoryState repository) {
        Optional<Permission> permission = Optional.ofNullable(call.caller().person())
                .flatMap(person -> workspace.effective.of(person, repository));
        return permission.filter(Permission.ADMIN::equals).isPresent();
    }

    /** A repository that the caller may look into. */
    RepositoryState visibleRepository(Call call) {
        WorkspaceState workspace = ownWorkspace(call);
        RepositoryState repository = repository(call, workspace);
        if (!sees(call, workspace, repository)) {
            throw noRepository();
        }
        return repository;
    }

    RepositoryState administeredRepository(Call call) {
        RepositoryState repository = visibleRepository(call);
        if (!administers(call, workspace(call), repository)) {
            throw Problem.forbidden("You must be an administrator of this repository to access this resource.");
        }
        return repository;
    }

    ProjectState administeredProject(Call call) {
        WorkspaceState workspace = ownWorkspace(call);
        ProjectState project = project(call, workspace);
        if (!workspace.effective.administersProject(call.caller().person(), project)) {
            throw Problem.forbidden("You must be an administrator of this project to access this resource.");
        }
        return project;
    }

    static Problem noRepository() {
        return Problem.notFound("You may not have access to this repository or it no longer exists in this workspace."
                + " If you think this repository exists and you have access, make sure you are authenticated.");
    }

    static Filter filter(Call call, Collection<String> known) {
        try {
            return call.query()
                    .get("q")
                    .<Filter>map(q -> Filter.parse(q, known))
                    .orElseGet(Filter.All::new);
        } catch (Filter.SyntaxException e) {
            throw Problem.badRequest(e.getMessage());
        }
    }
}
