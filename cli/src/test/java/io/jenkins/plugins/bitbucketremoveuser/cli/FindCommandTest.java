package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Credentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code find}. */
class FindCommandTest {
    private CommandLineBench bench = new CommandLineBench(Worlds.acme());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        bench.close();
    }

    private int find(String... more) {
        return bench.run(arguments(more).toArray(String[]::new));
    }

    private List<String> arguments(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "find",
                "--workspace",
                Worlds.WORKSPACE,
                "--api-url",
                bench.simulator.root().toString()));
        all.addAll(List.of(more));
        return all;
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String account(String email) {
        return bench.world.person(email).accountId();
    }

    @Test
    void theyAreNamedWithTheReasonAndTheOthersToo() {
        assertEquals(0, find("--account-status", "inactive,closed"), bench::err);

        CommandLineBench.assertSays(
                "Hugo Martin " + bench.world.person("hugo@acme.org").uuid(), bench.out());
        CommandLineBench.assertSays("has an account that is inactive", bench.out());
        CommandLineBench.assertSays("kept, 11: has an account that is active (Ada Lindqvist", bench.out());
        CommandLineBench.assertSays("Found 1 of the 12 members of acme.", bench.out());
        assertEquals(List.of(), bench.simulator.writes());
    }

    @Test
    void accountsArePassedOnToARemovalWithoutThoseItWouldRefuse() throws Exception {
        String list =
                file("leavers.csv", "name;Work mail\nAda;admin@acme.org\nJane;jane@acme.org\nHugo;HUGO@acme.org\n");

        assertEquals(0, find("--on-list", list, "--list-column", "work mail", "--format", "accounts"), bench::err);
        assertEquals(
                Set.of(account(Worlds.JANE), account("hugo@acme.org")),
                new TreeSet<>(bench.out().lines().toList()));
        CommandLineBench.assertSays("would not be touched by a removal: Ada Lindqvist", bench.err());

        // of somebody who is asked for by id, nobody can tell whether an invitation is pending
        assertEquals(3, bench.withInput(bench.out()).remove("--file", "-"), bench::out);
        assertTrue(bench.isGone(Worlds.JANE));
        assertTrue(bench.isGone("hugo@acme.org"));
        assertFalse(bench.isGone(Worlds.ADMIN));
    }

    @Test
    void jsonAloneOnStandardOutputAndTheSameInTheFile() throws Exception {
        Path report = folder.resolve("found.json");

        assertEquals(
                0,
                find(
                        "--granted-only-directly",
                        "--protect",
                        "elena@acme.org",
                        "--format",
                        "json",
                        "--report",
                        "" + report),
                bench::err);

        JsonNode root = new ObjectMapper().readTree(bench.out());
        assertEquals(4, root.path("found").size());
        assertEquals(
                "protected",
                root.path("found").path(0).path("untouchable").path("rule").asText());
        assertEquals(bench.out(), Files.readString(report));
        assertFalse(bench.out().contains("elena@acme.org"));
    }

    @Test
    void newcomersAreLeftOut() {
        bench.close();
        bench = new CommandLineBench(SimulatorWorld.builder()
                .person(Worlds.ADMIN, "Ada Lindqvist")
                .person("new@acme.org", "Nadia New")
                .person("old@acme.org", "Otto Old")
                .workspace(
                        Worlds.WORKSPACE,
                        acme -> acme.admins("Administrators", Worlds.ADMIN)
                                .group("All", "new@acme.org", "old@acme.org")
                                .added("new@acme.org", Instant.now().minus(Duration.ofDays(6)) + "")
                                .added("old@acme.org", Instant.now().minus(Duration.ofDays(8)) + ""))
                .apiToken(Worlds.ADMIN, Worlds.SCOPED_TOKEN, Credentials.ALL_SCOPES)
                .build());

        assertEquals(
                0, find("--never-in", "Administrators", "--newcomer-days", "7", "--format", "accounts"), bench::err);

        assertEquals(account("old@acme.org") + "\n", bench.out());
        CommandLineBench.assertSays(
                "Looking in acme for everybody who is in none of the groups \"Administrators\", and was not added within"
                        + " the last 7 days.",
                bench.err());
        CommandLineBench.assertSays("kept, 1: was added within the last 7 days (Nadia New", bench.err());
    }

    @Test
    void failedSearchIsToldByTheExitCode() {
        assertEquals(1, find("--never-in", "Nobody", "--format", "accounts"));

        CommandLineBench.assertSays("The workspace has no group \"Nobody\". Nobody is named.", bench.err());
        assertEquals("", bench.out());
    }

    private void assertUsage(String said, String... more) {
        assertEquals(2, find(more), bench::err);
        CommandLineBench.assertSays(said, bench.err());
        assertEquals(0, bench.simulator.count());
    }

    @Test
    void whatCannotBeMeantIsRefusedBeforeAnythingIsAsked() throws Exception {
        assertUsage("Nothing is said about whom to find.");
        assertUsage("--not-on-roster", "--not-on-roster", "" + folder.resolve("none"));
        assertUsage("has no column \"email\"", "--not-on-roster", file("a.csv", "mail,name\njane@acme.org,Jane\n"));
        assertUsage("line 2:", "--not-on-roster", file("b.txt", "jane@acme.org\njunk\n"));
        assertUsage(
                "--roster-column: is given without --not-on-roster", "--roster-column", "x", "--inactive-days", "9");
        assertUsage("--most-unknown: ", "--not-on-roster", file("c.txt", "jane@acme.org"), "--most-unknown", "101");
        assertUsage("--inactive-days: ", "--inactive-days", "0");
        assertUsage("--newcomer-days: ", "--inactive-days", "90", "--newcomer-days", "3651");
        assertUsage("Nothing is said about whom to find, only about whom to leave out", "--newcomer-days", "30");
        assertUsage("--account-status: \"gone\"", "--account-status", "gone");
        assertUsage("--email-domain: ", "--email-domain", "acme");
        assertUsage("standard input is the roster already", "--not-on-roster", "-", "--on-list", "-");
    }

    /** 5,000 members, 400 groups, 8,000 repositories, 50 of the members not on the roster. */
    @Test
    @Timeout(120)
    void aLargeWorkspaceTakesFewLookUpsAndLittleMemory() throws Exception {
        bench.close();
        bench = new CommandLineBench(LargeCompany.world());
        String roster = file("hr.csv", LargeCompany.roster());
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");

        Process process =
                bench.startWithLittleMemory(out, err, arguments("--not-on-roster", roster, "--format", "accounts"));
        assertTrue(process.waitFor(100, TimeUnit.SECONDS), "takes too long");

        assertEquals(0, process.exitValue(), Files.readString(err));
        assertEquals(
                LargeCompany.leavers().map(this::account).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(Files.readAllLines(out)));
        assertEquals(50, Files.readAllLines(out).size());
        long lookUps = bench.simulator.requests().stream()
                .filter(request -> request.query().contains("email"))
                .filter(request -> request.query().contains("IN"))
                .count();
        assertEquals(55, lookUps, "4,950 addresses by 90");
        assertEquals(2 * 50 + 3 + 55, bench.simulator.count(), bench.simulator.countByEndpoint()::toString);
        assertEquals(List.of(), bench.simulator.writes());
    }
}
