package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The command line on a simulated workspace, with what it printed. No secret may ever be in it. */
final class CommandLineBench implements AutoCloseable {
    static final Map<String, String> API_TOKEN =
            Map.of(EnvironmentCredentials.EMAIL, Worlds.ADMIN, EnvironmentCredentials.API_TOKEN, Worlds.SCOPED_TOKEN);

    final BitbucketSimulator simulator;
    final SimulatorWorld world;
    /** Where a program of this user keeps what has to outlive it. */
    final Path state = temporary();

    private Map<String, String> environment = API_TOKEN;
    private InputStream in = InputStream.nullInputStream();
    private String out = "";
    private String err = "";

    CommandLineBench(SimulatorWorld world) {
        simulator = BitbucketSimulator.startUnchecked(world, 0);
        this.world = world;
    }

    CommandLineBench with(Map<String, String> newEnvironment) {
        environment = newEnvironment;
        return this;
    }

    CommandLineBench withInput(String text) {
        in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** On the simulated workspace. */
    int remove(String... more) {
        return run(arguments(more).toArray(String[]::new));
    }

    List<String> arguments(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "remove",
                "--workspace",
                Worlds.WORKSPACE,
                "--api-url",
                simulator.root().toString()));
        all.addAll(List.of(more));
        return all;
    }

    int run(String... arguments) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("XDG_STATE_HOME", state.toString());
        CommandLine line = Main.commandLine(all, in)
                .setOut(new PrintWriter(outText))
                .setErr(new PrintWriter(errText))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        int status = line.execute(arguments);
        out = outText.toString();
        err = errText.toString();
        for (String secret : List.of(
                Worlds.SCOPED_TOKEN,
                Worlds.READ_ONLY_TOKEN,
                Worlds.OAUTH_SECRET,
                Worlds.ACCESS_TOKEN,
                "not-the-token",
                Worlds.ORGANISATION_KEY,
                "Basic ")) {
            assertFalse((out + err).contains(secret), "a secret was printed");
        }
        return status;
    }

    /** In a process of its own that has 64 MiB. */
    Process startWithLittleMemory(Path standardOutput, Path standardError, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(standardOutput.toFile())
                .redirectError(standardError.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("XDG_STATE_HOME", state.toString());
        return builder.start();
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }

    static void assertSays(String part, String text) {
        assertTrue(text.contains(part), () -> "\"" + part + "\" is missing in: " + text);
    }

    boolean isGone(String email) {
        return world.grantsOf(email).isEmpty() && !world.isMember(email);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("state");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        simulator.close();
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
