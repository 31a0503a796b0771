package io.jenkins.plugins.bitbucketremoveuser.finding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.JsonText;

/** What came of a search, as JSON. Its schema is described in {@code docs/find.md}. */
public final class SearchJson {
    private static final int VERSION = 1;
    private static final String SCHEMA = "bitbucket-remove-user/search";

    private final JsonText json = new JsonText();

    /** @return indented, ending in a line break */
    public String write(SearchReport report) {
        return json.write(tree(report));
    }

    /** As a part of something larger. */
    public ObjectNode tree(SearchReport report) {
        ObjectNode root = json.root(SCHEMA, VERSION)
                .put("workspace", report.workspace().value())
                .put("startedAt", report.startedAt().toString())
                .put("finishedAt", report.finishedAt().toString())
                .put("members", report.members());
        report.problem().ifPresent(problem -> JsonText.put(root, problem));
        ArrayNode criteria = root.putArray("criteria");
        report.criteria()
                .forEach(
                        one -> criteria.addObject().put("criterion", one.word()).put("description", one.description()));
        ArrayNode found = root.putArray("found");
        report.found().forEach(one -> put(found.addObject(), one));
        ArrayNode kept = root.putArray("kept");
        for (KeptPeople one : report.kept()) {
            ArrayNode names = kept.addObject()
                    .put("criterion", one.criterion())
                    .put("reason", one.reason())
                    .put("count", one.count())
                    .putArray("names");
            one.names().forEach(names::add);
        }
        ArrayNode warnings = root.putArray("warnings");
        report.warnings().forEach(warnings::add);
        JsonText.putRequests(root, report.totalRequests(), report.requests());
        return root;
    }

    private static void put(ObjectNode node, FoundPerson found) {
        node.put("uuid", found.person().uuid())
                .put("accountId", found.person().accountId())
                .put("displayName", found.person().displayName());
        ArrayNode addresses = node.putArray("addresses");
        found.person().emails().stream().map(EmailAddress::value).forEach(addresses::add);
        ArrayNode reasons = node.putArray("reasons");
        found.reasons()
                .forEach(reason ->
                        reasons.addObject().put("criterion", reason.criterion()).put("reason", reason.text()));
        found.untouchable()
                .ifPresent(refusal -> node.putObject("untouchable")
                        .put("rule", refusal.rule().word())
                        .put("message", refusal.message()));
    }
}
