package io.jenkins.plugins.bitbucketremoveuser.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, filters, faults, hooks and the journal. */
class SimulatorTest {
    private static final String REPOSITORIES = "/2.0/repositories/acme";

    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private final RawCalls admin = RawCalls.of(simulator);

    @AfterEach
    void close() {
        assertEquals(List.of(), simulator.contractViolations());
        simulator.close();
    }

    @Test
    void pagesTogetherAreTheWholeListInOrder() throws Exception {
        for (int length : List.of(1, 3, 9, 10, 100)) {
            List<String> names = admin.list(REPOSITORIES + "?pagelen=" + length).stream()
                    .map(row -> row.path("name").asText())
                    .toList();
            assertEquals(simulator.world().repositories(), names, "pages of " + length);
        }
    }

    @Test
    void nextLinkCannotBeGuessed() throws Exception {
        JsonNode page = admin.json(REPOSITORIES + "?pagelen=3");
        assertFalse(
                page.path("next").asText().matches(".*[?&]page=\\d+(&.*)?"),
                page.path("next").asText());
        assertEquals(400, admin.get(REPOSITORIES + "?page=2").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pagelen=101", "pagelen=0", "pagelen=x", "q=nonsense", "q=secret%3D%22x%22", "sort=secret"})
    void wrongParameterIsRefused(String query) throws Exception {
        assertEquals(400, admin.get(REPOSITORIES + "?" + query).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project.key=\"LAB\"",
                "project.key NOT IN (\"CORE\",\"MOB\",\"WEB\",\"OPS\")",
                "name ~ \"SPIKE\" AND project.key != \"CORE\"",
                "(name=\"spikes\" OR name=\"nothing\") AND project.key IN (\"LAB\")"
            })
    void filtersOfTheDocumentedLanguageFind(String filter) throws Exception {
        List<JsonNode> found = admin.list(REPOSITORIES + "?" + RawCalls.q(filter));
        assertEquals(1, found.size());
        assertEquals("spikes", found.get(0).path("name").asText());
    }

    @Test
    void fieldsSelect() throws Exception {
        JsonNode page = admin.json(REPOSITORIES + "?pagelen=1&fields=values.full_name,values.project.key,next");
        assertEquals(
                "[{\"full_name\":\"acme/billing\",\"project\":{\"key\":\"CORE\"}}]",
                page.path("values").toString());
        assertTrue(page.has("next"));
        assertFalse(page.has("pagelen"));
    }

    @Test
    void faultsHappenAsOftenAsAskedAndToNobodyElse() throws Exception {
        simulator.faults().next(2, RequestMatcher.endpoint("GET /2.0/user"), Fault.status(503));
        assertEquals(200, admin.get(REPOSITORIES).statusCode());
        assertEquals(503, admin.get("/2.0/user").statusCode());
        assertEquals(1, simulator.faults().left());
        assertEquals(503, admin.get("/2.0/user").statusCode());
        assertEquals(200, admin.get("/2.0/user").statusCode());
    }

    @Test
    void droppedRequestIsNotCarriedOutAndALostAnswerIs() throws Exception {
        String id = RawCalls.segment(simulator.world().person(Worlds.JANE));
        simulator.faults().next(2, RequestMatcher.method("DELETE"), Fault.dropConnection());
        String spikes = REPOSITORIES + "/spikes/permissions-config/users/" + id;
        assertThrows(IOException.class, () -> admin.delete(spikes));
        assertTrue(simulator.world().grantsOf(Worlds.JANE).repositories().containsKey("spikes"));
        simulator.faults().clear();
        simulator.faults().next(1, RequestMatcher.method("DELETE"), Fault.loseAnswer());
        assertThrows(IOException.class, () -> admin.delete(spikes));
        assertFalse(simulator.world().grantsOf(Worlds.JANE).repositories().containsKey("spikes"));
    }

    @Test
    void journalHasEveryRequestAndNoCredential() throws Exception {
        List<String> seen = new ArrayList<>();
        simulator.onRequest(request -> seen.add("asked " + request.endpoint()));
        simulator.onAnswer(request -> seen.add("answered " + request.status()));
        admin.get("/2.0/user?access_token=abc");
        RawCalls.oauth(simulator).get("/2.0/nowhere");
        assertEquals(
                Map.of("GET /2.0/user", 1, "POST /site/oauth2/access_token", 1, "GET unknown", 1),
                simulator.countByEndpoint());
        assertEquals("answered 404", seen.get(5));
        assertEquals(List.of(), simulator.writes(), "a token is no change");
        String journal = simulator.requests().toString();
        for (String secret : List.of(Worlds.ADMIN_TOKEN, Worlds.OAUTH_SECRET, "abc", "oauth-")) {
            assertFalse(journal.contains(secret), journal);
        }
        simulator.resetRequests();
        assertEquals(0, simulator.count());
    }

    @Test
    void sameScriptMakesTheSameWorld() {
        assertEquals(Worlds.acme().fingerprintWithout(), simulator.world().fingerprintWithout());
        assertNotEquals(
                Worlds.large(10, 7, 4).fingerprintWithout(), simulator.world().fingerprintWithout());
    }
}
