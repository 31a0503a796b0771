package io.jenkins.plugins.bitbucketremoveuser.cli;

import static io.jenkins.plugins.bitbucketremoveuser.cli.CommandLineBench.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Credentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code clean-up}. */
class CleanUpCommandTest {
    private static final String LEAVER = "leaver@acme.org";

    private CommandLineBench bench = new CommandLineBench(office());

    @TempDir
    private Path folder;

    /** An administrator, ten who work here, one with a plus in the address, and one who has left. */
    private static SimulatorWorld office() {
        var world = SimulatorWorld.builder()
                .person(Worlds.ADMIN, "Ada Lindqvist")
                .person(LEAVER, "Leo Leaver")
                .person("worker+ci@acme.org", "Robot");
        List<String> members = new ArrayList<>(List.of(LEAVER, "worker+ci@acme.org"));
        for (String worker : workers()) {
            world.person(worker, worker);
            members.add(worker);
        }
        return world.workspace(
                        Worlds.WORKSPACE,
                        acme -> acme.admins("Administrators", Worlds.ADMIN)
                                .group("Developers", members.toArray(String[]::new))
                                .project("PROJ", "Project")
                                .repository("api", "PROJ")
                                .grantRepository(LEAVER, "api", Permission.WRITE))
                .apiToken(Worlds.ADMIN, Worlds.SCOPED_TOKEN, Credentials.ALL_SCOPES)
                .build();
    }

    private static List<String> workers() {
        return IntStream.range(0, 10).mapToObj(i -> "worker" + i + "@acme.org").toList();
    }

    private static String roster() {
        return Worlds.ADMIN + "\nworker+ci@acme.org\n" + String.join("\n", workers()) + "\n";
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int cleanUp(String... more) {
        return bench.run(arguments(more).toArray(String[]::new));
    }

    private List<String> arguments(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "clean-up",
                "--workspace",
                Worlds.WORKSPACE,
                "--api-url",
                bench.simulator.root().toString(),
                "--verification-wait",
                "0"));
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void itIsADryRunUnlessThatIsSwitchedOff() throws Exception {
        assertEquals(0, cleanUp("--not-on-roster", file("hr.txt", roster())), bench::err);

        assertSays("Dry run of a clean-up of workspace acme: planned (1 planned)", bench.out());
        assertTrue(bench.world.isMember(LEAVER));

        assertEquals(0, cleanUp("--not-on-roster", file("hr.txt", roster()), "--no-dry-run"), bench::err);

        assertSays("Clean-up of workspace acme: removed (1 removed)", bench.out());
        assertTrue(bench.isGone(LEAVER));
        assertEquals(12, bench.world.members().size());
    }

    @Test
    void reportAndAuditLogTellOfAllOfIt() throws Exception {
        Path report = folder.resolve("report.json");
        Path audit = folder.resolve("audit.jsonl");

        assertEquals(
                0,
                cleanUp(
                        "--not-on-roster",
                        file("hr.txt", roster()),
                        "--no-dry-run",
                        "--format",
                        "json",
                        "--report",
                        "" + report,
                        "--audit",
                        "" + audit),
                bench::err);

        JsonNode root = new ObjectMapper().readTree(bench.out());
        assertEquals(bench.out(), Files.readString(report));
        assertEquals("removed", root.path("outcome").asText());
        assertEquals("Leo Leaver", root.path("due").path(0).path("displayName").asText());
        List<String> records = Files.readAllLines(audit);
        assertEquals(2, records.size());
        JsonNode end = new ObjectMapper().readTree(records.get(1));
        assertEquals("clean-up", end.path("kind").asText());
        assertEquals("removed", end.path("result").asText());
        assertEquals(
                "Leo Leaver", end.path("people").path(0).path("displayName").asText());
        assertSays("\"everybody who is not on the roster ", records.get(0));
    }

    /** Its dry run is a plan like any other, and what it removed can be put back. */
    @Test
    void reportCanBeAppliedAndRestored() throws Exception {
        String before = bench.world.fingerprintWithout();
        Path plan = folder.resolve("plan.json");
        cleanUp("--not-on-roster", file("hr.txt", roster()), "--report", "" + plan);
        assertEquals(
                0,
                bench.run("remove", "--plan", "" + plan, "--api-url", "" + bench.simulator.root()),
                () -> bench.out() + bench.err());
        assertTrue(bench.isGone(LEAVER));
        bench.world.addToGroup(LEAVER, "developers");
        bench.world.grantRepository(LEAVER, "api", Permission.WRITE);
        Path report = folder.resolve("report.json");
        cleanUp("--not-on-roster", file("hr.txt", roster()), "--no-dry-run", "--report", "" + report);
        assertTrue(bench.isGone(LEAVER));

        assertEquals(
                0,
                bench.run("restore", "" + report, "--api-url", "" + bench.simulator.root()),
                () -> bench.out() + bench.err());

        assertEquals(before, bench.world.fingerprintWithout());
    }

