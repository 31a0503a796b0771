package io.jenkins.plugins.bitbucketremoveuser.removal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The report of a restore as JSON, for programs. Its schema is described in {@code docs/restore.md}. */
public final class RestoreJson {
    /** Grows with each change that an older reader would misread; new fields alone do not change it. */
    public static final int VERSION = 1;

    private static final String SCHEMA = "bitbucket-remove-user/restore";

    private final JsonText json = new JsonText();

    /** @return indented, ending in a line break */
    public String write(RestoreReport report) {
        ObjectNode root = json.root(SCHEMA, VERSION)
                .put("dryRun", report.dryRun())
                .put("outcome", report.outcome().word())
                .put("startedAt", report.startedAt().toString())
                .put("finishedAt", report.finishedAt().toString())
                .put("interrupted", report.interrupted());
        ArrayNode workspaces = root.putArray("workspaces");
        report.workspaces().forEach(one -> put(workspaces.addObject(), one));
        JsonText.putRequests(root, report.requestCount(), report.requests());
        return json.write(root);
    }

    private static void put(ObjectNode node, WorkspaceRestore report) {
        node.put("workspace", report.workspace().value())
                .put("caller", report.caller())
                .put("outcome", report.outcome().word());
        report.problem().ifPresent(problem -> JsonText.put(node, problem));
        ArrayNode people = node.putArray("people");
        report.people().forEach(person -> put(people.addObject(), person));
        JsonText.putRequests(node, report.requestCount(), report.requests());
    }

    private static void put(ObjectNode node, RestoredPerson report) {
        ArrayNode asked = node.putArray("asked");
        report.asked().forEach(id -> asked.add(id.value()));
        node.put("uuid", report.person().uuid())
                .put("accountId", report.person().accountId())
                .put("displayName", report.person().displayName())
                .put("outcome", report.outcome().word());
        if (report.outcome() instanceof RestoreOutcome.Refused refused) {
            JsonText.put(node, refused.refusal());
        } else if (report.outcome() instanceof RestoreOutcome.Failed failed) {
            JsonText.put(node, failed.problem());
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
        report.grants()
                .forEach(one -> GrantJson.put(
                        grants.addObject(), one.grant(), one.state().word(), one.at(), one.message()));
    }
}
