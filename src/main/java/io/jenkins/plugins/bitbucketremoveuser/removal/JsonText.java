package io.jenkins.plugins.bitbucketremoveuser.removal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Map;

/** What all JSON for programs has in common. */
public final class JsonText {
    /** Nothing but ASCII, so that neither a terminal's encoding nor a bidirectional override in a name can do harm. */
    private final ObjectMapper json =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** @param version grows with each change that an older reader would misread; new fields alone do not change it */
    public ObjectNode root(String schema, int version) {
        return json.createObjectNode().put("schema", schema).put("version", version);
    }

    /** @return indented, ending in a line break */
    public String write(ObjectNode root) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code problem} of the node. */
    public static void put(ObjectNode node, Problem problem) {
        node.putObject("problem")
                .put("kind", problem.kind().word())
                .put("message", problem.message())
                .put("cure", problem.cure());
    }

    /** As {@code refusal} of the node. */
    static void put(ObjectNode node, Refusal refusal) {
        ObjectNode rule = node.putObject("refusal")
                .put("rule", refusal.rule().word())
                .put("message", refusal.message())
                .put("cure", refusal.cure());
        refusal.setBy().ifPresent(setBy -> rule.put("setBy", setBy.word()));
    }

    /** As {@code requests} of the node. */
    public static void putRequests(ObjectNode node, int total, Map<String, Integer> requests) {
        ObjectNode byEndpoint = node.putObject("requests").put("total", total).putObject("byEndpoint");
        requests.forEach(byEndpoint::put);
    }
}
