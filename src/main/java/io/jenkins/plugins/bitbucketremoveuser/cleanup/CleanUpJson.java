package io.jenkins.plugins.bitbucketremoveuser.cleanup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bitbucketremoveuser.finding.FoundPerson;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.JsonText;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportJson;
import java.util.List;

/** What a clean-up did, as JSON. Its schema is described in {@code docs/clean-up.md}. */
public final class CleanUpJson {
    private static final int VERSION = 1;
    private static final String SCHEMA = "bitbucket-remove-user/clean-up";

    private final JsonText json = new JsonText();

    /** @return indented, ending in a line break */
    public String write(CleanUpReport report) {
        ObjectNode root = json.root(SCHEMA, VERSION)
                .put("workspace", report.workspace().value())
                .put("dryRun", report.dryRun())
                .put("outcome", report.outcome().word())
                .put("startedAt", report.startedAt().toString())
                .put("finishedAt", report.finishedAt().toString())
                .put("interrupted", report.interrupted());
        CleanUpLimits limits = report.limits();
        root.putObject("limits")
                .put("maxRemovals", limits.mostPeople())
                .put("maxShare", limits.mostShare())
                .put("rosterShrinkage", limits.mostShrinkage())
                .put("graceDays", limits.graceDays());
        report.stop()
                .ifPresent(stop -> root.putObject("stop")
                        .put("guard", stop.guard().word())
                        .put("message", stop.message())
                        .put("cure", stop.cure()));
        put(root.putArray("due"), report.due());
        ArrayNode waiting = root.putArray("waiting");
        for (WaitingPerson one : report.waiting()) {
            put(waiting.addObject(), one.found())
                    .put("since", one.since().toString())
                    .put("due", one.due().toString());
        }
        put(root.putArray("unchecked"), report.unchecked());
        report.search().ifPresent(search -> root.set("search", new SearchJson().tree(search)));
        report.removal().ifPresent(removal -> root.set("removal", new ReportJson().tree(removal)));
        JsonText.putRequests(root, report.requestCount(), report.requests());
        return json.write(root);
    }

    private static void put(ArrayNode array, List<FoundPerson> people) {
        people.forEach(one -> put(array.addObject(), one));
    }

    private static ObjectNode put(ObjectNode node, FoundPerson one) {
        return node.put("uuid", one.person().uuid())
                .put("accountId", one.person().accountId())
                .put("displayName", one.person().displayName());
    }
}
