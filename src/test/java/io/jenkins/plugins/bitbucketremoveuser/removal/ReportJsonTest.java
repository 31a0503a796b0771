package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What programs read; {@code docs/report.md} promises it. */
class ReportJsonTest {
    private static final List<String> SECRETS = List.of(
            Worlds.SCOPED_TOKEN, Worlds.ADMIN_TOKEN, Worlds.OAUTH_SECRET, Worlds.ACCESS_TOKEN, "Basic ", "Bearer ");

    private final Bench bench = Bench.acme();

    @AfterEach
    void close() {
        bench.close();
    }

    /** The part about the workspace. */
    private static JsonNode json(RemovalReport report) throws Exception {
        JsonNode workspaces = root(report).path("workspaces");
        assertEquals(1, workspaces.size());
        return workspaces.path(0);
    }

    private static JsonNode root(RemovalReport... reports) throws Exception {
        String text = new ReportJson().write(new RunReport(List.of(reports)));
        assertTrue(text.endsWith("}\n"));
        SECRETS.forEach(secret -> assertFalse(text.contains(secret), "never a secret: " + text));
        return new ObjectMapper().readTree(text);
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void aRemoval() throws Exception {
        RemovalReport report = bench.remove(Worlds.JANE);
        JsonNode root = root(report);

        assertEquals(
                List.of(
                        "schema",
                        "version",
                        "dryRun",
                        "outcome",
                        "startedAt",
                        "finishedAt",
                        "interrupted",
                        "workspaces",
                        "requests"),
                fields(root));
        assertEquals("bitbucket-remove-user/report", root.path("schema").asText());
        assertEquals(1, root.path("version").asInt());
        assertFalse(root.path("dryRun").asBoolean());
        assertEquals("removed", root.path("outcome").asText());
        assertFalse(root.path("interrupted").asBoolean());
        Instant.parse(root.path("startedAt").asText());
        Instant.parse(root.path("finishedAt").asText());

        JsonNode acme = json(report);
        assertEquals(
                List.of("workspace", "caller", "outcome", "mode", "preflight", "people", "checkList", "requests"),
                fields(acme));
        assertEquals("acme", acme.path("workspace").asText());
        assertEquals("removed", acme.path("outcome").asText());
        assertEquals("Ada Lindqvist", acme.path("caller").asText());
        assertEquals(root.path("requests"), acme.path("requests"));
        JsonNode preflight = acme.path("preflight").path(0);
        assertEquals(List.of("what", "credential", "can", "remark"), fields(preflight));
        assertEquals("grants", preflight.path("what").asText());
        assertEquals("yes", preflight.path("can").asText());

        JsonNode jane = acme.path("people").path(0);
        assertEquals(
                List.of(
                        "asked",
                        "email",
                        "uuid",
                        "accountId",
                        "displayName",
                        "outcome",
                        "grants",
                        "residues",
                        "residueNotes"),
                fields(jane));
        assertEquals(List.of(Worlds.JANE), List.of(jane.path("asked").path(0).asText()));
        assertEquals(Worlds.JANE, jane.path("email").asText());
        assertEquals(bench.world.person(Worlds.JANE).uuid(), jane.path("uuid").asText());
        assertEquals(
                bench.world.person(Worlds.JANE).accountId(),
                jane.path("accountId").asText());
        assertEquals("removed", jane.path("outcome").asText());
        assertEquals(9, jane.path("grants").size());
        JsonNode project = jane.path("grants").path(3);
        assertEquals(List.of("kind", "id", "name", "level", "state", "at"), fields(project));
        assertEquals("project", project.path("kind").asText());
        assertEquals("CORE", project.path("id").asText());
        assertEquals("Core platform", project.path("name").asText());
        assertEquals("admin", project.path("level").asText());
        assertEquals("revoked", project.path("state").asText());

        int total = 0;
        for (JsonNode count : root.path("requests").path("byEndpoint")) {
            total += count.asInt();
        }
        assertEquals(bench.simulator.count(), total);
        assertEquals(total, root.path("requests").path("total").asInt());
    }

    @Test
    void somebodyWhoWasNamedByIds() throws Exception {
        var jane = bench.world.person(Worlds.JANE);

        JsonNode person =
                json(bench.plan(jane.uuid(), jane.accountId())).path("people").path(0);

        assertEquals(
                List.of(
                        "asked",
                        "uuid",
                        "accountId",
                        "displayName",
                        "outcome",
                        "warnings",
                        "left",
                        "grants",
                        "residues",
                        "residueNotes"),
                fields(person));
        assertEquals(jane.uuid(), person.path("asked").path(0).asText());
        assertEquals(jane.accountId(), person.path("asked").path(1).asText());
    }

    @Test
    void whatIsLeft() throws Exception {
        try (Bench organisation = Bench.acme(WorkspaceKind.ORGANISATION)) {
            JsonNode jane =
                    json(organisation.remove(Worlds.JANE)).path("people").path(0);

            assertEquals("still-member", jane.path("outcome").asText());
            // three groups, and an invitation that cannot be excluded
            assertEquals(4, jane.path("left").size());
            assertEquals(
                    List.of("what", "why", "cure"), fields(jane.path("left").path(0)));
            JsonNode group = jane.path("grants").path(0);
            assertEquals("left", group.path("state").asText());
            assertTrue(group.path("message").asText().contains("405"));
        }
    }

    @Test
    void residuesThatWereCleanedAndOneThatCouldNotBe() throws Exception {
        JsonNode root = json(bench.cleaning().remove(Worlds.JANE));

        assertEquals("left-for-a-person", root.path("outcome").asText());
        JsonNode jane = root.path("people").path(0);
        assertEquals("removed", jane.path("outcome").asText());
        assertEquals(1, jane.path("left").size());
        JsonNode author = jane.path("residues").path(0);
        assertEquals(List.of("kind", "where", "id", "what", "link", "state", "at"), fields(author));
        assertEquals("pull-request-author", author.path("kind").asText());
        assertEquals("ledger", author.path("where").asText());
        assertEquals("1", author.path("id").asText());
        assertEquals("listed", author.path("state").asText());
        JsonNode reviewer = jane.path("residues").path(1);
        assertEquals(List.of("kind", "where", "link", "state", "at"), fields(reviewer));
        assertEquals("default-reviewer-project", reviewer.path("kind").asText());
        assertEquals("cleaned", reviewer.path("state").asText());
        JsonNode rule = jane.path("residues").path(5);
        assertEquals("branch-restriction", rule.path("kind").asText());
        assertEquals("left", rule.path("state").asText());
        assertTrue(rule.path("message").asText().startsWith("The rule names nobody else"));
        assertTrue(jane.path("residueNotes").path(0).asText().startsWith("Looked at 10 repositories"));
        assertEquals(CheckList.LINES.size(), root.path("checkList").size());
    }

    @Test
    void aRefusal() throws Exception {
        JsonNode ada = json(bench.remove(Worlds.ADMIN)).path("people").path(0);

        assertEquals("refused", ada.path("outcome").asText());
        assertEquals(List.of("rule", "message", "cure"), fields(ada.path("refusal")));
        assertEquals("self", ada.path("refusal").path("rule").asText());
    }

    @Test
    void aFailureOfTheWholeRun() throws Exception {
        JsonNode acme = json(bench.with(Bench.OAUTH).remove(Worlds.JANE));

        assertEquals(
                List.of("workspace", "caller", "outcome", "mode", "problem", "preflight", "people", "requests"),
                fields(acme));
        assertEquals("failed", acme.path("outcome").asText());
        assertEquals("wrong-credential-kind", acme.path("problem").path("kind").asText());
        JsonNode jane = acme.path("people").path(0);
        assertEquals(List.of("asked", "email", "outcome", "problem", "grants"), fields(jane));
        assertEquals(List.of("kind", "message", "cure"), fields(jane.path("problem")));
    }

    @Test
    void aPlan() throws Exception {
        RemovalReport report = bench.plan(Worlds.JANE);

        assertTrue(root(report).path("dryRun").asBoolean());
        assertEquals("planned", root(report).path("outcome").asText());
        JsonNode jane = json(report).path("people").path(0);
        assertEquals(3, jane.path("warnings").size());
        assertEquals("planned", jane.path("grants").path(0).path("state").asText());
    }

    @Test
    void aPlanThatIsTooCostlyToBeExactSaysSo() throws Exception {
        JsonNode jane = json(bench.with(new RemovalSettings(List.of(), 2_000, 3))
                        .plan(Worlds.JANE))
                .path("people")
                .path(0);

        assertEquals(5, jane.path("grants").size());
        assertTrue(jane.path("unnamedRepositories")
                .path("note")
                .asText()
                .startsWith("at most 10 direct repository grants"));
    }

    @Test
    void nobody() throws Exception {
        JsonNode person = json(bench.remove("nobody@acme.org")).path("people").path(0);

        assertEquals(List.of("asked", "email", "outcome", "grants"), fields(person));
        assertEquals("not-a-member", person.path("outcome").asText());
    }

    @Test
    void secretsStayOutOfEveryKindOfReport() throws Exception {
        json(bench.with(Bench.ACCESS_TOKEN).remove(Worlds.JANE));
        json(bench.with(Bench.apiToken("nobody@acme.org", Worlds.ADMIN_TOKEN)).remove(Worlds.JANE));
        json(bench.with(Bench.API_TOKEN).withGroups(Bench.OAUTH).remove(Worlds.JANE));

        assertFalse(
                SECRETS.stream().anyMatch(bench.lines().toString()::contains),
                bench.lines().toString());
        assertFalse(SECRETS.stream().anyMatch(new JournalJson().write(bench.journal())::contains));
    }
}
