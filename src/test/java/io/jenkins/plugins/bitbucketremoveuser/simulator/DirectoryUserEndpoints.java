package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** The people of an organisation's directories, and what they may use. */
final class DirectoryUserEndpoints {

    private static final int STANDARD_LIMIT = 50;
    private static final Set<String> SEARCH = Set.of(
            "cursor",
            "limit",
            "accountIds",
            "directoryIds",
            "resourceIds",
            "groupIds",
            "searchTerm",
            "emails",
            "expand");

    /** A person in the directories that were asked for. */
    private record Found(DirectoryMemberState member, List<DirectoryState> directories) {}

    /** What a person has on one resource. */
    private record Assignment(
            DirectoryState directory, DirectoryMemberState member, String resource, Map<String, Set<String>> roles) {}

    private final SimulatorWorld world;

    DirectoryUserEndpoints(SimulatorWorld world) {
        this.world = world;
    }

    List<Route> routes() {
        String users = OrganisationEndpoints.ROOT + "/directories/{directoryId}/users";
        String user = users + "/{accountId}";
        return List.of(
                OrganisationEndpoints.route("POST", users + "/search", this::search),
                OrganisationEndpoints.route("GET", user + "/role-assignments", this::assignments),
                OrganisationEndpoints.route("POST", user + "/suspend", call -> suspend(call, true)),
                OrganisationEndpoints.route("POST", user + "/restore", call -> suspend(call, false)),
                OrganisationEndpoints.route("DELETE", user, this::remove),
                OrganisationEndpoints.route(
                        "GET",
                        "/admin/v1/orgs/{orgId}/directory/users/{accountId}/last-active-dates",
                        this::lastActive),
                OrganisationEndpoints.route("POST", "/admin/v1/orgs/{orgId}/users/{userId}/roles/assign", this::assign),
                OrganisationEndpoints.route(
                        "POST", "/admin/v1/orgs/{orgId}/users/{userId}/roles/revoke", this::revoke));
    }

    private Reply search(Call call) {
        SearchBody filters = SearchBody.of(call, SEARCH);
        filters.exclude("emails", "searchTerm");
        Map<String, Found> found = new LinkedHashMap<>();
        for (DirectoryState directory : OrganisationEndpoints.directories(world, call)) {
            if (filters.allow("directoryIds", directory.id)) {
                for (DirectoryMemberState member : directory.visibleMembers()) {
                    found.computeIfAbsent(member.person.accountId(), any -> new Found(member, new ArrayList<>()))
                            .directories()
                            .add(directory);
                }
            }
        }
        List<Found> rows = found.values().stream()
                .filter(one -> matches(filters, one.member(), one.directories()))
                .toList();
        return OrganisationPages.byBody(call, STANDARD_LIMIT, rows, one -> written(call, filters, one));
    }

    private static boolean matches(SearchBody filters, DirectoryMemberState member, List<DirectoryState> directories) {
        Person person = member.person;
        return filters.allow("accountIds", person.accountId())
                && filters.allow("emails", person.email())
                && filters.found(person.email(), person.displayName())
                && directories.stream().anyMatch(directory -> matches(filters, member, directory));
    }

    /** What is not asked for is not looked at: that would count as a read. */
    private static boolean matches(SearchBody filters, DirectoryMemberState member, DirectoryState directory) {
        return (!filters.has("groupIds")
                        || filters.allow(
                                "groupIds",
                                directory.visibleGroupsOf(member.person.accountId()).stream()
                                        .map(group -> group.id)
                                        .toList()))
                && (!filters.has("resourceIds")
                        || filters.allow(
                                "resourceIds", directory.visibleRolesOf(member).keySet()));
    }

    private JsonNode written(Call call, SearchBody filters, Found found) {
        Person person = found.member().person;
        String membership = isSuspended(call, found) ? "suspended" : "active";
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("accountId", person.accountId())
                .put("accountType", "atlassian")
                .put("status", "active".equals(person.accountStatus()) ? membership : "deactivated")
                .put("accountStatus", person.accountStatus())
                .put("membershipStatus", membership)
                .put("addedToOrg", "2024-02-01T08:00:00Z")
                .put("name", person.displayName())
                .put("nickname", person.nickname())
                .put("email", person.email())
                .put("emailVerified", !found.member().invited)
                .put("claimStatus", "managed");
        row.putArray("platformRoles");
        row.put("managementSource", found.member().synced ? "synced" : "invited");
        if (filters.expands("groups")) {
            ArrayNode groups = row.putArray("groups");
            found.directories()
                    .forEach(directory -> directory
                            .visibleGroupsOf(person.accountId())
                            .forEach(group ->
                                    groups.addObject().put("id", group.id).put("name", group.name)));
        }
        return row;
    }

    /** As described, the status is that of the whole organisation: suspended wherever there is a membership. */
    private boolean isSuspended(Call call, Found found) {
        String account = found.member().person.accountId();
        Set<DirectoryState> counted = new LinkedHashSet<>(found.directories());
        if (!world.behaviour().membershipStatusPerDirectory()) {
            OrganisationEndpoints.organisation(world, call).directories.values().stream()
                    .filter(directory -> directory.members.containsKey(account))
                    .forEach(counted::add);
        }
        return counted.stream()
                .allMatch(directory ->
                        directory.isVisiblySuspended(directory.members.getOrDefault(account, found.member())));
    }

