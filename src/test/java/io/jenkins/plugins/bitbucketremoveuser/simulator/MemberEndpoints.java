package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The workspace, its members and their roles. There is no way to remove a member here. */
final class MemberEndpoints {

    private static final String EMAIL = "user.email";
    private static final int MAX_ADDRESSES = 90;
    private static final Scopes WORKSPACE = Scopes.of("", "read:workspace:bitbucket");
    private static final Scopes MEMBERS = Scopes.of("account", "read:workspace:bitbucket");

    private final SimulatorWorld world;
    private final Access access;
    private final Json json;
    private final Pages pages;

    MemberEndpoints(SimulatorWorld world, Access access, Json json, Pages pages) {
        this.world = world;
        this.access = access;
        this.json = json;
        this.pages = pages;
    }

    List<Route> routes() {
        String workspace = "/2.0/workspaces/{workspace}";
        return List.of(
                new Route("GET", workspace, Kinds.ALL, WORKSPACE, this::workspace),
                new Route("GET", workspace + "/members", Kinds.ALL, MEMBERS, this::members),
                new Route("GET", workspace + "/members/{member}", Kinds.ALL, MEMBERS, this::member),
                new Route("GET", workspace + "/permissions", Kinds.PEOPLE, MEMBERS, this::permissions));
    }

    /** The role as the API names it. */
    static String role(WorkspaceState workspace, Person person) {
        return workspace.isAdmin(person) ? "owner" : "member";
    }

    private Reply workspace(Call call) {
        WorkspaceState workspace = access.ownWorkspace(call);
        return Pages.single(call, json.workspace(workspace).put("is_private", true));
    }

    private Reply members(Call call) {
        WorkspaceState workspace = access.ownWorkspace(call);
        Filter filter = Access.filter(call, Set.of(EMAIL));
        int addresses = Filter.countValues(filter, EMAIL);
        if (addresses > MAX_ADDRESSES) {
            throw Problem.badRequest("You can filter by at most " + MAX_ADDRESSES + " email addresses.");
        }
        boolean mayAsk = workspace.isAdmin(call.caller().person()) || access.isTokenOf(call, workspace);
        if (addresses == 0 || mayAsk) {
            return members(call, workspace, filter);
        }
        return switch (world.behaviour().membersFilterForNonAdmin()) {
            case FORBIDDEN -> throw Problem.forbidden("Only administrators may filter members by email.");
            case EMPTY -> pages.reply(call, List.<Person>of(), (person, any) -> json.membership(workspace, person));
            case IGNORED -> members(call, workspace, new Filter.All());
        };
    }

    private Reply members(Call call, WorkspaceState workspace, Filter filter) {
        Set<String> asked = new TreeSet<>();
        Set<String> only = filter.only(EMAIL);
        if (only != null) {
            only.forEach(address -> asked.add(address.toLowerCase(Locale.ROOT)));
        }
        List<Person> found = workspace.visibleMembers().stream()
                .filter(person -> filter.matches(field -> person.email()))
                .toList();
        return pages.reply(call, found, (person, complete) -> {
            ObjectNode row = json.membership(workspace, person);
            if (complete && world.behaviour().memberRowsCarryStatus()) {
                row.withObject("/user").put("account_status", person.accountStatus());
            }
            if (complete && workspace.kind == WorkspaceKind.LEGACY) {
                putIfKnown(row, "last_accessed", workspace.lastAccess.get(person.uuid()));
                putIfKnown(row, "added_on", workspace.added.get(person.uuid()));
            }
            // Only an address that the caller knows already is ever told.
            if (complete && asked.contains(person.email().toLowerCase(Locale.ROOT))) {
                row.withObject("/user").put("email", person.email());
            }
            return row;
        });
    }

    private static void putIfKnown(ObjectNode row, String field, String value) {
        if (value != null) {
            row.put(field, value);
        }
    }

    private Reply member(Call call) {
        WorkspaceState workspace = access.ownWorkspace(call);
        Person person = access.account(call, "member");
        if (!workspace.isVisibleMember(person)) {
            throw Problem.notFound("The user is not a member of this workspace.");
        }
        return Pages.single(call, json.membership(workspace, person));
    }

    private Reply permissions(Call call) {
        WorkspaceState workspace = access.ownWorkspace(call);
        Filter filter = Access.filter(call, Set.of("permission"));
        List<Person> found = workspace.visibleMembers().stream()
                .filter(person -> filter.matches(field -> role(workspace, person)))
                .toList();
        return pages.reply(
                call,
                found,
                (person, complete) -> json.membership(workspace, person).put("permission", role(workspace, person)));
    }
}
