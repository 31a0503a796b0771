package io.jenkins.plugins.bitbucketremoveuser.removal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** One grant and what became of it, as it stands in reports and journals. */
final class GrantJson {
    private GrantJson() {}

    static void put(ObjectNode node, GrantResult result) {
        node.put("kind", result.grant().kind().word())
                .put("id", result.grant().id())
                .put("name", result.grant().name())
                .put("level", result.grant().level())
                .put("state", result.state().word())
                .put("at", result.at().toString());
        if (!result.message().isEmpty()) {
            node.put("message", result.message());
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
