package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Service.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The organisation API, which lives elsewhere in reality ({@code https://api.atlassian.com/admin}): another kind of
 * credential, other errors, other headers for the rate limit.
 */
final class OrganisationService {

    private static final String PREFIX = "/admin/";

    private final SimulatorWorld world;
    private final Routes routes;

    OrganisationService(SimulatorWorld world, String root) {
        this.world = world;
        List<Route> all = new ArrayList<>();
        all.addAll(new OrganisationEndpoints(world, root).routes());
        all.addAll(new DirectoryUserEndpoints(world).routes());
        all.addAll(new DirectoryGroupEndpoints(world).routes());
        this.routes = new Routes(all);
    }

    static boolean isFor(Incoming request) {
        return request.path().startsWith(PREFIX);
    }

    Routes routes() {
        return routes;
    }

    Caller caller(Incoming request) {
        if (request.authorization() == null) {
            return Authenticator.ANONYMOUS;
        }
        return organisation(request)
                .map(id -> new Caller(AuthKind.ORGANISATION_KEY, "key of organisation " + id, null, null, Set.of()))
                .orElse(Authenticator.UNKNOWN);
    }

    Reply answer(Incoming request, Caller caller) {
        try {
            return work(request, caller);
        } catch (OrganisationProblem problem) {
            return problem.reply(world.behaviour());
        }
    }

    Reply limited(long seconds) {
        return new OrganisationProblem(429, "ADMIN-429-1", "Rate limit exceeded", "")
                .reply(world.behaviour())
                .with(Map.of(
                        "X-RateLimit-Limit",
                        Integer.toString(world.behaviour().rateLimit()),
                        "X-RateLimit-Remaining",
                        "0",
                        "X-RateLimit-Reset",
                        world.clock().now().plusSeconds(seconds).toString()));
    }

    private Optional<String> organisation(Incoming request) {
        return Authenticator.bearer(request.authorization()).flatMap(world.credentials()::organisation);
    }

    private Reply work(Incoming request, Caller caller) {
        String mine = organisation(request).orElse(null);
        if (mine == null) {
            return OrganisationProblem.gateway(401, "Unauthorized");
        }
        Routes.Target target = routes.find(request.method(), request.path()).orElseThrow(() -> unknown(request));
        String asked = target.variables().get("orgId");
        if (!asked.equals(mine)) {
            throw world.organisation(asked).isPresent()
                    ? OrganisationProblem.forbidden("ADMIN-403-3", "Not allowed to manage the org")
                    : OrganisationProblem.noOrganisation(asked);
        }
        Call call = new Call(caller, request.path(), target.variables(), request.query(), body(request));
        return world.locked(() -> target.route().work().apply(call));
    }

    private OrganisationProblem unknown(Incoming request) {
        return routes.methods(request.path()).isEmpty()
                ? OrganisationProblem.unknown(request.path())
                : new OrganisationProblem(405, "ADMIN-405-1", "Method not supported", "");
    }

    private JsonNode body(Incoming request) {
        if (!"POST".equals(request.method())) {
            return null;
        }
        boolean json = request.contentType() != null
                && request.contentType().toLowerCase(Locale.ROOT).startsWith("application/json");
        boolean changesState =
                request.path().endsWith("/suspend") || request.path().endsWith("/restore");
        if ((!json || request.body().isBlank())
                && (!changesState || world.behaviour().suspensionNeedsBody())) {
            throw new OrganisationProblem(415, "ADMIN-415-1", "Unsupported Media Type", "");
        }
        JsonNode body = Service.json(request.body());
        if (body == null && !changesState) {
            throw OrganisationProblem.badRequest("A JSON object is required.");
        }
        return body;
    }
}
