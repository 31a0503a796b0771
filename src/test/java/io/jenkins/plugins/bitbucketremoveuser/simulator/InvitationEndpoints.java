package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** The 1.0 invitations, which no 2.0 endpoint replaces; switched off where people are managed at organisation level. */
final class InvitationEndpoints {

    private static final Scopes READ = Scopes.of("account");
    private static final Scopes WRITE = Scopes.of("account:write");

    private final SimulatorWorld world;
    private final Access access;

    InvitationEndpoints(SimulatorWorld world, Access access) {
        this.world = world;
        this.access = access;
    }

    List<Route> routes() {
        String all = "/1.0/users/{workspace}/invitations";
        return List.of(
                new Route("GET", all, Kinds.PEOPLE, READ, this::list),
                new Route("DELETE", all + "/{email}", Kinds.PEOPLE, WRITE, this::cancel));
    }

    private Reply list(Call call) {
        GroupEndpoints.check(call, world.behaviour().groupReadByApiToken());
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        workspace(call).invitations.values().forEach(invitation -> all.add(written(invitation)));
        return Reply.ok(all);
    }

    private static ObjectNode written(InvitationState invitation) {
        ObjectNode written = JsonNodeFactory.instance.objectNode().put("email", invitation.email());
        ArrayNode groups = written.putArray("groups");
        invitation.groups().forEach(group -> groups.addObject().put("slug", group));
        written.put("utc_sent_on", "2026-11-01 08:00:00+00:00");
        return written;
    }

    private Reply cancel(Call call) {
        GroupEndpoints.check(call, world.behaviour().groupWriteByApiToken());
        if (!world.behaviour().invitationDeleteByPath()) {
            throw new Problem(405, "Method not allowed");
        }
        String email = call.variable("email").toLowerCase(Locale.ROOT);
        if (workspace(call).invitations.remove(email) == null) {
            throw Problem.notFound("No invitation was sent to this address.");
        }
        return Reply.noContent();
    }

    private WorkspaceState workspace(Call call) {
        WorkspaceState workspace = access.administered(call);
        if (workspace.kind == WorkspaceKind.ORGANISATION) {
            throw new Problem(world.behaviour().migratedInvitationStatus(), "Not found");
        }
        return workspace;
    }
}
