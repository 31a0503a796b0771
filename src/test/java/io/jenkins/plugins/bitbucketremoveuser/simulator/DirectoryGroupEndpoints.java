package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The groups of an organisation's directories. */
final class DirectoryGroupEndpoints {

    private static final int STANDARD_LIMIT = 20;
    private static final Set<String> SEARCH = Set.of(
            "cursor",
            "limit",
            "accountIds",
            "directoryIds",
            "resourceIds",
            "searchTerm",
            "groupIds",
            "groupNames",
            "expand");

    private record Found(DirectoryState directory, DirectoryGroupState group) {}

    private final SimulatorWorld world;

    DirectoryGroupEndpoints(SimulatorWorld world) {
        this.world = world;
    }

    List<Route> routes() {
        String groups = OrganisationEndpoints.ROOT + "/directories/{directoryId}/groups";
        String group = groups + "/{groupId}";
        return List.of(
                OrganisationEndpoints.route("POST", groups + "/search", this::search),
                OrganisationEndpoints.route("GET", group + "/role-assignments", this::assignments),
                OrganisationEndpoints.route("POST", group + "/memberships", this::join),
                OrganisationEndpoints.route("DELETE", group + "/memberships/{accountId}", this::leave));
    }

    private Reply search(Call call) {
        SearchBody filters = SearchBody.of(call, SEARCH);
        filters.exclude("groupNames", "searchTerm");
        filters.exclude("groupNames", "groupIds");
        List<Found> rows = new ArrayList<>();
        for (DirectoryState directory : OrganisationEndpoints.directories(world, call)) {
            if (filters.allow("directoryIds", directory.id)) {
                candidates(directory, call.body().path("accountIds")).stream()
                        .filter(group -> matches(filters, group))
                        .forEach(group -> rows.add(new Found(directory, group)));
            }
        }
        return OrganisationPages.byBody(call, STANDARD_LIMIT, rows, DirectoryGroupEndpoints::written);
    }

    private Set<DirectoryGroupState> candidates(DirectoryState directory, JsonNode accounts) {
        if (!accounts.isArray() || !world.behaviour().groupsFilteredByMember()) {
            return new LinkedHashSet<>(directory.groups.values());
        }
        Set<DirectoryGroupState> found = new LinkedHashSet<>();
        accounts.forEach(account -> found.addAll(directory.visibleGroupsOf(account.asText())));
        return found;
    }

    private static boolean matches(SearchBody filters, DirectoryGroupState group) {
        return filters.allow("groupIds", group.id)
                && filters.allow("groupNames", group.name)
                && filters.allow("resourceIds", group.roles.keySet())
                && filters.found(group.name);
    }

    private static JsonNode written(Found found) {
        DirectoryGroupState group = found.group();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", group.id)
                .put("name", group.name)
                .put("description", "")
                .put("directoryId", found.directory().id)
                .put("externalSynced", group.synced)
                .put("managedBy", group.synced ? "external" : "admins");
    }

    private Reply assignments(Call call) {
        Found found = group(call);
        return OrganisationPages.byQuery(
                call,
                STANDARD_LIMIT,
                query -> List.copyOf(found.group().roles.entrySet()),
                entry -> written(found.directory(), entry));
    }

    private static JsonNode written(DirectoryState directory, Map.Entry<String, Set<String>> entry) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("resourceId", entry.getKey())
                .put("resourceOwner", directory.apps.get(entry.getKey()).owner())
                .putNull("defaultRole");
        ArrayNode roles = row.putArray("roles");
        entry.getValue().forEach(roles::add);
        return row;
    }

    private Reply join(Call call) {
        Found found = group(call);
        DirectoryMemberState member =
                changeable(found, call.body().path("accountId").asText());
        found.directory().join(found.group(), member.person);
        return Reply.noContent();
    }

    private static DirectoryMemberState changeable(Found found, String account) {
        DirectoryMemberState member = found.directory().members.get(account);
        if (member == null) {
            throw OrganisationProblem.noUser(account);
        }
        if (found.group().synced) {
            throw OrganisationProblem.forbidden("ADMIN-403-5", "Not allowed to manage the group");
        }
        return member;
    }

    private Reply leave(Call call) {
        Found found = group(call);
        String account = call.variable("accountId");
        DirectoryMemberState member = changeable(found, account);
        if (!found.directory().leave(found.group(), member.person)
                && world.behaviour().absentInOrganisation() == Behaviour.AbsentDelete.NOT_FOUND) {
            throw OrganisationProblem.noUser(account + " in this group");
        }
        return Reply.noContent();
    }

    private Found group(Call call) {
        String id = call.variable("groupId");
        return OrganisationEndpoints.directories(world, call).stream()
                .filter(directory -> directory.groups.containsKey(id))
                .map(directory -> new Found(directory, directory.groups.get(id)))
                .findFirst()
                .orElseThrow(() -> OrganisationProblem.noGroup(id));
    }
}
