package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** {@code permissions-config}: the direct grants of projects and repositories, the same way for both. */
final class GrantEndpoints {

    private static final String NONE = "none";
    private static final String OWNER_IS_LINKED = "This user is linked to this workspace, so their access on any of"
            + " the repositories cannot be modified or removed";

    private final SimulatorWorld world;
    private final Access access;
    private final Json json;
    private final Pages pages;

    GrantEndpoints(SimulatorWorld world, Access access, Json json, Pages pages) {
        this.world = world;
        this.access = access;
        this.json = json;
        this.pages = pages;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        add(routes, "project", "/2.0/workspaces/{workspace}/projects/{project_key}", this::project);
        add(routes, "repository", "/2.0/repositories/{workspace}/{repo_slug}", this::repository);
        return routes;
    }

    private void add(List<Route> routes, String kind, String path, Function<Call, GrantContainer> container) {
        String users = path + "/permissions-config/users";
        String one = users + "/{selected_user_id}";
        String classic = kind + ":admin";
        Scopes read = Scopes.of(classic, "read:" + kind + ":bitbucket");
        Scopes write = Scopes.of(classic, "admin:" + kind + ":bitbucket", "write:permission:bitbucket");
        Scopes delete = Scopes.of(classic, "admin:" + kind + ":bitbucket", "delete:permission:bitbucket");
        routes.add(route("GET", users, read, container, this::users));
        routes.add(route("GET", one, read, container, this::user));
        routes.add(route("PUT", one, write, container, this::grant));
        routes.add(route("DELETE", one, delete, container, this::revoke));
        routes.add(route("GET", path + "/permissions-config/groups", read, container, this::groups));
    }

    private static Route route(
            String method,
            String path,
            Scopes scopes,
            Function<Call, GrantContainer> container,
            BiFunction<Call, GrantContainer, Reply> work) {
        boolean write = !"GET".equals(method);
        return new Route(
                method,
                path,
                write ? Kinds.PEOPLE_THEMSELVES : Kinds.PEOPLE,
                scopes,
                call -> work.apply(call, container.apply(call)));
    }

    private GrantContainer project(Call call) {
        WorkspaceState workspace = access.ownWorkspace(call);
        return administered(call, new GrantContainer.OfProject(workspace, access.project(call, workspace)));
    }

    private GrantContainer repository(Call call) {
        WorkspaceState workspace = access.ownWorkspace(call);
        RepositoryState repository = access.repository(call, workspace);
        if (!access.sees(call, workspace, repository)) {
            throw Access.noRepository();
        }
        return administered(call, new GrantContainer.OfRepository(workspace, repository));
    }

    private static GrantContainer administered(Call call, GrantContainer container) {
        if (!container.isAdministeredBy(call.caller().person())) {
            throw Problem.forbidden(
                    "You must be an administrator of this " + container.type() + " to access this resource.");
        }
        return container;
    }

    private Reply users(Call call, GrantContainer container) {
        Map<String, Permission> visible = new LinkedHashMap<>(container.userGrants());
        visible.keySet()
                .removeIf(uuid -> isUnseen(container, world.account(uuid).orElseThrow()));
        container
                .workspace()
                .staleGrants
                .readAll(
                        place -> container
                                .place(world.account(place.personUuid()).orElseThrow())
                                .equals(place),
                        (place, before) -> visible.putIfAbsent(place.personUuid(), before));
        return pages.reply(
                call,
                List.copyOf(visible.entrySet()),
                (entry, complete) -> row(
                        container,
                        world.account(entry.getKey()).orElseThrow(),
                        entry.getValue().text(),
                        complete));
    }

    private Reply user(Call call, GrantContainer container) {
        Person person = access.account(call, "selected_user_id");
        Permission stale =
                container.workspace().staleGrants.read(container.place(person)).orElse(null);
        Permission visible =
                isUnseen(container, person) ? stale : container.userGrants().getOrDefault(person.uuid(), stale);
        if (visible == null && world.behaviour().absentGrantRead() == Behaviour.AbsentRead.NOT_FOUND) {
            throw Problem.notFound("The user has no direct permission on this " + container.type() + ".");
        }
        return Pages.single(call, row(container, person, visible == null ? NONE : visible.text(), true));
    }

    private static boolean isUnseen(GrantContainer container, Person person) {
        return container.workspace().unseenGrants.read(container.place(person)).isPresent();
    }

    private Reply grant(Call call, GrantContainer container) {
        Person person = changeable(call, container);
        String text = call.body() == null ? "" : call.body().path("permission").asText();
        Permission permission = container
                .permission(text)
                .orElseThrow(() -> Problem.badRequest(
                        text.isEmpty() ? "No permission was provided" : text + " is not a valid permission"));
        if (!container.workspace().isMember(person) && world.behaviour().grantNeedsMembership()) {
            throw Problem.badRequest("The user is not a member of this workspace.");
        }
        container.grant(person, permission);
        return Pages.single(call, row(container, person, permission.text(), true));
    }

    private Reply revoke(Call call, GrantContainer container) {
        Person person = changeable(call, container);
        boolean done = container.revoke(person);
        if (!done && world.behaviour().absentGrantDelete() == Behaviour.AbsentDelete.NOT_FOUND) {
            throw Problem.notFound("The user has no direct permission on this " + container.type() + ".");
        }
        return Reply.noContent();
    }

    private Person changeable(Call call, GrantContainer container) {
        Person person = access.account(call, "selected_user_id");
        if (container.workspace().isOwner(person)) {
            throw Problem.badRequest(OWNER_IS_LINKED);
        }
        return person;
    }

    private Reply groups(Call call, GrantContainer container) {
        return pages.reply(
                call,
                List.copyOf(container.groupGrants().entrySet()),
                (entry, complete) -> json.groupPermission(
                        container.type() + "_group_permission",
                        container.path(),
                        container.workspace(),
                        container.workspace().groups.get(entry.getKey()),
                        entry.getValue()));
    }

    private ObjectNode row(GrantContainer container, Person person, String permission, boolean complete) {
        ObjectNode row =
                json.userPermission(container.type() + "_user_permission", container.path(), person, permission);
        if (complete) {
            row.set(container.type(), container.describe(json));
        }
        return row;
    }
}
