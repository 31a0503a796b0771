package io.jenkins.plugins.bitbucketremoveuser.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What Atlassian's description of the organisation API still describes of what the simulator says: the apps and the
 * errors. All else is younger than that description.
 */
class OrganisationShapeTest {
    private static final String FILE = "shared/contract/atlassian-org-admin-openapi.json";
    private static final String ORGANISATION = "/admin/v2/orgs/" + Worlds.ORGANISATION_ID;

    private final BitbucketSimulator simulator =
            BitbucketSimulator.startUnchecked(Worlds.acme(WorkspaceKind.ORGANISATION), 0);

    @AfterEach
    void close() {
        simulator.close();
    }

    private static JsonNode schemas() throws Exception {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(FILE))) {
                return new ObjectMapper().readTree(at.resolve(FILE).toFile()).at("/components/schemas");
            }
        }
        assumeTrue(false, "Atlassian's description is not here");
        throw new AssertionError();
    }

    private JsonNode answer(String method, String path, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.root() + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("POST") ? "{}" : ""))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body());
    }

    /** Where an answer has another field, or one of another type, than is described. */
    private static List<String> complaints(JsonNode schemas, JsonNode schema, JsonNode value) {
        JsonNode described =
                schema.has("$ref") ? schemas.path(schema.path("$ref").asText().replaceAll(".*/", "")) : schema;
        List<String> complaints = new ArrayList<>();
        if (value.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> fields = value.fields(); fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                JsonNode property = described.path("properties").path(field.getKey());
                if (property.isMissingNode()) {
                    complaints.add(field.getKey() + " is not described");
                } else {
                    complaints.addAll(complaints(schemas, property, field.getValue()));
                }
            }
        } else if (value.isArray()) {
            value.forEach(item -> complaints.addAll(complaints(schemas, described.path("items"), item)));
        } else if (!value.isNull()
                && value.isTextual() != described.path("type").asText().equals("string")) {
            complaints.add(value + " is no " + described.path("type").asText());
        }
        return complaints;
    }

    @Test
    void appsAreAsDescribed() throws Exception {
        JsonNode schemas = schemas();
        JsonNode page = answer("POST", ORGANISATION + "/workspaces", Worlds.ORGANISATION_KEY);
        assertEquals(2, page.path("data").size());
        assertEquals(List.of(), complaints(schemas, schemas.path("PageDataResponseV2"), page));
    }

    @Test
    void errorsAreAsDescribed() throws Exception {
        JsonNode schemas = schemas();
        JsonNode error = answer("GET", "/admin/v2/orgs/other/directories", Worlds.ORGANISATION_KEY);
        assertEquals(1, error.path("errors").size());
        assertEquals(List.of(), complaints(schemas, schemas.path("Errors.ApplicationErrors.Model"), error));
        String code = error.at("/errors/0/code").asText();
        assertTrue(
                schemas.at("/ApplicationError/properties/code/description")
                        .asText()
                        .contains("`" + code + "`"),
                code);
        JsonNode refused = answer("GET", ORGANISATION + "/directories", "wrong");
        assertEquals(List.of(), complaints(schemas, schemas.path("ProxyError"), refused));
        simulator.behave(b -> b.organisationErrors(Behaviour.OrganisationErrors.GATEWAY));
        assertEquals(
                List.of(),
                complaints(
                        schemas,
                        schemas.path("ProxyError"),
                        answer("GET", "/admin/v2/orgs/other/directories", Worlds.ORGANISATION_KEY)));
    }

    @Test
    void whatIsNotDescribedIsComplainedAbout() throws Exception {
        JsonNode schemas = schemas();
        for (String other : List.of("{\"code\":\"401\"}", "{\"codes\":401}", "{\"message\":1}")) {
            assertFalse(complaints(schemas, schemas.path("ProxyError"), new ObjectMapper().readTree(other))
                    .isEmpty());
        }
    }
}
