package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code restore REPORT.json}, from what is typed to what is left in Bitbucket. */
class RestoreCommandTest {
    private final CommandLineBench bench = new CommandLineBench(Worlds.acme())
            .with(Map.of(
                    EnvironmentCredentials.EMAIL, Worlds.ADMIN,
                    EnvironmentCredentials.API_TOKEN, Worlds.ADMIN_TOKEN));
    private final String before = bench.world.fingerprintWithout();

    @TempDir
    private Path folder;

    private Path removal;

    @BeforeEach
    void removeJane() {
        removal = folder.resolve("removal.json");
        assertEquals(0, bench.remove("--email", Worlds.JANE, "--report", removal.toString()), bench::out);
        bench.simulator.resetRequests();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private int restore(String... more) {
        return restore(removal, more);
    }

    private int restore(Path report, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "restore",
                report.toString(),
                "--api-url",
                bench.simulator.root().toString()));
        all.addAll(List.of(more));
        return bench.run(all.toArray(String[]::new));
    }

    private Path changed(String from, String to) throws Exception {
        String text = Files.readString(removal);
        assertTrue(text.contains(from), text);
        return Files.writeString(folder.resolve("changed.json"), text.replace(from, to));
    }

    private void assertRefused(Path report, String why) {
        assertEquals(2, restore(report), bench.out());
        CommandLineBench.assertSays(why, bench.err());
        assertEquals(0, bench.simulator.count(), "nothing was asked of Bitbucket");
    }

    @Test
    void zeroForRestoredAndForNothingToDo() {
        assertEquals(0, restore(), bench.out());
        assertEquals(before, bench.world.fingerprintWithout());
        CommandLineBench.assertSays("RESTORED jane@acme.org", bench.out());
        CommandLineBench.assertSays("Restore in workspace acme: restored (1 restored), ", bench.out());
        assertEquals("", bench.err());

        assertEquals(0, restore(), bench.out());
        CommandLineBench.assertSays("NOTHING TO DO: jane@acme.org", bench.out());
    }

    @Test
    void zeroForAPlanThatChangesNothing() {
        assertEquals(0, restore("--dry-run"), bench.out());

        CommandLineBench.assertSays("PLANNED: jane@acme.org (Jane Doe) would get back 3 groups", bench.out());
        assertTrue(bench.isGone(Worlds.JANE));
    }

    @Test
    void oneForAFailure() {
        bench.with(
                Map.of(EnvironmentCredentials.EMAIL, Worlds.ADMIN, EnvironmentCredentials.API_TOKEN, "not-the-token"));

        assertEquals(1, restore());

        CommandLineBench.assertSays("Bitbucket does not accept the user API token.", bench.out());
    }

    @Test
    void threeForWhatIsLeftForAPerson() {
        bench.with(CommandLineBench.API_TOKEN);

        assertEquals(3, restore());

        CommandLineBench.assertSays("NOT ALL RESTORED: jane@acme.org", bench.out());
        CommandLineBench.assertSays("write:permission:bitbucket", bench.out());
    }

    @Test
    void fourForAnAccountThatIsGone() {
        bench.simulator
                .faults()
                .always(
                        request -> request.path().startsWith("/2.0/users/"),
                        io.jenkins.plugins.bitbucketremoveuser.simulator.Fault.status(404));

        assertEquals(4, restore());

        CommandLineBench.assertSays("REFUSED: jane@acme.org", bench.out());
    }

    @Test
    void theReportIsWrittenAndShownAsJson() throws Exception {
        Path written = folder.resolve("restore.json");

        assertEquals(0, restore("--format", "json", "--report", written.toString()), bench.err());

        JsonNode json = new ObjectMapper().readTree(bench.out());
        assertEquals(json, new ObjectMapper().readTree(Files.readString(written)));
        assertEquals("bitbucket-remove-user/restore", json.path("schema").asText());
        assertEquals(1, json.path("version").asInt());
        JsonNode jane = json.at("/workspaces/0/people/0");
        assertEquals("restored", jane.path("outcome").asText());
        assertEquals("jane@acme.org", jane.at("/asked/0").asText());
        assertEquals(9, jane.path("grants").size());
        assertEquals("restored", jane.at("/grants/0/state").asText());
        CommandLineBench.assertSays("RESTORED jane@acme.org", bench.err());
    }

    private List<JsonNode> records(Path audit) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(audit)) {
            records.add(new ObjectMapper().readTree(line));
        }
        return records;
    }

    @Test
    void anAuditLogHasWhenItBeganAndWhatWasGivenBack() throws Exception {
        Path audit = folder.resolve("audit.jsonl");
        assertEquals(0, restore("--dry-run", "--audit", audit.toString()), bench.err());
        bench.simulator.resetRequests();
        assertEquals(0, restore("--audit", audit.toString()), bench.err());

        List<JsonNode> records = records(audit);
        assertEquals(
                List.of("restore-plan started", "restore-plan ended", "restore started", "restore ended"),
                records.stream()
                        .map(one -> one.path("kind").asText() + " "
                                + one.path("event").asText())
                        .toList());
        assertEquals("planned", records.get(1).path("result").asText());
        JsonNode ended = records.get(3);
        assertEquals("acme", ended.at("/workspaces/0").asText());
        assertEquals("jane@acme.org", ended.at("/asked/0").asText());
        assertEquals(
                "user " + System.getProperty("user.name"),
                ended.path("startedBy").asText());
        assertEquals("restored", ended.path("result").asText());
        assertEquals(bench.simulator.count(), ended.path("requests").asInt());
        JsonNode jane = ended.at("/people/0");
        assertEquals("Jane Doe", jane.path("displayName").asText());
        assertEquals("restored", jane.path("outcome").asText());
        assertEquals(9, jane.path("items").size());
        assertEquals("group", jane.at("/items/0/kind").asText());
        assertEquals("developers", jane.at("/items/0/id").asText());
        assertEquals("restored", jane.at("/items/0/state").asText());
    }

    @Test
    void aRestoreWhoseBeginningCannotBeRecordedDoesNotBegin() {
        assertEquals(2, restore("--audit", folder.toString()));

        CommandLineBench.assertSays("--audit: The audit log " + folder + " cannot be written: ", bench.err());
        assertEquals(0, bench.simulator.count());
    }

    @Test
    void oneForARestoreWhoseEndCannotBeRecorded() throws Exception {
        Path audit = folder.resolve("audit.jsonl");
        bench.simulator.onRequest(request -> {
            if (request.isWrite() && Files.isRegularFile(audit)) {
                try {
                    Files.delete(audit);
                    Files.createDirectory(audit);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });

        assertEquals(1, restore("--audit", audit.toString()));

        CommandLineBench.assertSays("RESTORED jane@acme.org", bench.out());
        CommandLineBench.assertSays("THE END OF THIS RUN IS NOT IN THE AUDIT LOG.", bench.err());
        String last = bench.err().lines().reduce("", (earlier, later) -> later);
        assertEquals(
                "restored", new ObjectMapper().readTree(last).path("result").asText());
    }

    @Test
    void twoForAPersonOrWorkspaceThatIsNotInTheReport() {
        assertEquals(2, restore("--email", "bob@acme.org"));
        CommandLineBench.assertSays("email: \"bob@acme.org\" is not in the report.", bench.err());
        assertEquals(2, restore("--account", bench.world.person(Worlds.MEMBER).accountId()));
        CommandLineBench.assertSays("is not in the report.", bench.err());
        assertEquals(2, restore("--workspace", "other"));
        CommandLineBench.assertSays("workspace: \"other\" is not in the report. The report is about acme", bench.err());
        assertEquals(0, bench.simulator.count(), "nothing was asked of Bitbucket");

        assertEquals(0, restore("--workspace", "ACME", "--email", "JANE@acme.org"), bench.err());
        assertEquals(before, bench.world.fingerprintWithout());
    }

    @Test
    void twoForWhatIsNoReportOfARemoval() throws Exception {
        assertRefused(folder.resolve("missing.json"), "missing.json cannot be read");
        assertRefused(folder, "cannot be read");
        assertRefused(Files.writeString(folder.resolve("a.json"), "{\"schema\":"), "is not JSON, or not all of it");
        assertRefused(Files.writeString(folder.resolve("b.json"), "[]"), "is not JSON, or not all of it");
        assertRefused(Files.writeString(folder.resolve("c.json"), "{}"), "is not the report of a removal");
        assertRefused(changed("\"version\" : 1", "\"version\" : 2"), "report: \"2\" is a version");
        assertRefused(changed("\"dryRun\" : false", "\"dryRun\" : true"), "is that of a dry run");
        assertRefused(changed("\"dryRun\" : false,", ""), "is damaged (\"dryRun\" is missing)");
        assertRefused(changed("\"revoked\"", "\"given\""), "is damaged (not a state of a grant: given)");
        assertRefused(changed("\"revoked\"", "\"planned\""), "is damaged (a grant is only planned");
        assertRefused(changed("\"kind\" : \"project\"", "\"kind\" : \"planet\""), "not a kind of grant: planet");
        assertRefused(changed("\"id\" : \"terraform\"", "\"id\" : \"..\""), "of the kind repository is not whole");
        assertRefused(changed("\"level\" : \"create-repo\"", "\"level\" : \"none\""), "of the kind project is not");
        assertRefused(changed("\"workspace\" : \"acme\"", "\"workspace\" : \"../x\""), "is damaged (workspace:");
        assertRefused(changed("\"id\" : \"spikes\"", "\"id\" : \"terraform\""), "a grant is there twice");
        assertRefused(changed("\"uuid\" : \"{", "\"uuid\" : \"{x"), "\"uuid\" is none");
        assertRefused(changed("\"at\" : \"2", "\"at\" : \"x2"), "is damaged");
    }

    @Test
    void twoForACallThatCannotBeMeant() {
        assertEquals(2, bench.run("restore"));
        CommandLineBench.assertSays("REPORT.json", bench.err());
        assertEquals(2, bench.with(Map.of()).run("restore", removal.toString()));
        CommandLineBench.assertSays("There is no credential.", bench.err());
        assertEquals(0, bench.simulator.count());
    }
}
