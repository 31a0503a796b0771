package io.jenkins.plugins.bitbucketremoveuser.removal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What can be taken away with which credential, as JSON. Its schema is described in {@code docs/report.md}. */
public final class CheckJson {
    private static final int VERSION = 1;
    private static final String SCHEMA = "bitbucket-remove-user/check";

    private final ObjectMapper json =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** @return indented, ending in a line break */
    public String write(Map<WorkspaceId, ConnectionCheck.Result> results) {
        ObjectNode root = json.createObjectNode().put("schema", SCHEMA).put("version", VERSION);
        ArrayNode workspaces = root.putArray("workspaces");
        results.forEach((workspace, result) -> {
            ObjectNode node = workspaces
                    .addObject()
                    .put("workspace", workspace.value())
                    .put("usable", result.usable())
                    .put("caller", result.caller());
            result.problem()
                    .ifPresent(problem -> node.putObject("problem")
                            .put("kind", problem.kind().word())
                            .put("message", problem.message())
                            .put("cure", problem.cure()));
            put(node.putArray("preflight"), result.capabilities());
        });
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same rows stand in the report of a run. */
    static void put(ArrayNode rows, List<Capability> capabilities) {
        capabilities.forEach(one -> rows.addObject()
                .put("what", one.area().word())
                .put("credential", one.credential())
                .put("can", one.verdict().word())
                .put("remark", one.remark()));
    }
}
