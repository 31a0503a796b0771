package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The caller, other accounts, and the caller's workspaces. */
final class UserEndpoints {

    private static final Scopes USER = Scopes.of("account", "read:user:bitbucket");
    private static final Scopes ANY_USER = Scopes.of("", "read:user:bitbucket");
    private static final Scopes WORKSPACE = Scopes.of("account", "read:workspace:bitbucket");

    private final SimulatorWorld world;
    private final Access access;
    private final Json json;
    private final Pages pages;

    UserEndpoints(SimulatorWorld world, Access access, Json json, Pages pages) {
        this.world = world;
        this.access = access;
        this.json = json;
        this.pages = pages;
    }

    List<Route> routes() {
        String permission = "/2.0/user/workspaces/{workspace}/permission";
        return List.of(
                new Route("GET", "/2.0/user", Kinds.PEOPLE, USER, this::caller),
                new Route("GET", "/2.0/users/{selected_user}", Kinds.ALL, ANY_USER, this::user),
                new Route("GET", "/2.0/user/workspaces", Kinds.PEOPLE, WORKSPACE, this::workspaces),
                new Route("GET", permission, Kinds.PEOPLE, WORKSPACE, this::permission));
    }

    private Reply caller(Call call) {
        return Pages.single(call, json.fullUser(call.caller().person()));
    }

    private Reply user(Call call) {
        return Pages.single(call, json.fullUser(access.account(call, "selected_user")));
    }

    private Reply workspaces(Call call) {
        Person person = call.caller().person();
        List<WorkspaceState> mine = new ArrayList<>();
        for (WorkspaceState workspace : world.workspaces()) {
            boolean asked = call.query()
                    .get("administrator")
                    .map(wanted -> Boolean.parseBoolean(wanted) == workspace.isAdmin(person))
                    .orElse(true);
            if (workspace.isMember(person) && asked) {
                mine.add(workspace);
            }
        }
        call.query().get("sort").ifPresent(sort -> sort(mine, sort));
        return pages.reply(call, mine, (workspace, complete) -> {
            ObjectNode row = Json.object("workspace_access").put("administrator", workspace.isAdmin(person));
            row.set("workspace", json.workspaceBase(workspace));
            return row;
        });
    }

    private static void sort(List<WorkspaceState> workspaces, String sort) {
        if (!Set.of("slug", "-slug").contains(sort)) {
            throw Problem.badRequest("Invalid sort field: " + sort);
        }
        Comparator<WorkspaceState> bySlug = Comparator.comparing(workspace -> workspace.slug);
        workspaces.sort(sort.startsWith("-") ? bySlug.reversed() : bySlug);
    }

    private Reply permission(Call call) {
        WorkspaceState workspace = world.workspace(call.variable("workspace"))
                .filter(one -> one.isMember(call.caller().person()))
                .orElseThrow(() -> Problem.forbidden("You do not have access to this workspace."));
        Person person = call.caller().person();
        return Pages.single(
                call, json.membership(workspace, person).put("permission", MemberEndpoints.role(workspace, person)));
    }
}
