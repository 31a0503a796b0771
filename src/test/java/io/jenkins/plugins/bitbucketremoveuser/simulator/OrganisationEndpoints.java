package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bitbucketremoveuser.simulator.OrganisationPages.Position;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The apps and the directories of an organisation. */
final class OrganisationEndpoints {

    static final String ROOT = "/admin/v2/orgs/{orgId}";
    private static final int STANDARD_LIMIT = 20;
    private static final int MOST_APPS = 1000;

    private final SimulatorWorld world;
    private final String root;

    OrganisationEndpoints(SimulatorWorld world, String root) {
        this.world = world;
        this.root = root;
    }

    List<Route> routes() {
        return List.of(
                route("POST", ROOT + "/workspaces", this::apps), route("GET", ROOT + "/directories", this::list));
    }

    static Route route(String method, String template, Function<Call, Reply> work) {
        return new Route(method, template, Kinds.ORGANISATION, Scopes.of(""), work);
    }

    static OrganisationState organisation(SimulatorWorld world, Call call) {
        return world.organisation(call.variable("orgId")).orElseThrow();
    }

    /** All that the path means: one, or all of them for a dash. */
    static List<DirectoryState> directories(SimulatorWorld world, Call call) {
        OrganisationState organisation = organisation(world, call);
        String id = call.variable("directoryId");
        if ("-".equals(id)) {
            return List.copyOf(organisation.directories.values());
        }
        return List.of(Optional.ofNullable(organisation.directories.get(id))
                .orElseThrow(() -> OrganisationProblem.unknown("directory " + id)));
    }

    /** With a cursor there may be nothing else in the body, and its links are addresses: so it is described. */
    private Reply apps(Call call) {
        JsonNode cursor = call.body().path("cursor");
        if (cursor.isTextual() && call.body().size() > 1) {
            throw OrganisationProblem.badRequest("With a cursor, no other property may be present.");
        }
        if (call.body().hasNonNull("query")) {
            throw OrganisationProblem.badRequest("This simulator has no queries.");
        }
        int limit = OrganisationPages.limit(call.body().get("limit"), STANDARD_LIMIT, MOST_APPS);
        Position from = cursor.isTextual() ? Position.read(cursor.asText()) : new Position(Integer.toString(limit), 0);
        return OrganisationPages.page(
                from,
                Integer.parseInt(from.question()),
                organisation(world, call).apps(),
                OrganisationEndpoints::written,
                one -> root + call.path() + "?cursor=" + URLEncoder.encode(one, StandardCharsets.UTF_8));
    }

    private static JsonNode written(AppState app) {
        ObjectNode row =
                JsonNodeFactory.instance.objectNode().put("id", app.resource()).put("type", "workspace");
        row.putObject("attributes")
                .put("name", app.name())
                .put("typeKey", app.owner())
                .put("type", app.workspace() == null ? "Jira" : "Bitbucket")
                .put("status", "online");
        return row;
    }

    private Reply list(Call call) {
        return OrganisationPages.byQuery(
                call,
                STANDARD_LIMIT,
                query -> organisation(world, call).directories.values().stream()
                        .filter(directory -> query.get("accountId")
                                .map(account -> directory.visibleMember(account).isPresent())
                                .orElse(true))
                        .filter(directory -> query.get("searchTerm")
                                .map(directory.name::contains)
                                .orElse(true))
                        .toList(),
                directory -> JsonNodeFactory.instance
                        .objectNode()
                        .put("directoryId", directory.id)
                        .put("name", directory.name));
    }
}
