package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The 1.0 groups, which no 2.0 endpoint replaces. */
final class GroupEndpoints {

    /** Granular scopes are not documented for 1.0; {@link Behaviour} decides about API tokens instead. */
    private static final Scopes READ = Scopes.of("account");

    private static final Scopes WRITE = Scopes.of("account:write");

    private final SimulatorWorld world;
    private final Access access;

    GroupEndpoints(SimulatorWorld world, Access access) {
        this.world = world;
        this.access = access;
    }

    List<Route> routes() {
        String member = "/1.0/groups/{workspace}/{group}/members/{uuid}/";
        return List.of(
                new Route("GET", "/1.0/groups/{workspace}/", Kinds.PEOPLE, READ, this::groups),
                new Route("PUT", member, Kinds.PEOPLE, WRITE, this::join),
                new Route("DELETE", member, Kinds.PEOPLE, WRITE, this::leave));
    }

    private Reply groups(Call call) {
        check(call, world.behaviour().groupReadByApiToken());
        WorkspaceState workspace = workspace(call);
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (GroupState group : workspace.groups.values()) {
            all.add(group(workspace, group));
        }
        return Reply.ok(all);
    }

    private ObjectNode group(WorkspaceState workspace, GroupState group) {
        ObjectNode written = JsonNodeFactory.instance
                .objectNode()
                .put("name", group.name)
                .put("slug", group.slug)
                .put("permission", group.permission == null ? null : group.permission.text())
                .put("auto_add", group.autoAdd)
                .put("email_forwarding_disabled", false);
        ArrayNode members = written.putArray("members");
        Set<Person> visible = new LinkedHashSet<>(group.members.values());
        visible.removeIf(person -> workspace
                .unseenGrants
                .read(WorkspaceState.Place.group(group.slug, person))
                .isPresent());
        workspace.staleGrants.readAll(
                place -> "group".equals(place.kind()) && group.slug.equals(place.container()),
                (place, any) -> visible.add(world.account(place.personUuid()).orElseThrow()));
        visible.forEach(person -> members.add(Json.legacyMember(person)));
        written.putObject("owner")
                .put("display_name", workspace.name)
                .put("uuid", workspace.uuid)
                .put("is_team", true)
                .put("is_staff", false)
                .put("avatar", "")
                .put("resource_uri", "/1.0/users/" + workspace.slug);
        return written;
    }

    private Reply join(Call call) {
        GroupState group = writable(call);
        if (call.body() == null) {
            throw Problem.badRequest("A JSON body is required.");
        }
        Person person = access.account(call, "uuid");
        if (!workspace(call).isMember(person) && !world.behaviour().groupTakesNonMembers()) {
            throw Problem.badRequest("The user is not a member of this workspace.");
        }
        workspace(call).join(group, person);
        return Reply.ok(Json.legacyMember(person));
    }

    private Reply leave(Call call) {
        GroupState group = writable(call);
        WorkspaceState workspace = workspace(call);
        Person person = access.account(call, "uuid");
        boolean lastAdmin = group.admin
                && group.members.containsKey(person.uuid())
                && workspace.admins() == 1
                && world.behaviour().lastAdminRemoval() == Behaviour.LastAdmin.REFUSED_400;
        if (lastAdmin) {
            throw Problem.badRequest("A workspace needs at least one administrator.");
        }
        boolean left = workspace.leave(group, person);
        if (!left && world.behaviour().absentGroupMemberDelete() == Behaviour.AbsentDelete.NOT_FOUND) {
            throw Problem.notFound("The user is not a member of this group.");
        }
        return Reply.noContent();
    }

    private GroupState writable(Call call) {
        check(call, world.behaviour().groupWriteByApiToken());
        WorkspaceState workspace = workspace(call);
        if (workspace.kind == WorkspaceKind.ORGANISATION) {
            throw new Problem(
                    world.behaviour().migratedGroupWriteStatus(),
                    "Groups of this workspace are managed in admin.atlassian.com.");
        }
        GroupState group = workspace.groups.get(call.variable("group"));
        if (group == null) {
            throw Problem.notFound("No group with slug '" + call.variable("group") + "'.");
        }
        return group;
    }

    private WorkspaceState workspace(Call call) {
        WorkspaceState workspace = access.administered(call);
        if (!workspace.slug.equals(call.variable("workspace"))
                && !world.behaviour().legacyTakesWorkspaceUuid()) {
            throw new Problem(405, "Method not allowed");
        }
        return workspace;
    }

    static void check(Call call, Behaviour.LegacyAccess rule) {
        if (call.caller().kind() == AuthKind.API_TOKEN) {
            switch (rule) {
                case UNAUTHORIZED -> throw Problem.notAuthenticated();
                case FORBIDDEN ->
                    throw Problem.forbidden("This resource does not support authentication using the provided token");
                case ALLOWED -> {}
            }
        }
    }
}
