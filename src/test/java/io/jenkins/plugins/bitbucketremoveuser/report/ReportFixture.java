package io.jenkins.plugins.bitbucketremoveuser.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Run;
import java.nio.file.Files;

/** Writes a report as a removal would, for what no simulated workspace brings about. */
final class ReportFixture {
    private final ObjectNode root = new ObjectMapper()
            .createObjectNode()
            .put("schema", "bitbucket-remove-user/report")
            .put("version", 1)
            .put("dryRun", false)
            .put("outcome", "left-for-a-person")
            .put("startedAt", "2026-11-24T20:14:04.123Z")
            .put("finishedAt", "2026-11-24T20:15:04.123Z")
            .put("interrupted", false);
    private final ObjectNode workspace =
            root.putArray("workspaces").addObject().put("workspace", "acme").put("outcome", "left-for-a-person");
    private final ArrayNode people = workspace.putArray("people");

    ObjectNode workspace() {
        return workspace;
    }

    ObjectNode person(String asked, String displayName, String outcome) {
        ObjectNode person = people.addObject()
                .put("email", asked)
                .put("uuid", "{0b6e3a52-0000-4000-8000-000000000001}")
                .put("accountId", "557058:aaaa")
                .put("displayName", displayName)
                .put("outcome", outcome);
        person.putArray("asked").add(asked);
        person.putArray("grants");
        return person;
    }

    static ObjectNode grant(ObjectNode person, String kind, String id, String name, String state) {
        return person.withArray("grants")
                .addObject()
                .put("kind", kind)
                .put("id", id)
                .put("name", name)
                .put("level", "write")
                .put("state", state)
                .put("at", "2026-11-24T20:14:30.5Z");
    }

    void keep(Run<?, ?> run, String id) throws Exception {
        Files.createDirectories(ReportFolder.of(run));
        Files.writeString(ReportFolder.report(run, id), root.toString());
        ReportAction.show(run, id);
    }
}
