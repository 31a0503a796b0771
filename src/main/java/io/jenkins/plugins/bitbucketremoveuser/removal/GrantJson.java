package io.jenkins.plugins.bitbucketremoveuser.removal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** One grant and what became of it, as it stands in reports and journals. */
final class GrantJson {
    private GrantJson() {}

    static void put(ObjectNode node, GrantResult result) {
        put(node, result.grant(), result.state().word(), result.at(), result.message());
    }

    /** @param message only if there is one */
    static void put(ObjectNode node, Grant grant, String state, Instant at, String message) {
        node.put("kind", grant.kind().word())
                .put("id", grant.id())
                .put("name", grant.name())
                .put("level", grant.level())
                .put("state", state)
                .put("at", at.toString());
        if (!message.isEmpty()) {
            node.put("message", message);
        }
    }

    /** @throws RuntimeException if it is not what {@link #put} writes */
    static GrantResult read(JsonNode node) {
        return new GrantResult(
                Grant.of(
                        Grant.Kind.of(ReportFields.text(node, "kind")),
                        ReportFields.text(node, "id"),
                        ReportFields.text(node, "name"),
                        ReportFields.text(node, "level")),
                GrantResult.State.of(ReportFields.text(node, "state")),
                Instant.parse(ReportFields.text(node, "at")),
                node.path("message").asText(""));
    }
}
