package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.TwoWorkspaces;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One call for several workspaces, each with a credential of its own. */
class SeveralWorkspacesTest {
    private final SimulatorWorld world = TwoWorkspaces.world();
    private final BitbucketSimulator simulator = BitbucketSimulator.startUnchecked(world, 0);
    private final Map<String, Credential> credentials = new HashMap<>(Map.of(
            TwoWorkspaces.FIRST,
            Bench.API_TOKEN,
            TwoWorkspaces.SECOND,
            Bench.apiToken(TwoWorkspaces.SECOND_ADMIN, TwoWorkspaces.SECOND_TOKEN)));
    private final List<String> lines = new ArrayList<>();
    private final Memory memory = new Memory();

    @AfterEach
    void close() {
        Thread.interrupted();
        simulator.close();
    }

    /** Keeps what another process would read. */
    private static final class Memory implements Journals {
        private final Map<String, String> texts = new HashMap<>();
        private int kept;
        private int last = Integer.MAX_VALUE;

        @Override
        public Journal of(WorkspaceId workspace) {
            String text = texts.get(workspace.key());
            return text == null ? Journal.empty() : new JournalJson().read(text);
        }

        @Override
        public void keep(WorkspaceId workspace, Journal journal) {
            texts.put(workspace.key(), new JournalJson().write(journal));
            kept++;
            if (kept == last) {
                throw new Killed();
            }
        }
    }

    /** No failure that a run could survive. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private RunReport remove(String... workspaces) {
        Pause pause = duration -> simulator.clock().advance(duration);
        ClientSettings settings =
                ClientSettings.standard(ApiEndpoints.of(simulator.root().toString()));
        return new RemovalRun(
                        (workspace, observer) -> new BitbucketCloud(
                                settings,
                                WorkspaceCredentials.of(credentials.get(workspace.value())),
                                observer,
                                pause,
                                Clock.systemUTC()),
                        RemovalSettings.standard(),
                        memory,
                        lines::add,
                        pause,
                        Clock.systemUTC())
                .run(Stream.of(workspaces)
                        .map(workspace -> new RemovalRequest(
                                new WorkspaceId(workspace),
                                List.of(new EmailAddress(Worlds.JANE), new EmailAddress(TwoWorkspaces.OTTO)),
                                RemovalMode.removal(),
                                SafetyPolicy.none()))
                        .toList());
    }

    private RunReport removeFromBoth() {
        return remove(TwoWorkspaces.FIRST, TwoWorkspaces.SECOND);
    }

    private boolean isGone(String workspace, String email) {
        return TwoWorkspaces.isGone(world, workspace, email);
    }

    private void interruptAt(Predicate<RequestRecord> request) {
        Thread runner = Thread.currentThread();
        // the answer comes too late, so that the interrupt meets a run that waits for it
        simulator
                .faults()
                .next(
                        1,
                        record -> {
                            boolean now = request.test(record);
                            if (now) {
                                runner.interrupt();
                            }
                            return now;
                        },
                        Fault.delay(30));
    }

    /** Not one of nobody, with which a run finds out what it may do. */
    private static boolean isDeletionIn(String workspace, RequestRecord request) {
        return request.method().equals("DELETE")
                && request.path().contains("/" + workspace + "/")
                && !request.path().contains("00000000-");
    }

    private static List<String> words(RemovalReport report) {
        return report.people().stream().map(person -> person.outcome().word()).toList();
    }

    private static List<List<String>> words(RunReport report) {
        return report.workspaces().stream().map(SeveralWorkspacesTest::words).toList();
    }

    /** Of each person in each workspace, what was taken away. */
    private static List<List<Set<String>>> ids(RunReport report) {
        return report.workspaces().stream()
                .map(workspace -> workspace.people().stream()
                        .map(person -> person.grants().stream()
                                .map(result -> result.grant().id())
                                .collect(Collectors.toSet()))
                        .toList())
                .toList();
    }

    @Test
    void eachIsWorkedOnWithItsOwnCredential() {
        String others = world.fingerprintWithout(Worlds.JANE, TwoWorkspaces.OTTO);

        RunReport report = removeFromBoth();

        assertEquals(RunOutcome.REMOVED, report.outcome());
        assertEquals(List.of(List.of("removed", "not-a-member"), List.of("removed", "removed")), words(report));
        assertEquals(
                List.of("Ada Lindqvist", "Uma Thorsen"),
                report.workspaces().stream().map(RemovalReport::caller).toList());
        assertTrue(isGone(TwoWorkspaces.FIRST, Worlds.JANE));
        assertTrue(isGone(TwoWorkspaces.SECOND, Worlds.JANE));
        assertTrue(isGone(TwoWorkspaces.SECOND, TwoWorkspaces.OTTO));
        assertEquals(others, world.fingerprintWithout(Worlds.JANE, TwoWorkspaces.OTTO));
        assertEquals(simulator.count(), report.requestCount());
        assertEquals(List.of(), report.remaining());
    }

