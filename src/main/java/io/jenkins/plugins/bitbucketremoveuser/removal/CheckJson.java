package io.jenkins.plugins.bitbucketremoveuser.removal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What can be taken away with which credential, as JSON. Its schema is described in {@code docs/report.md}. */
public final class CheckJson {
    private static final int VERSION = 1;
    private static final String SCHEMA = "bitbucket-remove-user/check";

    private final JsonText json = new JsonText();

    /** @return indented, ending in a line break */
    public String write(Map<WorkspaceId, ConnectionCheck.Result> results) {
        ObjectNode root = json.root(SCHEMA, VERSION);
        ArrayNode workspaces = root.putArray("workspaces");
        results.forEach((workspace, result) -> {
            ObjectNode node = workspaces
                    .addObject()
                    .put("workspace", workspace.value())
                    .put("usable", result.usable())
                    .put("caller", result.caller());
            result.problem().ifPresent(problem -> JsonText.put(node, problem));
            put(node.putArray("preflight"), result.capabilities());
        });
        return json.write(root);
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
