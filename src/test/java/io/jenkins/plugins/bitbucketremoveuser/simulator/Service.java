package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Bitbucket without the network: finds the endpoint, lets the caller in or not (who are you, with what kind of
 * credential, with which scopes) and does the work under the world's lock.
 */
final class Service {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Gone since 2026-04-14. */
    private static final Set<String> GONE = Set.of(
            "/2.0/workspaces",
            "/2.0/repositories",
            "/2.0/user/permissions/workspaces",
            "/2.0/user/permissions/repositories");

    /** The request as it came. */
    record Incoming(
            String method,
            String path,
            Query query,
            String authorization,
            String contentType,
            boolean hasLength,
            String body) {}

    private final SimulatorWorld world;
    private final Authenticator authenticator;
    private final OAuthEndpoint oauth;
    private final OrganisationService organisations;
    private final Routes routes;

    Service(SimulatorWorld world, String root) {
        this.world = world;
        this.authenticator = new Authenticator(world.credentials());
        this.oauth = new OAuthEndpoint(world.credentials());
        this.organisations = new OrganisationService(world, root);
        Access access = new Access(world);
        Json json = new Json(root);
        Pages pages = new Pages(root);
        List<Route> routes = new ArrayList<>();
        routes.addAll(new UserEndpoints(world, access, json, pages).routes());
        routes.addAll(new MemberEndpoints(world, access, json, pages).routes());
        routes.addAll(new EffectiveEndpoints(world, access, json, pages).routes());
        routes.addAll(new RepositoryEndpoints(access, json, pages).routes());
        routes.addAll(new GrantEndpoints(world, access, json, pages).routes());
        routes.addAll(new ReviewerEndpoints(world, access, json, pages).routes());
        routes.addAll(new BranchRuleEndpoints(world, access, json, pages).routes());
        routes.addAll(new PullRequestEndpoints(world, access, json, pages).routes());
        routes.addAll(new GroupEndpoints(world, access).routes());
        routes.addAll(new InvitationEndpoints(world, access).routes());
        this.routes = new Routes(routes);
    }

    Caller caller(Incoming request) {
        return OrganisationService.isFor(request)
                ? organisations.caller(request)
                : authenticator.authenticate(request.authorization(), world.behaviour());
    }

    /** The name of the endpoint for the journal. */
    String endpoint(Incoming request) {
        Routes all = OrganisationService.isFor(request) ? organisations.routes() : routes;
        return all.find(request.method(), request.path())
                .map(target -> target.route().name())
                .orElse(request.method() + " " + (isOAuth(request) || isGone(request) ? request.path() : "unknown"));
    }

    /** What this API answers when the limit was hit. */
    Reply limited(Incoming request, long seconds) {
        return OrganisationService.isFor(request)
                ? organisations.limited(seconds)
                : RateLimitAnswer.of(world.behaviour(), seconds, world.clock().now());
    }

    Reply answer(Incoming request, Caller caller) {
        if (OrganisationService.isFor(request)) {
            return organisations.answer(request, caller);
        }
        try {
            return work(request, caller);
        } catch (Problem problem) {
            return request.path().startsWith("/1.0/") && world.behaviour().legacyErrorsAsPlainText()
                    ? problem.asText()
                    : problem.asJson();
        }
    }

    private Reply work(Incoming request, Caller caller) {
        if (isOAuth(request)) {
            return oauth.issue(request.authorization(), request.body());
        }
        if (isGone(request)) {
            return gone();
        }
        Routes.Target target = routes.find(request.method(), request.path()).orElseThrow(() -> unknown(request));
        Route route = target.route();
        if (caller.kind() == AuthKind.ANONYMOUS || caller.kind() == AuthKind.UNKNOWN) {
            throw authenticator.refusal(request.authorization());
        }
        if (!route.kinds().contains(caller.kind())) {
            throw Problem.forbidden("This API is not accessible by this authentication mechanism.");
        }
        route.scopes().check(caller, world.behaviour());
        if ("PUT".equals(request.method()) && !request.hasLength()) {
            throw new Problem(411, "Length Required");
        }
        Call call = new Call(caller, request.path(), target.variables(), request.query(), json(request.body()));
        return world.locked(() -> route.work().apply(call));
    }

    private Problem unknown(Incoming request) {
        return routes.methods(request.path()).isEmpty()
                ? Problem.notFound("Resource not found")
                : new Problem(405, "Method not allowed");
    }

    private static boolean isOAuth(Incoming request) {
        return "POST".equals(request.method()) && OAuthEndpoint.PATH.equals(request.path());
    }

    private static boolean isGone(Incoming request) {
        return "GET".equals(request.method()) && GONE.contains(request.path());
    }

    private static Reply gone() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("type", "error");
        answer.putObject("error")
                .put("message", "CHANGE-2770 - Functionality has been deprecated")
                .put("detail", "Please read the changelog entry for more details.")
                .putObject("data")
                .put("announcement_url", "https://developer.atlassian.com/cloud/bitbucket/changelog/#CHANGE-2770");
        return Reply.json(410, answer);
    }

    static JsonNode json(String body) {
        try {
            JsonNode node = body.isBlank() ? null : MAPPER.readTree(body);
            return node != null && node.isObject() ? node : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