    @Test
    void eachLineSaysWhichWorkspaceItIsAbout() {
        RunReport report = removeFromBoth();

        assertTrue(lines.contains("acme: Removing Jane Doe <jane@acme.org>:"), lines.toString());
        assertTrue(lines.contains("umbrella:   took away group \"Contractors\""), lines.toString());
        String last = lines.remove(lines.size() - 1);
        assertEquals(
                "Run in 2 workspaces: removed. acme: removed (1 removed, 1 not-a-member); umbrella: removed (2 removed). "
                        + report.requestCount() + " requests to Bitbucket.",
                last);
        assertTrue(
                lines.stream().allMatch(line -> line.startsWith("acme: ") || line.startsWith("umbrella: ")),
                lines.toString());
    }

    @Test
    void aSingleOneNeedsNoSuchPrefix() {
        RunReport report = remove(TwoWorkspaces.FIRST);

        assertTrue(lines.contains("Removing Jane Doe <jane@acme.org>:"), lines.toString());
        assertEquals(
                "Run in workspace acme: removed (1 removed, 1 not-a-member), " + report.requestCount()
                        + " requests to Bitbucket.",
                lines.get(lines.size() - 1));
        assertEquals(1, lines.stream().filter(line -> line.contains("Run in")).count());
        assertFalse(isGone(TwoWorkspaces.SECOND, Worlds.JANE));
    }

