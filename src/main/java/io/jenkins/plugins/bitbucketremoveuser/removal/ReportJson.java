package io.jenkins.plugins.bitbucketremoveuser.removal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** A report as JSON, for programs. Its schema is described in {@code docs/report.md}. */
public final class ReportJson {
    /** Grows with each change that an older reader would misread; new fields alone do not change it. */
    public static final int VERSION = 1;

    static final String SCHEMA = "bitbucket-remove-user/report";

    private final JsonText json = new JsonText();

    /** @return indented, ending in a line break */
    public String write(RunReport report) {
        return json.write(tree(report));
    }

    /** As a part of something larger. */
    public ObjectNode tree(RunReport report) {
        ObjectNode root = json.root(SCHEMA, VERSION)
                .put("dryRun", report.dryRun())
                .put("outcome", report.outcome().word())
                .put("startedAt", report.startedAt().toString())
                .put("finishedAt", report.finishedAt().toString())
                .put("interrupted", report.interrupted());
        ArrayNode workspaces = root.putArray("workspaces");
        report.workspaces().forEach(workspace -> put(workspaces.addObject(), workspace));
        JsonText.putRequests(root, report.requestCount(), report.requests());
        return root;
    }

    private static void put(ObjectNode node, RemovalReport report) {
        node.put("workspace", report.workspace().value())
                .put("caller", report.caller())
                .put("outcome", report.outcome().word());
        put(node.putObject("mode"), report.mode());
        report.planMadeAt().ifPresent(time -> node.put("planMadeAt", time.toString()));
        report.forecast()
                .ifPresent(forecast -> node.putObject("forecast")
                        .put("about", forecast.about())
                        .put("atMost", forecast.atMost()));
        report.problem().ifPresent(problem -> JsonText.put(node, problem));
        CheckJson.put(node.putArray("preflight"), report.capabilities());
        ArrayNode people = node.putArray("people");
        report.people().forEach(person -> put(people.addObject(), person));
        if (report.dryRun()) {
            people.forEach(person -> putCredentials(person.path("grants"), report.capabilities()));
        }
        if (!report.checkList().isEmpty()) {
            ArrayNode checkList = node.putArray("checkList");
            report.checkList().forEach(checkList::add);
        }
        JsonText.putRequests(node, report.requestCount(), report.requests());
    }

    private static void put(ObjectNode node, RemovalMode mode) {
        node.put("directoryAction", word(mode.directory()))
                .put("cleanResidues", mode.cleanResidues())
                .put("depth", word(mode.depth()));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** With what each of them is to be revoked. */
    private static void putCredentials(JsonNode grants, List<Capability> capabilities) {
        for (JsonNode grant : grants) {
            Capability.Area area =
                    Capability.Area.of(Grant.Kind.of(grant.path("kind").asText()));
            capabilities.stream()
                    .filter(capability -> capability.area() == area)
                    .findFirst()
                    .ifPresent(capability -> ((ObjectNode) grant).put("credential", capability.credential()));
        }
    }

    private static void put(ObjectNode node, PersonReport report) {
        ArrayNode asked = node.putArray("asked");
        report.asked().forEach(id -> asked.add(id.value()));
        report.email().ifPresent(email -> node.put("email", email.value()));
        report.person()
                .ifPresent(person -> node.put("uuid", person.uuid())
                        .put("accountId", person.accountId())
                        .put("displayName", person.displayName()));
        node.put("outcome", report.outcome().word());
        put(node, report.outcome());
        if (!report.left().isEmpty()) {
            ArrayNode left = node.putArray("left");
            report.left()
                    .forEach(one -> left.addObject()
                            .put("what", one.what())
                            .put("why", one.why())
                            .put("cure", one.cure()));
        }
        ArrayNode grants = node.putArray("grants");
        report.grants().forEach(result -> GrantJson.put(grants.addObject(), result));
        put(node, report.residues());
    }

    private static void put(ObjectNode node, Residues residues) {
        if (!residues.results().isEmpty()) {
            ArrayNode all = node.putArray("residues");
            residues.results().forEach(result -> put(all.addObject(), result));
        }
        if (!residues.notes().isEmpty()) {
            ArrayNode notes = node.putArray("residueNotes");
            residues.notes().forEach(notes::add);
        }
    }

    private static void put(ObjectNode node, ResidueResult result) {
        Residue residue = result.residue();
        node.put("kind", residue.kind().word()).put("where", residue.where());
        if (!residue.id().isEmpty()) {
            node.put("id", residue.id()).put("what", residue.what());
        }
        node.put("link", residue.link())
                .put("state", result.state().word())
                .put("at", result.at().toString());
        if (!result.message().isEmpty()) {
            node.put("message", result.message());
        }
    }

    private static void put(ObjectNode node, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            JsonText.put(node, refused.refusal());
        } else if (outcome instanceof Outcome.Failed failed) {
            JsonText.put(node, failed.problem());
        } else if (outcome instanceof Outcome.Planned planned) {
            ArrayNode warnings = node.putArray("warnings");
            planned.warnings().forEach(warnings::add);
            planned.bound().ifPresent(bound -> put(node.putObject("unnamedRepositories"), bound));
        }
    }

    private static void put(ObjectNode node, RepositoryBound bound) {
        node.put("note", bound.describe());
        bound.slugs().ifPresent(slugs -> {
            ArrayNode among = node.putArray("among");
            slugs.forEach(among::add);
        });
    }
}
