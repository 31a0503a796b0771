package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.simulator.TwoWorkspaces;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What --audit leaves of a call. */
class AuditTest {
    private final CommandLineBench bench = new CommandLineBench(Worlds.acme());
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        bench.close();
    }

    private Path file() {
        return folder.resolve("audit.jsonl");
    }

    private int remove(String... more) {
        List<String> all = new ArrayList<>(List.of("--audit", file().toString()));
        all.addAll(List.of(more));
        return bench.remove(all.toArray(String[]::new));
    }

    private List<JsonNode> records() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(file())) {
            records.add(json.readTree(line));
        }
        return records;
    }

    private JsonNode end() throws IOException {
        List<JsonNode> records = records();
        JsonNode end = records.get(records.size() - 1);
        assertEquals("ended", end.path("event").asText());
        return end;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Test
    void aRemovalIsRecordedWhenItBeginsAndWhenItEnds() throws Exception {
        List<String> atTheFirstRequest = new ArrayList<>();
        bench.simulator.onRequest(request -> {
            if (atTheFirstRequest.isEmpty()) {
                try {
                    atTheFirstRequest.addAll(Files.readAllLines(file()));
                } catch (IOException e) {
                    atTheFirstRequest.add(e.toString());
                }
            }
        });
        assertEquals(0, remove("--email", Worlds.JANE), bench::err);

        List<JsonNode> records = records();
        assertEquals(2, records.size());
        JsonNode started = records.get(0);
        assertEquals(List.of(started.toString()), atTheFirstRequest);
        assertEquals("started", started.path("event").asText());
        JsonNode ended = end();
        for (JsonNode record : records) {
            assertEquals("bitbucket-remove-user/audit", record.path("schema").asText());
            assertEquals(1, record.path("version").asInt());
            assertEquals(started.path("run"), record.path("run"));
            assertEquals(started.path("at"), record.path("startedAt"));
            assertEquals("removal", record.path("kind").asText());
            String user = System.getProperty("user.name");
            assertEquals("user " + user, record.path("startedBy").asText());
            assertEquals(user, record.path("origin").path("commandLineUser").asText());
            assertEquals(List.of("acme"), texts(record.path("workspaces")));
            assertEquals(List.of(Worlds.JANE), texts(record.path("asked")));
        }
        assertFalse(started.has("people"));
        assertEquals("removed", ended.path("result").asText());
        assertFalse(ended.path("interrupted").asBoolean());
        assertEquals("", ended.path("error").asText());
        assertEquals(bench.simulator.count(), ended.path("requests").asInt());
        JsonNode jane = ended.path("people").path(0);
        assertEquals("acme", jane.path("workspace").asText());
        assertEquals("Jane Doe", jane.path("displayName").asText());
        assertFalse(jane.path("accountId").asText().isEmpty());
        assertFalse(jane.path("uuid").asText().isEmpty());
        assertEquals("removed", jane.path("outcome").asText());
        assertEquals(9, jane.path("items").size());
        JsonNode group = jane.path("items").path(0);
        assertEquals("group", group.path("kind").asText());
        assertEquals("developers", group.path("id").asText());
        assertEquals("Developers", group.path("name").asText());
        assertEquals("revoked", group.path("state").asText());
    }

    @Test
    void aPlanIsRecordedAsOne() throws Exception {
        assertEquals(0, remove("--email", Worlds.JANE, "--dry-run"));

        assertEquals("plan", end().path("kind").asText());
        assertEquals("planned", end().path("result").asText());
        assertEquals(
                "planned",
                end().path("people").path(0).path("items").path(0).path("state").asText());
    }

    @Test
    void aRefusalSaysWhy() throws Exception {
        assertEquals(4, remove("--email", Worlds.ADMIN));

        assertEquals("refused", end().path("result").asText());
        JsonNode person = end().path("people").path(0);
        assertTrue(person.path("reason").asText().startsWith("self: "), person.toString());
        assertEquals(0, person.path("items").size());
    }

    @Test
    void aFailureSaysWhy() throws Exception {
        bench.with(
                Map.of(EnvironmentCredentials.EMAIL, Worlds.ADMIN, EnvironmentCredentials.API_TOKEN, "not-the-token"));
        assertEquals(1, remove("--email", Worlds.JANE));

        assertEquals("failed", end().path("result").asText());
        assertTrue(end().path("error").asText().startsWith("acme: invalid-credential: "), end().toString());
        assertFalse(Files.readString(file()).contains("not-the-token"));
    }

    @Test
    void residuesThatWereCleanedAreThereAndThoseThatWereOnlyListedAreNot() throws Exception {
        assertEquals(3, remove("--email", Worlds.JANE, "--clean-residues", "--format", "json"));
        assertTrue(bench.out().contains("\"listed\""), bench.out());

        assertTrue(Files.readString(file()).contains("\"state\":\"cleaned\""));
        assertFalse(Files.readString(file()).contains("\"state\":\"listed\""));
    }

    @Test
    void callsFollowEachOtherInOneFile() throws Exception {
        remove("--email", Worlds.JANE, "--dry-run");
        remove("--email", Worlds.JANE);

        assertEquals(
                List.of("plan", "plan", "removal", "removal"),
                records().stream().map(record -> record.path("kind").asText()).toList());
    }

    @Test
    void severalWorkspacesAreOneRun() throws Exception {
        try (CommandLineBench two = new CommandLineBench(TwoWorkspaces.world())) {
            two.remove("--workspace", TwoWorkspaces.SECOND, "--email", Worlds.JANE, "--audit", file().toString());
        }

        assertEquals(List.of("acme", "umbrella"), texts(end().path("workspaces")));
        assertEquals("umbrella", end().path("people").path(1).path("workspace").asText());
    }

    @Test
    void aRunWhoseBeginningCannotBeRecordedDoesNotBegin() {
        for (Path file : List.of(folder, folder.resolve("missing/audit.jsonl"))) {
            assertEquals(2, bench.remove("--email", Worlds.JANE, "--audit", file.toString()));
            CommandLineBench.assertSays("--audit: The audit log " + file + " cannot be written: ", bench.err());
            CommandLineBench.assertSays("Nothing was done.", bench.err());
        }
        assertEquals(0, bench.simulator.count());
    }

    @Test
    void aRunWhoseEndCannotBeRecordedFailsAndTheRecordIsShown() throws Exception {
        bench.simulator.onRequest(request -> {
            if (request.isWrite() && Files.isRegularFile(file())) {
                try {
                    Files.delete(file());
                    Files.createDirectory(file());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        assertEquals(1, remove("--email", Worlds.JANE));

        CommandLineBench.assertSays("REMOVED jane@acme.org", bench.out());
        CommandLineBench.assertSays(
                "THE END OF THIS RUN IS NOT IN THE AUDIT LOG. The audit log " + file(), bench.err());
        String last = bench.err().lines().reduce("", (earlier, later) -> later);
        assertEquals("removed", json.readTree(last).path("result").asText());
        assertEquals(9, json.readTree(last).path("people").path(0).path("items").size());
    }
}
