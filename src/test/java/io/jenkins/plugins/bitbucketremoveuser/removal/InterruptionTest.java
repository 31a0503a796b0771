package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody stops a run, or Jenkins goes down under it; the next one goes on with what the first remembered. */
class InterruptionTest {
    private static final Set<String> ALL = new TreeSet<>(List.of(
            "developers",
            "release-managers",
            "everybody",
            "CORE",
            "MOB",
            "shop-backend",
            "terraform",
            "runbooks",
            "spikes"));

    @AfterEach
    void forgetTheInterrupt() {
        Thread.interrupted();
    }

    private static void interruptAt(Bench bench, Predicate<RequestRecord> request) {
        Thread runner = Thread.currentThread();
        // the answer comes too late, so that the interrupt meets a run that waits for it
        bench.simulator
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

    private static Set<String> ids(PersonReport person) {
        return person.grants().stream()
                .map(result -> result.grant().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theReportSaysThatAndWhatWasDone() {
        try (Bench bench = Bench.acme()) {
            interruptAt(
                    bench, RequestMatcher.method("DELETE").and(RequestMatcher.pathContains("/projects/MOB/"))::test);

            RemovalReport report = bench.remove(Worlds.JANE, Worlds.MEMBER);

            assertTrue(report.interrupted());
            assertEquals(RunOutcome.INTERRUPTED, report.outcome());
            assertEquals(Problem.Kind.STOPPED, report.problem().orElseThrow().kind());
            PersonReport jane = report.people().get(0);
            assertEquals(Problem.Kind.STOPPED, Bench.problem(jane).kind());
            assertEquals(5, jane.grants().size());
            assertEquals(
                    Problem.Kind.NOT_STARTED,
                    Bench.problem(report.people().get(1)).kind());
        }
    }

    @Test
    void aRunThatGoesOnReportsWhatTheFirstHalfDidToo() {
        try (Bench bench = Bench.acme()) {
            interruptAt(
                    bench, RequestMatcher.method("DELETE").and(RequestMatcher.pathContains("/projects/MOB/"))::test);
            bench.remove(Worlds.JANE);

            RemovalReport report = bench.resume(Worlds.JANE);

            assertFalse(report.interrupted());
            assertEquals(RunOutcome.REMOVED, report.outcome());
            assertEquals(ALL, ids(Bench.only(report)));
        }
    }

    @Test
    void aRunThatCannotGoOnStillReportsWhatTheFirstHalfDid() {
        try (Bench bench = Bench.acme()) {
            interruptAt(
                    bench, RequestMatcher.method("DELETE").and(RequestMatcher.pathContains("/projects/MOB/"))::test);
            bench.remove(Worlds.JANE);
            bench.simulator.credentials().revoke(Worlds.SCOPED_TOKEN);

            PersonReport person = Bench.only(bench.resume(Worlds.JANE));

            assertEquals(Problem.Kind.INVALID_CREDENTIAL, Bench.problem(person).kind());
            assertTrue(ids(person).containsAll(List.of("developers", "release-managers", "everybody", "CORE")));
            assertEquals("Jane Doe", person.person().orElseThrow().displayName());
        }
    }

    @Test
    void whoeverIsProtectedMeanwhileKeepsTheReportOfTheFirstHalf() {
        try (Bench bench = Bench.acme()) {
            interruptAt(
                    bench, RequestMatcher.method("DELETE").and(RequestMatcher.pathContains("/projects/MOB/"))::test);
            bench.remove(Worlds.JANE);
            bench.protect(Worlds.JANE);

            PersonReport jane = Bench.only(bench.resume(Worlds.JANE));

            assertInstanceOf(Outcome.Refused.class, jane.outcome());
            assertEquals(Set.of("developers", "release-managers", "everybody", "CORE", "MOB"), ids(jane));
        }
    }

    /** The second run may lack what the first one had: then nobody has looked, and nothing is said to be gone. */
    @Test
    void whatTheSecondRunCannotReadIsNotCalledGone() {
        try (Bench bench =
                Bench.acme(WorkspaceKind.ORGANISATION).withOrganisation().with(DirectoryAction.SUSPEND)) {
            interruptAt(bench, RequestMatcher.pathContains("/suspend")::test);
            assertTrue(bench.remove(Worlds.JANE).interrupted());

            PersonReport jane = Bench.only(
                    bench.withoutOrganisation().with(DirectoryAction.NONE).resume(Worlds.JANE));

            Outcome.StillMember outcome = assertInstanceOf(Outcome.StillMember.class, jane.outcome());
            assertTrue(
                    jane.grants().stream()
                            .filter(result -> result.grant().kind() == Grant.Kind.DIRECTORY_ACCESS
                                    || result.grant().kind() == Grant.Kind.ORGANISATION_GROUP)
                            .allMatch(result -> result.state() == GrantResult.State.LEFT),
                    jane.grants()::toString);
            assertEquals(
                    "Run it again as it was begun: with the same credentials and the same directory action.",
                    outcome.left().get(0).cure());
            Bench.assertSays(
                    "this run cannot read whether it is gone",
                    outcome.left().get(0).why());
        }
    }

    @Test
    void somebodyWhoIsOutOfTheMemberListIsStillReported() {
        try (Bench bench = Bench.acme()) {
            interruptAt(bench, RequestMatcher.endpoint("GET /2.0/workspaces/{workspace}/members/{member}")::test);
            RemovalReport first = bench.remove(Worlds.JANE);
            assertTrue(first.interrupted());
            assertFalse(bench.world.isMember(Worlds.JANE), "an address leads to nobody now");

            PersonReport jane = Bench.only(bench.resume(Worlds.JANE));

            assertEquals(new Outcome.Removed(), jane.outcome());
            assertEquals(ALL, ids(jane));
        }
    }

    /** Also an interrupt that arrives while the request is carried out. */
    @Test
    void stoppedAtAnyRequestTheSecondRunFinishes() {
        int requests;
        try (Bench whole = Bench.of(Worlds.acme())) {
            requests = whole.remove(Worlds.JANE).requestCount();
        }
        for (int k = 1; k <= requests; k++) {
            String when = "stopped at request " + k + " of " + requests;
            try (Bench bench = Bench.of(Worlds.acme())) {
                int number = k;
                interruptAt(bench, record -> record.number() == number);

                RemovalReport first = bench.remove(Worlds.JANE);
                Thread.interrupted();
                RemovalReport second = bench.resume(Worlds.JANE);

                assertTrue(first.interrupted(), when);
                PersonReport jane = Bench.only(second);
                assertEquals(new Outcome.Removed(), jane.outcome(), when);
                assertTrue(bench.isGone(Worlds.JANE), when);
                assertEquals(ALL, ids(jane), when);
                assertTrue(
                        EnumSet.of(GrantResult.State.REVOKED, GrantResult.State.ALREADY_GONE)
                                .containsAll(Bench.states(jane)),
                        when);
            }
        }
    }

    @Test
    void aWaitIsInterruptedToo() {
        try (Bench bench = Bench.acme()) {
            bench.simulator.faults().always(RequestMatcher.endpoint("GET /2.0/user"), Fault.delay(5_000));
            Thread runner = Thread.currentThread();
            bench.simulator.onRequest(request -> runner.interrupt());
            long begin = System.nanoTime();

            assertTrue(bench.remove(Worlds.JANE).interrupted());

            assertTrue(Duration.ofNanos(System.nanoTime() - begin).toMillis() < 3_000, "stops at once");
        }
    }

    /** The address may have been given to somebody else between the two halves. */
    @Test
    void whatAnotherAccountLostIsNotReportedOfThePersonWhoHasTheAddressNow() {
        try (Bench bench = Bench.acme()) {
            bench.remove(Worlds.JANE);
            String bob = bench.world.person(Worlds.MEMBER).uuid();
            bench.simulator
                    .faults()
                    .next(
                            1,
                            RequestMatcher.endpoint("GET /2.0/workspaces/{workspace}/members"),
                            Fault.body(
                                    200,
                                    "application/json",
                                    "{\"values\":[{\"user\":{\"uuid\":\"" + bob
                                            + "\",\"email\":\"jane@acme.org\"}}]}"));

            PersonReport successor =
                    bench.resume(Worlds.JANE, Worlds.MEMBER).people().get(0);

            assertEquals(Set.of("developers", "everybody"), ids(successor));
        }
    }

    @Test
    void aJournalSurvivesBeingWrittenAndRead() {
        try (Bench bench = Bench.acme()) {
            bench.remove(Worlds.JANE);
            JournalJson json = new JournalJson();

            assertEquals(bench.journal(), json.read(json.write(bench.journal())));
            String jane = bench.world.person(Worlds.JANE).uuid();
            assertEquals(9, bench.journal().people().get(jane).grants().size());
            assertEquals(Journal.empty(), json.read(json.write(Journal.empty())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"version\":2,\"people\":[]}",
                "{\"version\":1,\"people\":[{}]}",
                "{\"version\":1,\"people\":[{\"uuid\":\"u\",\"accountId\":\"a\",\"displayName\":\"d\",\"emails\":[\"\"]}]}",
                "{\"version\":1,\"people\":[{\"uuid\":\"\",\"accountId\":\"\",\"displayName\":\"d\",\"emails\":[]}]}"
            })
    void whatIsNoJournalIsNotTakenForAnEmptyOne(String text) {
        assertThrows(IllegalArgumentException.class, () -> new JournalJson().read(text));
    }
}
