package io.jenkins.plugins.bitbucketremoveuser.cleanup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bitbucketremoveuser.removal.JsonText;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What a clean-up keeps for its next run, as JSON. It has no names and no addresses. */
public final class RememberedJson {
    private static final String SCHEMA = "bitbucket-remove-user/clean-up-memory";
    private static final int VERSION = 1;

    private final JsonText json = new JsonText();
    private final ObjectMapper reader = new ObjectMapper();

    public String write(Remembered remembered) {
        ObjectNode root = json.root(SCHEMA, VERSION)
                .put("criteria", remembered.criteria())
                .put("rosterEntries", remembered.rosterEntries());
        ObjectNode marks = root.putObject("marks");
        remembered.sorted().forEach((uuid, since) -> marks.put(uuid, since.toString()));
        return json.write(root);
    }

    /** @throws IllegalArgumentException if it is not whole, or not what {@link #write} writes */
    public Remembered read(String text) {
        try {
            JsonNode root = reader.readTree(text);
            if (!root.path("schema").asText().equals(SCHEMA)
                    || root.path("version").asInt() != VERSION) {
                throw new IllegalArgumentException("it is of another kind or version");
            }
            JsonNode criteria = root.path("criteria");
            JsonNode entries = root.path("rosterEntries");
            JsonNode marks = root.path("marks");
            if (!criteria.isTextual() || !entries.isInt() || entries.asInt() < 0 || !marks.isObject()) {
                throw new IllegalArgumentException("a field is missing");
            }
            Map<String, Instant> since = new HashMap<>();
            marks.fields()
                    .forEachRemaining(mark -> since.put(
                            mark.getKey(), Instant.parse(mark.getValue().asText())));
            return new Remembered(criteria.asText(), entries.asInt(), since);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IllegalArgumentException("not the memory of a clean-up: " + e.getMessage(), e);
        }
    }
}
