package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes where: standard output, standard error, a file. */
class OutputTest {
    private final CommandLineBench bench = new CommandLineBench(Worlds.acme());
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theReportStandsAloneOnStandardOutput() throws Exception {
        assertEquals(0, bench.remove("--email", Worlds.JANE, "--format", "json"));

        JsonNode report = json.readTree(bench.out());
        assertEquals("removed", report.path("outcome").asText());
        assertEquals(
                9,
                report.path("workspaces")
                        .path(0)
                        .path("people")
                        .path(0)
                        .path("grants")
                        .size());
        CommandLineBench.assertSays("  took away group \"Developers\"", bench.err());
        CommandLineBench.assertSays("Run in workspace acme: removed (1 removed)", bench.err());
    }

    @Test
    void aFailureIsAReportToo() throws Exception {
        Map<String, String> oauth = Map.of(
                EnvironmentCredentials.CLIENT_ID, Worlds.OAUTH_KEY,
                EnvironmentCredentials.CLIENT_SECRET, Worlds.OAUTH_SECRET);
        assertEquals(1, bench.with(oauth).remove("--email", Worlds.JANE, "--format", "JSON"));

        JsonNode report = json.readTree(bench.out());
        assertEquals(
                "wrong-credential-kind",
                report.path("workspaces").path(0).path("problem").path("kind").asText());
    }

    @Test
    void theReportIsWrittenToAFileToo() throws Exception {
        Path file = folder.resolve("report.json");

        assertEquals(0, bench.remove("--email", Worlds.JANE, "--report", file.toString()));

        assertEquals(
                "removed", json.readTree(Files.readString(file)).path("outcome").asText());
        CommandLineBench.assertSays("REMOVED jane@acme.org", bench.out());
    }

    @Test
    void aFileThatCannotBeWrittenIsFoundBeforeAnythingIsChanged() {
        for (Path file : new Path[] {folder, folder.resolve("missing/report.json")}) {
            assertEquals(2, bench.remove("--email", Worlds.JANE, "--report", file.toString()));
            CommandLineBench.assertSays("--report: " + file + " cannot be written.", bench.err());
        }
        assertEquals(0, bench.simulator.count());
    }

    @Test
    void anUnknownFormatIsNamed() {
        assertEquals(2, bench.remove("--email", Worlds.JANE, "--format", "xml"));
        CommandLineBench.assertSays("'xml'", bench.err());
    }

    /** The name of the caller is in the message, and strangers to this machine chose it. */
    @Test
    void aHostileNameDoesNotCommandTheTerminal() {
        SimulatorWorld world = SimulatorWorld.builder()
                .person(Worlds.ADMIN, "Ada\u001b[2J\nREMOVED everybody\u202e")
                .person(Worlds.SECOND_ADMIN, "Olga")
                .workspace(
                        Worlds.WORKSPACE,
                        acme -> acme.admins("Administrators", Worlds.SECOND_ADMIN)
                                .group("Developers", Worlds.ADMIN))
                .apiToken(Worlds.ADMIN, Worlds.SCOPED_TOKEN, "*")
                .build();
        try (CommandLineBench hostile = new CommandLineBench(world)) {
            assertEquals(1, hostile.remove("--email", Worlds.SECOND_ADMIN));

            CommandLineBench.assertSays("Ada?[2J?REMOVED everybody?, the account of the user API token", hostile.out());
            assertFalse(hostile.out().contains("\u001b") || hostile.out().contains("\u202e"));
        }
    }
}