    private Reply assignments(Call call) {
        String account = call.variable("accountId");
        List<Assignment> rows = new ArrayList<>();
        boolean known = false;
        for (DirectoryState directory : OrganisationEndpoints.directories(world, call)) {
            Optional<DirectoryMemberState> member = directory.visibleMember(account);
            if (member.isPresent()) {
                known = true;
                SortedMap<String, SortedMap<String, Set<String>>> roles = directory.visibleRolesOf(member.get());
                roles.forEach((resource, some) -> rows.add(new Assignment(directory, member.get(), resource, some)));
            }
        }
        if (!known) {
            throw OrganisationProblem.noUser(account);
        }
        return OrganisationPages.byQuery(
                call,
                STANDARD_LIMIT,
                query -> rows.stream()
                        .filter(row -> query.get("resourceIds")
                                .map(row.resource()::equals)
                                .orElse(true))
                        .toList(),
                DirectoryUserEndpoints::written);
    }

    private static JsonNode written(Assignment assignment) {
        DirectoryState directory = assignment.directory();
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("resourceId", assignment.resource())
                .put("resourceOwner", directory.apps.get(assignment.resource()).owner());
        ArrayNode roles = row.putArray("roles");
        ArrayNode detailed = row.putArray("roleAssignments");
        assignment.roles().forEach((role, methods) -> {
            roles.add(role);
            ArrayNode how = detailed.addObject().put("role", role).putArray("roleAssignmentMethods");
            methods.forEach(how::add);
        });
        return row.put("directoryId", directory.id)
                .put("userDirectoryStatus", directory.isVisiblySuspended(assignment.member()) ? "suspended" : "active");
    }

    private Reply lastActive(Call call) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode data = answer.putObject("data");
        ArrayNode products = data.putArray("product_access");
        for (DirectoryState directory :
                OrganisationEndpoints.organisation(world, call).directories.values()) {
            DirectoryMemberState member = directory.members.get(call.variable("accountId"));
            if (member != null && member.added != null) {
                data.put("added_to_org", member.added);
            }
            if (member != null && member.lastActive != null) {
                products.addObject()
                        .put("id", directory.id)
                        .put("key", "jira-software")
                        .put("last_active", member.lastActive);
            }
        }
        answer.putObject("links");
        return Reply.ok(answer);
    }

    private Reply suspend(Call call, boolean suspended) {
        List<DirectoryState> holding = holding(call, call.variable("accountId"));
        holding.forEach(directory -> directory.suspend(directory.members.get(call.variable("accountId")), suspended));
        return Reply.noContent();
    }

    private Reply remove(Call call) {
        List<DirectoryState> holding = holding(call, call.variable("accountId"));
        holding.forEach(directory -> directory.remove(directory.members.get(call.variable("accountId"))));
        return Reply.noContent();
    }

    private Reply assign(Call call) {
        AppState app = app(call, world.behaviour().workspaceRoleAssign());
        DirectoryState directory = directoryOf(call, app);
        directory.give(member(directory, call), app, call.body().path("role").asText());
        return Reply.noContent();
    }

    private Reply revoke(Call call) {
        AppState app = app(call, world.behaviour().workspaceRoleRevoke());
        DirectoryState directory = directoryOf(call, app);
        String role = call.body().path("role").asText();
        if (!directory.take(member(directory, call), app.resource(), role)
                && world.behaviour().absentInOrganisation() == Behaviour.AbsentDelete.NOT_FOUND) {
            throw OrganisationProblem.noUser(call.variable("userId") + " with the role " + role);
        }
        return Reply.noContent();
    }

    private AppState app(Call call, Behaviour.RoleRevoke rule) {
        String resource = call.body().path("resource").asText();
        AppState app = OrganisationEndpoints.organisation(world, call)
                .directoryOfApp(resource)
                .map(directory -> directory.apps.get(resource))
                .orElseThrow(() -> new OrganisationProblem(400, "ADMIN-400-4", "Invalid resource", resource));
        if (app.workspace() != null) {
            switch (rule) {
                case FORBIDDEN -> throw OrganisationProblem.forbidden("ADMIN-403-3", "Not allowed to manage the org");
                case NOT_FOUND -> throw OrganisationProblem.unknown(resource);
                case ALLOWED -> {}
            }
        }
        return app;
    }

    private DirectoryState directoryOf(Call call, AppState app) {
        return OrganisationEndpoints.organisation(world, call)
                .directoryOfApp(app.resource())
                .orElseThrow();
    }

    private static DirectoryMemberState member(DirectoryState directory, Call call) {
        String account = call.variable("userId");
        DirectoryMemberState member = directory.members.get(account);
        if (member == null) {
            throw OrganisationProblem.noUser(account);
        }
        return member;
    }

    /** Those of the directories asked for that truly hold this account. */
    private List<DirectoryState> holding(Call call, String account) {
        List<DirectoryState> holding = OrganisationEndpoints.directories(world, call).stream()
                .filter(directory -> directory.members.containsKey(account))
                .toList();
        if (holding.isEmpty()) {
            throw OrganisationProblem.noUser(account);
        }
        return holding;
    }
}
