package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Projects and repositories themselves. */
final class RepositoryEndpoints {

    private static final Set<String> FIELDS = Set.of(
            "uuid",
            "name",
            "slug",
            "full_name",
            "is_private",
            "created_on",
            "updated_on",
            "project.key",
            "project.uuid",
            "project.name");
    private static final Scopes PROJECTS = Scopes.of("project", "read:project:bitbucket");
    private static final Scopes REPOSITORIES = Scopes.of("repository", "read:repository:bitbucket");

    private final Access access;
    private final Json json;
    private final Pages pages;

    RepositoryEndpoints(Access access, Json json, Pages pages) {
        this.access = access;
        this.json = json;
        this.pages = pages;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/2.0/workspaces/{workspace}/projects", Kinds.ALL, PROJECTS, this::projects),
                new Route(
                        "GET",
                        "/2.0/workspaces/{workspace}/projects/{project_key}",
                        Kinds.ALL,
                        PROJECTS,
                        this::project),
                new Route("GET", "/2.0/repositories/{workspace}", Kinds.ALL, REPOSITORIES, this::repositories),
                new Route(
                        "GET", "/2.0/repositories/{workspace}/{repo_slug}", Kinds.ALL, REPOSITORIES, this::repository));
    }

    private Reply projects(Call call) {
        WorkspaceState workspace = access.ownWorkspace(call);
        return pages.reply(
                call,
                List.copyOf(workspace.projects.values()),
                (project, complete) -> json.fullProject(workspace, project));
    }

    private Reply project(Call call) {
        WorkspaceState workspace = access.ownWorkspace(call);
        return Pages.single(call, json.fullProject(workspace, access.project(call, workspace)));
    }

    private Reply repositories(Call call) {
        WorkspaceState workspace = access.ownWorkspace(call);
        Filter filter = Access.filter(call, FIELDS);
        List<RepositoryState> found = visible(call, workspace).stream()
                .filter(repository -> filter.matches(field -> value(workspace, repository, field)))
                .toList();
        List<RepositoryState> sorted = call.query()
                .get("sort")
                .map(sort -> found.stream().sorted(order(workspace, sort)).toList())
                .orElse(found);
        return pages.reply(call, sorted, (repository, complete) -> json.fullRepository(workspace, repository));
    }

    private Reply repository(Call call) {
        WorkspaceState workspace = access.ownWorkspace(call);
        RepositoryState repository = access.repository(call, workspace);
        if (!access.sees(call, workspace, repository)) {
            throw Access.noRepository();
        }
        return Pages.single(call, json.fullRepository(workspace, repository));
    }

    private Collection<RepositoryState> visible(Call call, WorkspaceState workspace) {
        if (access.isTokenOf(call, workspace)) {
            return workspace.repositories.values();
        }
        Optional<String> role = call.query().get("role");
        return workspace.effective.of(call.caller().person()).entrySet().stream()
                .filter(entry -> role.filter("admin"::equals).isEmpty() || entry.getValue() == Permission.ADMIN)
                .filter(entry -> role.filter("contributor"::equals).isEmpty()
                        || entry.getValue().atLeast(Permission.WRITE))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Comparator<RepositoryState> order(WorkspaceState workspace, String sort) {
        String field = sort.startsWith("-") ? sort.substring(1) : sort;
        if (!FIELDS.contains(field)) {
            throw Problem.badRequest("Invalid sort field: " + sort);
        }
        Comparator<RepositoryState> order = Comparator.comparing(repository -> value(workspace, repository, field));
        return sort.startsWith("-") ? order.reversed() : order;
    }

    private static String value(WorkspaceState workspace, RepositoryState repository, String field) {
        return switch (field) {
            case "uuid" -> repository.uuid;
            case "name", "slug" -> repository.slug;
            case "full_name" -> workspace.slug + "/" + repository.slug;
            case "is_private" -> "true";
            case "created_on", "updated_on" -> Json.createdOn(repository);
            case "project.key" -> repository.project.key;
            case "project.uuid" -> repository.project.uuid;
            case "project.name" -> repository.project.name;
            default -> throw new IllegalArgumentException(field);
        };
    }
}
