package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Asks the simulator without our own client, whose mistakes would hide the simulator's. */
final class RawCalls {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BitbucketSimulator simulator;
    private final String authorization;

    private RawCalls(BitbucketSimulator simulator, String authorization) {
        this.simulator = simulator;
        this.authorization = authorization;
    }

    /** By the administrator's API token. */
    static RawCalls of(BitbucketSimulator simulator) {
        return basic(simulator, Worlds.ADMIN, Worlds.ADMIN_TOKEN);
    }

    static RawCalls basic(BitbucketSimulator simulator, String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new RawCalls(simulator, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    static RawCalls bearer(BitbucketSimulator simulator, String token) {
        return new RawCalls(simulator, "Bearer " + token);
    }

    static RawCalls anonymous(BitbucketSimulator simulator) {
        return new RawCalls(simulator, null);
    }

    /** By a new OAuth token of the consumer. */
    static RawCalls oauth(BitbucketSimulator simulator) throws Exception {
        HttpResponse<String> answer = basic(simulator, Worlds.OAUTH_KEY, Worlds.OAUTH_SECRET)
                .send("POST", OAuthEndpoint.PATH, "grant_type=client_credentials");
        return bearer(
                simulator, MAPPER.readTree(answer.body()).path("access_token").asText());
    }

    /** By the organisation's key. */
    static RawCalls organisation(BitbucketSimulator simulator) {
        return bearer(simulator, Worlds.ORGANISATION_KEY);
    }

    /** Of JSON; single quotes stand for double ones. */
    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body.replace('\'', '"'), "application/json");
    }

    /** Of JSON; single quotes stand for double ones. */
    HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, body.replace('\'', '"'), "application/json");
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, body, null);
    }

    private HttpResponse<String> send(String method, String path, String body, String contentType)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.root() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    int delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "").statusCode();
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return MAPPER.readTree(get(path).body());
    }

    /** The values of all pages. */
    List<JsonNode> list(String path) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        for (String next = path; !next.isEmpty(); ) {
            JsonNode page = json(next);
            page.path("values").forEach(all::add);
            next = page.path("next").asText("").replace(simulator.root().toString(), "");
        }
        return all;
    }

    static String q(String filter) {
        return "q=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    /** An id as it stands in a path. */
    static String segment(Person person) {
        return person.uuid().replace("{", "%7B").replace("}", "%7D");
    }
}
