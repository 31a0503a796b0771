package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.TwoWorkspaces;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process is killed as nothing can prevent it, at random points; the next one finishes the work, and its report
 * is as complete as if nothing had happened.
 *
 * <p>{@code -Dkills=100} for more points than usual, {@code -Dkills.seed=...} for the same ones again.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("kills", 10);
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime());
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 300;
    private static final int BETWEEN_REQUESTS_MILLIS = 15;

    @TempDir
    private Path folder;

    /** What the person is to be removed from. */
    private enum Place {
        WORKSPACE,
        ORGANISATION,
        TWO_WORKSPACES;

        SimulatorWorld world() {
            if (this == TWO_WORKSPACES) {
                SimulatorWorld world = TwoWorkspaces.world();
                world.addToGroup(TwoWorkspaces.SECOND_ADMIN, "administrators");
                return world;
            }
            return Worlds.acme(this == ORGANISATION ? WorkspaceKind.ORGANISATION : WorkspaceKind.LEGACY);
        }

        Map<String, String> environment() {
            Map<String, String> environment = new HashMap<>(CommandLineBench.API_TOKEN);
            if (this == ORGANISATION) {
                environment.put(EnvironmentCredentials.ORGANISATION_ID, Worlds.ORGANISATION_ID);
                environment.put(EnvironmentCredentials.ORGANISATION_API_KEY, Worlds.ORGANISATION_KEY);
            } else if (this == TWO_WORKSPACES) {
                environment.put(EnvironmentCredentials.EMAIL, TwoWorkspaces.SECOND_ADMIN);
                environment.put(EnvironmentCredentials.API_TOKEN, TwoWorkspaces.SECOND_TOKEN);
            }
            return environment;
        }

        String[] arguments(Path report) {
            List<String> all = new ArrayList<>(List.of("--email", Worlds.JANE, "--report", report.toString()));
            if (this == TWO_WORKSPACES) {
                all.addAll(List.of("--workspace", TwoWorkspaces.SECOND));
            }
            return all.toArray(String[]::new);
        }

        boolean isGone(SimulatorWorld world) {
            return TwoWorkspaces.isGone(world, TwoWorkspaces.FIRST, Worlds.JANE)
                    && (this != TWO_WORKSPACES || TwoWorkspaces.isGone(world, TwoWorkspaces.SECOND, Worlds.JANE));
        }
    }

    /** What the kill looks like from the other side. */
    private enum Moment {
        BEFORE_THE_REQUEST_ARRIVES,
        BEFORE_THE_ANSWER,
        AFTER_THE_ANSWER,
        ANY_TIME
    }

    /**
     * @param request by its number
     * @param millis after the answer, or after the start of the process
     */
    private record Kill(Moment moment, int request, int millis) {}

    /** What an undisturbed run takes and comes to. */
    private record Whole(int requests, int millis, Map<String, Integer> grants) {}

    @Test
    void whateverIsKilledIsFinishedAndToldOfByTheNextRun() throws Exception {
        System.out.println("Killing the command line at " + KILLS + " points, -Dkills.seed=" + SEED);
        Random random = new Random(SEED);
        Map<Place, Whole> wholes = new EnumMap<>(Place.class);
        for (Place place : Place.values()) {
            wholes.put(place, undisturbed(place));
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<String>> points = new ArrayList<>();
            for (int i = 0; i < KILLS; i++) {
                Place place = Place.values()[i % Place.values().length];
                List<Kill> kills = new ArrayList<>(List.of(kill(random, wholes.get(place))));
                if (random.nextInt(4) == 0) {
                    kills.add(kill(random, wholes.get(place)));
                }
                points.add(threads.submit(point(i, place, kills, wholes.get(place))));
            }
            Map<String, Integer> met = new TreeMap<>();
            for (Future<String> point : points) {
                met.merge(point.get(), 1, Integer::sum);
            }
            System.out.println("Killed " + met);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Kill kill(Random random, Whole whole) {
        Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
        return new Kill(
                moment,
                1 + random.nextInt(whole.requests()),
                random.nextInt(moment == Moment.ANY_TIME ? whole.millis() : BETWEEN_REQUESTS_MILLIS));
    }

    private Whole undisturbed(Place place) throws Exception {
        Path report = folder.resolve(place + ".json");
        Path out = folder.resolve(place + ".txt");
        Path audit = folder.resolve(place + ".jsonl");
        try (CommandLineBench bench = new CommandLineBench(place.world())) {
            long begin = System.nanoTime();
            int status = run(bench, place, report, audit, out, null);
            int millis = Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            String account = Files.readString(out);
            assertEquals(0, status, account);
            Map<String, Integer> grants = grants(report, account);
            assertTrue(grants.size() >= 4, grants::toString);
            return new Whole(bench.simulator.count(), millis, grants);
        }
    }

    /** @return where it was killed */
    private Callable<String> point(int number, Place place, List<Kill> kills, Whole whole) {
        return () -> {
            Path own = Files.createDirectory(folder.resolve("point-" + number));
            Path reports = Files.createDirectory(own.resolve("reports"));
            Path report = reports.resolve("report.json");
            Path audit = own.resolve("audit.jsonl");
            try (CommandLineBench bench = new CommandLineBench(place.world())) {
                String others = bench.world.fingerprintWithout(Worlds.JANE);
                int killed = 0;
                boolean told = false;
                for (Kill kill : kills) {
                    if (run(bench, place, report, audit, own.resolve("killed.txt"), kill) != 0) {
                        killed++;
                    }
                    // a process that had come to its end but for its exit has told all
                    told |= Files.exists(report) && journals(reports).isEmpty();
                    if (told) {
                        break;
                    }
                }
                Map<String, Integer> first = told ? grants(report, "killed at its very end") : Map.of();
                String at = "point " + number + " of seed " + SEED + ", " + place + ", " + kills + ": ";

                Path out = own.resolve("finished.txt");
                int status = run(bench, place, report, audit, out, null);

                String account = at + Files.readString(out);
                assertEquals(0, status, account);
                assertTrue(place.isGone(bench.world), account);
                assertEquals(others, bench.world.fingerprintWithout(Worlds.JANE), account);
                assertEquals(whole.grants(), told ? first : grants(report, account), account);
                assertEquals(List.of(report), files(reports), account);
                assertTrue(audited(audit).contains(whole.grants().keySet()), account + audited(audit));
                assertFalse(account.contains(Worlds.SCOPED_TOKEN));
                return (killed == 0 ? "too late" : killed == 1 ? "once" : "twice") + " in " + place
                        + (told ? ", at its very end" : "");
            }
        };
    }

    /** @return the exit code; not 0 if it was killed */
    private static int run(CommandLineBench bench, Place place, Path report, Path audit, Path out, Kill kill)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(bench.arguments(place.arguments(report)));
        command.addAll(List.of("--audit", audit.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().putAll(place.environment());
        bench.simulator.clearHooks();
        AtomicInteger requests = new AtomicInteger();
        CompletableFuture<Process> victim = new CompletableFuture<>();
        if (kill != null && kill.moment() != Moment.ANY_TIME) {
            bench.simulator.onRequest(request -> {
                if (requests.incrementAndGet() == kill.request()
                        && kill.moment() == Moment.BEFORE_THE_REQUEST_ARRIVES) {
                    bench.simulator
                            .faults()
                            .next(1, record -> record.number() == request.number(), Fault.dropConnection());
                    end(victim.join());
                }
            });
            bench.simulator.onAnswer(answer -> {
                if (requests.get() == kill.request()) {
                    if (kill.moment() == Moment.BEFORE_THE_ANSWER) {
                        end(victim.join());
                    } else if (kill.moment() == Moment.AFTER_THE_ANSWER) {
                        later(victim.join(), kill.millis());
                    }
                }
            });
        }
        Process process = builder.start();
        victim.complete(process);
        if (kill != null && kill.moment() == Moment.ANY_TIME) {
            later(process, kill.millis());
        }
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it hangs");
        return process.exitValue();
    }

    private static void end(Process process) {
        process.destroyForcibly().onExit().join();
    }

    private static void later(Process process, int millis) {
        Thread killer = new Thread(
                () -> {
                    try {
                        Thread.sleep(millis);
                        process.destroyForcibly();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "killer");
        killer.setDaemon(true);
        killer.start();
    }

    /** How often each grant is told of; all of them gone. */
    private static Map<String, Integer> grants(Path report, String account) throws IOException {
        Map<String, Integer> grants = new TreeMap<>();
        JsonNode root = new ObjectMapper().readTree(Files.readString(report));
        assertEquals("removed", root.path("outcome").asText(), account);
        for (JsonNode workspace : root.path("workspaces")) {
            for (JsonNode grant : workspace.path("people").path(0).path("grants")) {
                String state = grant.path("state").asText();
                assertTrue(state.equals("revoked") || state.equals("already-gone"), account + grant);
                grants.merge(
                        workspace.path("workspace").asText() + " "
                                + grant.path("kind").asText() + " "
                                + grant.path("id").asText(),
                        1,
                        Integer::sum);
            }
        }
        return grants;
    }

    /** What each run that came to its end is recorded to have taken away; every line of the log is whole. */
    private static List<Set<String>> audited(Path audit) throws IOException {
        List<Set<String>> ends = new ArrayList<>();
        for (String line : Files.readAllLines(audit)) {
            JsonNode record = new ObjectMapper().readTree(line);
            if (record.path("event").asText().equals("ended")
                    && record.path("result").asText().equals("removed")) {
                Set<String> items = new TreeSet<>();
                for (JsonNode person : record.path("people")) {
                    for (JsonNode item : person.path("items")) {
                        items.add(person.path("workspace").asText() + " "
                                + item.path("kind").asText() + " "
                                + item.path("id").asText());
                    }
                }
                ends.add(items);
            }
        }
        return ends;
    }

    private static List<Path> journals(Path folder) throws IOException {
        return files(folder).stream()
                .filter(file -> file.toString().endsWith(".journal"))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
