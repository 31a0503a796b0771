package io.jenkins.plugins.bitbucketremoveuser.removal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Map;

/** The report of a restore as JSON, for programs. Its schema is described in {@code docs/restore.md}. */
public final class RestoreJson {
    /** Grows with each change that an older reader would misread; new fields alone do not change it. */
    public static final int VERSION = 1;

    private static final String SCHEMA = "bitbucket-remove-user/restore";

    /** Nothing but ASCII, as in {@link ReportJson}. */
    private final ObjectMapper json =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** @return indented, ending in a line break */
    public String write(RestoreReport report) {
        ObjectNode root = json.createObjectNode()
                .put("schema", SCHEMA)
                .put("version", VERSION)
                .put("dryRun", report.dryRun())
                .put("outcome", report.outcome().word())
                .put("startedAt", report.startedAt().toString())
                .put("finishedAt", report.finishedAt().toString())
                .put("interrupted", report.interrupted());
        ArrayNode workspaces = root.putArray("workspaces");
        report.workspaces().forEach(one -> put(workspaces.addObject(), one));
        put(root, report.requestCount(), report.requests());
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ObjectNode node, WorkspaceRestore report) {
        node.put("workspace", report.workspace().value())
                .put("caller", report.caller())
                .put("outcome", report.outcome().word());
        report.problem().ifPresent(problem -> put(node, problem));
        ArrayNode people = node.putArray("people");
        report.people().forEach(person -> put(people.addObject(), person));
        put(node, report.requestCount(), report.requests());
    }

    private static void put(ObjectNode node, int total, Map<String, Integer> requests) {
        ObjectNode byEndpoint = node.putObject("requests").put("total", total).putObject("byEndpoint");
        requests.forEach(byEndpoint::put);
    }

    private static void put(ObjectNode node, RestoredPerson report) {
        ArrayNode asked = node.putArray("asked");
        report.asked().forEach(id -> asked.add(id.value()));
        node.put("uuid", report.person().uuid())
                .put("accountId", report.person().accountId())
                .put("displayName", report.person().displayName())
                .put("outcome", report.outcome().word());
        if (report.outcome() instanceof RestoreOutcome.Refused refused) {
            Refusal refusal = refused.refusal();
            ObjectNode rule = node.putObject("refusal")
                    .put("rule", refusal.rule().word())
                    .put("message", refusal.message())
                    .put("cure", refusal.cure());
            refusal.setBy().ifPresent(setBy -> rule.put("setBy", setBy.word()));
        } else if (report.outcome() instanceof RestoreOutcome.Failed failed) {
            put(node, failed.problem());
        } else if (report.outcome() instanceof RestoreOutcome.Planned planned) {
            ArrayNode notes = node.putArray("notes");
            planned.notes().forEach(notes::add);
        }
        ArrayNode left = node.putArray("left");
        report.left()
                .forEach(one -> left.addObject()
                        .put("what", one.what())
                        .put("why", one.why())
                        .put("cure", one.cure()));
        ArrayNode grants = node.putArray("grants");
        report.grants().forEach(one -> put(grants.addObject(), one));
    }

    private static void put(ObjectNode node, RestoredGrant one) {
        node.put("kind", one.grant().kind().word())
                .put("id", one.grant().id())
                .put("name", one.grant().name())
                .put("level", one.grant().level())
                .put("state", one.state().word())
                .put("at", one.at().toString());
        if (!one.message().isEmpty()) {
            node.put("message", one.message());
        }
    }

    private static void put(ObjectNode node, Problem problem) {
        node.putObject("problem")
                .put("kind", problem.kind().word())
                .put("message", problem.message())
                .put("cure", problem.cure());
    }
}
