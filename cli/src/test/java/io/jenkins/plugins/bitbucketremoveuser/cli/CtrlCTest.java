package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.simulator.TwoWorkspaces;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, stopped from outside in the middle of its work. */
class CtrlCTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void whatWasDoneIsToldAndARepeatedRunFinishes() throws Exception {
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme())) {
            bench.simulator.behave(b -> b.latency(Duration.ofMillis(100)));
            Path report = folder.resolve("report.json");
            Path audit = folder.resolve("audit.jsonl");
            Process process =
                    start(bench, "--email", Worlds.JANE, "--report", report.toString(), "--audit", audit.toString());
            List<String> lines = new ArrayList<>();
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    lines.add(line);
                    if (line.contains("took away group \"Developers\"")) {
                        // the signal alone: Process.destroy() closes the stream that we read, too
                        process.toHandle().destroy();
                    }
                }
            }
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));

            String account = String.join("\n", lines);
            assertNotEquals(0, process.exitValue(), account);
            CommandLineBench.assertSays("FAILED: jane@acme.org", account);
            CommandLineBench.assertSays("The run was stopped. Run it again", account);
            CommandLineBench.assertSays("Run in workspace acme: interrupted", account);
            JsonNode json = new ObjectMapper().readTree(Files.readString(report));
            assertTrue(json.path("interrupted").asBoolean());
            JsonNode record =
                    new ObjectMapper().readTree(Files.readAllLines(audit).get(1));
            assertEquals("interrupted", record.path("result").asText());
            assertTrue(record.path("interrupted").asBoolean());
            assertEquals("Developers", record.at("/people/0/items/0/name").asText());
            assertFalse(bench.isGone(Worlds.JANE), "it was stopped in the middle");
            assertFalse(account.contains(Worlds.SCOPED_TOKEN));

            bench.simulator.behave(b -> b.latency(Duration.ZERO));
            assertEquals(0, bench.remove("--email", Worlds.JANE), bench::out);
            assertTrue(bench.isGone(Worlds.JANE));
        }
    }

    @Test
    @Timeout(60)
    void aWorkspaceThatWasNotBegunIsInTheReportToo() throws Exception {
        try (CommandLineBench bench = new CommandLineBench(TwoWorkspaces.world())) {
            bench.simulator.behave(b -> b.latency(Duration.ofMillis(100)));
            Path report = folder.resolve("report.json");
            Process process = start(
                    bench, "--workspace", TwoWorkspaces.SECOND, "--email", Worlds.JANE, "--report", report.toString());
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.contains("acme:   took away group \"Developers\"")) {
                        process.toHandle().destroy();
                    }
                }
            }
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));

            JsonNode umbrella = new ObjectMapper()
                    .readTree(Files.readString(report))
                    .path("workspaces")
                    .path(1);
            assertEquals("umbrella", umbrella.path("workspace").asText());
            assertEquals("interrupted", umbrella.path("outcome").asText());
            assertEquals("not-started", umbrella.path("problem").path("kind").asText());
            assertEquals(
                    "not-started",
                    umbrella.path("people").path(0).path("problem").path("kind").asText());
            assertEquals(0, umbrella.path("requests").path("total").asInt());
        }
    }

    private static Process start(CommandLineBench bench, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(bench.arguments(more));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(CommandLineBench.API_TOKEN);
        return builder.start();
    }
}