    @Test
    void oneThatFailsDoesNotStopTheNext() {
        credentials.put(TwoWorkspaces.FIRST, Bench.apiToken(Worlds.ADMIN, "not-the-token"));

        RunReport report = removeFromBoth();

        assertEquals(RunOutcome.FAILED, report.outcome());
        RemovalReport first = report.workspaces().get(0);
        assertEquals(
                Problem.Kind.INVALID_CREDENTIAL, first.problem().orElseThrow().kind());
        assertEquals(List.of("failed", "failed"), words(first));
        assertEquals(RunOutcome.REMOVED, report.workspaces().get(1).outcome());
        assertFalse(isGone(TwoWorkspaces.FIRST, Worlds.JANE));
        assertTrue(isGone(TwoWorkspaces.SECOND, Worlds.JANE));
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("acme: Bitbucket does not accept the user API token.")),
                lines.toString());
    }

    @Test
    void onesCredentialIsNotGoodForTheOther() {
        credentials.put(TwoWorkspaces.SECOND, Bench.API_TOKEN);

        RunReport report = removeFromBoth();

        assertEquals(
                Problem.Kind.NO_SUCH_WORKSPACE,
                report.workspaces().get(1).problem().orElseThrow().kind());
        assertFalse(isGone(TwoWorkspaces.SECOND, Worlds.JANE));
    }

    @Test
    void anInterruptStopsThemAllAndTheReportNamesThoseThatWereNotBegun() {
        interruptAt(request -> isDeletionIn(TwoWorkspaces.FIRST, request));

        RunReport report = removeFromBoth();

        assertTrue(report.interrupted());
        assertEquals(RunOutcome.INTERRUPTED, report.outcome());
        assertEquals(
                Problem.Kind.STOPPED,
                report.workspaces().get(0).problem().orElseThrow().kind());
        RemovalReport second = report.workspaces().get(1);
        assertEquals(new WorkspaceId(TwoWorkspaces.SECOND), second.workspace());
        assertEquals(Problem.Kind.NOT_STARTED, second.problem().orElseThrow().kind());
        assertEquals(List.of("failed", "failed"), words(second));
        second.people()
                .forEach(person -> assertEquals(
                        Problem.Kind.NOT_STARTED, Bench.problem(person).kind()));
        assertEquals(0, second.requestCount());
        assertFalse(isGone(TwoWorkspaces.SECOND, Worlds.JANE));
        assertTrue(simulator.requests().stream()
                .noneMatch(request -> request.path().contains(TwoWorkspaces.SECOND)));
    }

    /** Whatever was done before, in either of them, is in the report of the run that goes on. */
    @Test
    void stoppedAtAnyRequestTheSecondRunFinishesAndTellsOfAll() {
        RunReport whole = removeFromBoth();
        assertEquals(
                List.of(
                        List.of(Set.of("developers", "billing"), Set.of()),
                        List.of(Set.of("contractors", "RAIN"), Set.of("contractors", "gutter"))),
                ids(whole));
        for (int k = 1; k <= whole.requestCount(); k++) {
            String when = "stopped at request " + k + " of " + whole.requestCount();
            SeveralWorkspacesTest again = new SeveralWorkspacesTest();
            int number = k;
            again.interruptAt(record -> record.number() == number);

            RunReport first = again.removeFromBoth();
            Thread.interrupted();
            RunReport second = again.removeFromBoth();
            again.close();

            assertTrue(first.interrupted(), when);
            assertEquals(2, first.workspaces().size(), when);
            assertEquals(RunOutcome.REMOVED, second.outcome(), when);
            assertEquals(ids(whole), ids(second), when);
            assertEquals(words(whole), words(second), when);
            assertTrue(again.isGone(TwoWorkspaces.FIRST, Worlds.JANE), when);
            assertTrue(again.isGone(TwoWorkspaces.SECOND, Worlds.JANE), when);
            assertTrue(again.isGone(TwoWorkspaces.SECOND, TwoWorkspaces.OTTO), when);
        }
    }

    /** As when the machine goes down: nobody is told, and nothing more is written. */
    @Test
    void killedAfterAnyChangeTheNextRunFinishesAndTellsOfAll() {
        RunReport whole = removeFromBoth();
        int changes = memory.kept;
        assertTrue(changes > 4, () -> changes + " changes");
        for (int k = 1; k <= changes; k++) {
            String when = "killed at change " + k + " of " + changes;
            SeveralWorkspacesTest again = new SeveralWorkspacesTest();
            again.memory.last = k;
            assertThrows(Killed.class, again::removeFromBoth, when);
            again.memory.last = Integer.MAX_VALUE;

            RunReport report = again.removeFromBoth();
            again.close();

            assertEquals(RunOutcome.REMOVED, report.outcome(), when);
            assertEquals(ids(whole), ids(report), when);
            assertEquals(words(whole), words(report), when);
            assertTrue(again.isGone(TwoWorkspaces.FIRST, Worlds.JANE), when);
            assertTrue(again.isGone(TwoWorkspaces.SECOND, Worlds.JANE), when);
        }
    }

    /** Going on in the second one, the first is only read: it was finished. */
    @Test
    void whatWasFinishedIsReadAgainAndNotChangedAgain() {
        interruptAt(request -> isDeletionIn(TwoWorkspaces.SECOND, request));
        assertTrue(removeFromBoth().interrupted());
        Thread.interrupted();
        simulator.resetRequests();

        RunReport report = removeFromBoth();

        assertEquals(
                "Going on after an interruption.",
                lines.stream()
                        .filter(line -> line.startsWith("Going on"))
                        .findFirst()
                        .orElse(""));
        assertEquals(RunOutcome.REMOVED, report.outcome());
        assertEquals(
                List.of(),
                simulator.writes().stream()
                        .filter(request -> isDeletionIn(TwoWorkspaces.FIRST, request) && request.status() < 300)
                        .toList());
    }

    @Test
    void aJournalThatCannotBeReadEndsTheRunBeforeAnythingIsAsked() {
        memory.texts.put(TwoWorkspaces.SECOND, "half of a jour");

        assertThrows(IllegalArgumentException.class, this::removeFromBoth);

        assertEquals(0, simulator.count());
    }

    @Test
    void theReportAsJsonHasOnePartForEach() throws Exception {
        credentials.put(TwoWorkspaces.SECOND, Bench.API_TOKEN);
        RunReport report = removeFromBoth();

        JsonNode root = new ObjectMapper().readTree(new ReportJson().write(report));

        assertEquals("failed", root.path("outcome").asText());
        assertEquals(simulator.count(), root.path("requests").path("total").asInt());
        JsonNode acme = root.path("workspaces").path(0);
        JsonNode umbrella = root.path("workspaces").path(1);
        assertEquals("acme", acme.path("workspace").asText());
        assertEquals("removed", acme.path("outcome").asText());
        assertTrue(acme.path("problem").isMissingNode());
        assertEquals("removed", acme.path("people").path(0).path("outcome").asText());
        assertEquals("umbrella", umbrella.path("workspace").asText());
        assertEquals("failed", umbrella.path("outcome").asText());
        assertEquals("no-such-workspace", umbrella.path("problem").path("kind").asText());
        assertEquals(
                root.path("requests").path("total").asInt(),
                acme.path("requests").path("total").asInt()
                        + umbrella.path("requests").path("total").asInt());
    }
}