    // --- the roster

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n# nobody\n\n",
                "name,mail\nAda,admin@acme.org\n",
                "email,name\nadmin@acme.org,\"Ada\nworker0@acme.org,Bob\n",
                "[\"admin@acme.org\", \"worker0@ac",
                "<html>Sign in</html>"
            })
    void rosterThatIsEmptyOrOfAnotherColumnOrHalfAFileStopsBeforeAnythingIsAsked(String text) throws Exception {
        assertEquals(2, cleanUp("--not-on-roster", file("hr.csv", text), "--no-dry-run"), bench::out);

        assertSays("--not-on-roster: ", bench.err());
        assertEquals(0, bench.simulator.count());
    }

    @Test
    void junkLinesAreNamedByNumberAndNobodyIsTouched() throws Exception {
        List<String> lines = new ArrayList<>(roster().lines().toList());
        lines.set(3, "n/a");
        lines.set(7, "worker5 at acme.org");

        assertEquals(2, cleanUp("--not-on-roster", file("hr.txt", String.join("\n", lines)), "--no-dry-run"));

        assertSays("line 4", bench.err());
        assertSays("line 8", bench.err());
        assertEquals(0, bench.simulator.count());
    }

    @Test
    void byteOrderMarkQuotedCommasUpperCasePlusAddressesAndDuplicatesAreNobodysLoss() throws Exception {
        String csv = "\uFEFFName,\"Work e-mail\",Unit\r\n"
                + roster().lines()
                        .map(line -> "\"Doe, J.\"," + line.toUpperCase(Locale.ROOT) + ",\"a, \"\"b\"\"\"\r\n")
                        .collect(Collectors.joining())
                + "\"Doe, J.\", admin@acme.org ,\r\n";

        assertEquals(
                0,
                cleanUp("--not-on-roster", file("hr.csv", csv), "--roster-column", "work E-MAIL", "--no-dry-run"),
                bench::err);

        assertTrue(bench.isGone(LEAVER));
        assertEquals(12, bench.world.members().size());
    }

    @Test
    void rosterThatShrankSinceTheLastCallStops() throws Exception {
        assertEquals(0, cleanUp("--not-on-roster", file("hr.txt", roster()), "--no-dry-run"), bench::err);
        int asked = bench.simulator.count();
        String half = roster().lines().limit(6).collect(Collectors.joining("\n"));

        assertEquals(4, cleanUp("--not-on-roster", file("hr.txt", half), "--no-dry-run", "--max-share", "100"));

        assertSays("STOPPED: The roster", bench.out());
        assertSays("has 6 entries, and had 12 at the last run", bench.out());
        assertEquals(asked, bench.simulator.count());
        assertEquals(12, bench.world.members().size());
    }

    // --- limits

    @Test
    void limitStopsAndNobodyIsTouched() throws Exception {
        String two = roster().replace("worker9@acme.org\n", "").replace("worker8@acme.org\n", "");

        assertEquals(
                4,
                cleanUp(
                        "--not-on-roster",
                        file("hr.txt", two),
                        "--no-dry-run",
                        "--max-removals",
                        "2",
                        "--max-share",
                        "50"),
                bench::out);
        assertSays("3 people are due, and one run removes at most 2", bench.out());
        // 10 % of 13 is one
        assertEquals(4, cleanUp("--not-on-roster", file("hr.txt", two), "--no-dry-run"));
        assertSays("3 of 13 members are due, and one run removes at most 10 %, here 1", bench.out());
        assertEquals(13, bench.world.members().size());

        assertEquals(
                0, cleanUp("--not-on-roster", file("hr.txt", two), "--no-dry-run", "--max-share", "25"), bench::err);
        assertEquals(10, bench.world.members().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--max-removals", "--max-share", "--roster-shrinkage", "--grace-days"})
    void limitThatCannotBeMeantIsRefused(String option) throws Exception {
        assertEquals(2, cleanUp("--not-on-roster", file("hr.txt", roster()), option, "-1"));

        assertSays("\"-1\" is out of range", bench.err());
        assertEquals(0, bench.simulator.count());
    }

    @Test
    void gracePeriodGoesOnFromCallToCall() throws Exception {
        Path memory = folder.resolve("memory.json");
        String[] call = {
            "--not-on-roster", file("hr.txt", roster()), "--no-dry-run", "--grace-days", "7", "--memory", "" + memory
        };
        assertEquals(0, cleanUp(call), bench::err);
        assertSays("Leo Leaver", bench.out());
        assertSays("1 waiting", bench.out());
        assertTrue(bench.world.isMember(LEAVER));

        age(memory, Duration.ofDays(7));
        assertEquals(0, cleanUp(call), bench::err);

        assertTrue(bench.isGone(LEAVER));
    }

    private static void age(Path memory, Duration time) throws Exception {
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = (ObjectNode) json.readTree(Files.readString(memory));
        ObjectNode marks = (ObjectNode) root.path("marks");
        List<String> names = new ArrayList<>();
        marks.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> marks.put(
                name, Instant.parse(marks.path(name).asText()).minus(time).toString()));
        Files.writeString(memory, json.writeValueAsString(root));
    }

    @Test
    void memoryIsKeptForEachWorkspaceWhereJournalsAre() throws Exception {
        assertEquals(
                0,
                cleanUp("--not-on-roster", file("hr.txt", roster()), "--no-dry-run", "--journal", "" + folder),
                bench::err);

        assertTrue(Files.exists(folder.resolve("bitbucket-remove-user.clean-up.acme.json")));
    }

    // --- what goes wrong

    @Test
    void whoeverFailedIsGoneOnWithByTheNextCall() throws Exception {
        bench.simulator
                .faults()
                .next(
                        100,
                        request -> request.method().equals("DELETE")
                                && request.path().contains("permissions-config"),
                        Fault.status(500));
        String[] call = {"--not-on-roster", file("hr.txt", roster()), "--no-dry-run", "--format", "json"};
        assertEquals(1, cleanUp(call), bench::err);
        bench.simulator.faults().clear();

        assertEquals(0, cleanUp(call), bench::err);

        assertTrue(bench.isGone(LEAVER));
        JsonNode person = new ObjectMapper()
                .readTree(bench.out())
                .path("removal")
                .path("workspaces")
                .path(0)
                .path("people")
                .path(0);
        assertEquals("removed", person.path("outcome").asText());
        assertEquals(2, person.path("grants").size(), "also what the first call took away");
    }

    @Test
    void failedSearchTouchesNobody() throws Exception {
        bench.simulator.faults().always(request -> request.path().endsWith("/members"), Fault.status(403));

        assertEquals(1, cleanUp("--not-on-roster", file("hr.txt", roster()), "--no-dry-run"));

        assertSays("the search failed", bench.out());
        assertEquals(13, bench.world.members().size());
    }

    @Test
    void somebodyMustBeLookedFor() {
        assertEquals(2, cleanUp("--no-dry-run"));

        assertSays("Nothing is said about whom to find", bench.err());
        assertFalse(bench.err().contains("Exception"));
    }

    @Test
    void rulesOfSafetyHold() throws Exception {
        assertEquals(
                0,
                cleanUp("--not-on-roster", file("hr.txt", roster()), "--no-dry-run", "--protect", LEAVER),
                bench::err);

        assertSays("would not be touched by a removal: Leo Leaver", bench.out());
        assertSays("nothing-to-do (1 protected)", bench.out());
        assertTrue(bench.world.isMember(LEAVER));
    }

    // --- large workspaces

    @Test
    void fiftyOfFiveThousandTakeFewerRequestsThanAnHourAllowsAndLittleMemory() throws Exception {
        bench.close();
        bench = new CommandLineBench(LargeCompany.world());
        List<String> leavers = LargeCompany.leavers().toList();
        String others = bench.world.fingerprintWithout(leavers.toArray(String[]::new));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");

        Process process = bench.startWithLittleMemory(
                out,
                err,
                arguments(
                        "--not-on-roster",
                        file("hr.csv", LargeCompany.roster()),
                        "--no-dry-run",
                        "--max-removals",
                        "50",
                        "--format",
                        "json"));
        assertTrue(process.waitFor(200, TimeUnit.SECONDS), "takes too long");

        assertEquals(0, process.exitValue(), () -> read(err));
        JsonNode root = new ObjectMapper().readTree(out.toFile());
        assertEquals("removed", root.path("outcome").asText());
        assertEquals(50, root.path("due").size());
        leavers.forEach(leaver -> assertTrue(bench.isGone(leaver), leaver));
        assertEquals(others, bench.world.fingerprintWithout(leavers.toArray(String[]::new)));
        assertEquals(568, bench.simulator.count(), bench.simulator.countByEndpoint()::toString);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
