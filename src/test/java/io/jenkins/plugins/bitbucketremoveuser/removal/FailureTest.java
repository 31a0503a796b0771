package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trouble in the middle of a removal: what was done is told, and a second run finishes. */
class FailureTest {
    private static final RequestMatcher PROJECT_DELETION = RequestMatcher.method("DELETE")
            .and(RequestMatcher.pathContains("/projects/CORE/"))
            .and(request -> !request.path().contains("00000000"));

    private final Bench bench = Bench.acme();

    @AfterEach
    void close() {
        bench.close();
    }

    private static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of("rate limit", Fault.rateLimited(1_800), Problem.Kind.RATE_LIMITED, "1,000 requests"),
                Arguments.of("failure of its own", Fault.status(500), Problem.Kind.BITBUCKET_ERROR, "Run it again"),
                Arguments.of("dropped connections", Fault.dropConnection(), Problem.Kind.UNREACHABLE, "API URL"),
                Arguments.of("lost answers", Fault.loseAnswer(), Problem.Kind.UNREACHABLE, "repeated run is safe"),
                Arguments.of(
                        "not JSON",
                        Fault.body(299, "text/html", "<p>"),
                        Problem.Kind.UNEXPECTED_ANSWER,
                        "between Jenkins"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void whatWasDoneIsToldAndASecondRunFinishes(String name, Fault fault, Problem.Kind kind, String cure) {
        bench.simulator.behave(b -> b.retryAfter(Behaviour.RetryAfter.SECONDS));
        // from the first project on
        boolean[] begun = {false};
        bench.simulator
                .faults()
                .always(
                        request -> {
                            begun[0] |= PROJECT_DELETION.test(request);
                            return begun[0];
                        },
                        fault);

        RemovalReport failed = bench.remove(Worlds.JANE);

        PersonReport jane = Bench.only(failed);
        assertEquals(kind, Bench.problem(jane).kind(), Bench.problem(jane).toString());
        Bench.assertSays(cure, Bench.problem(jane).cure());
        assertEquals(RunOutcome.FAILED, failed.outcome());
        assertFalse(failed.interrupted());
        assertEquals(
                List.of("developers", "release-managers", "everybody", "CORE"),
                jane.grants().stream()
                        .map(result -> result.grant().id())
                        .limit(4)
                        .toList());
        assertTrue(
                EnumSet.of(GrantResult.State.UNVERIFIED).containsAll(Bench.states(jane)),
                "nothing that was not read again is called revoked: " + jane.grants());

        bench.simulator.faults().clear();
        assertEquals(RunOutcome.REMOVED, bench.remove(Worlds.JANE).outcome());
    }

    /** Half an hour is more than a run waits in all: it says so at once instead of making people wait for nothing. */
    @Test
    void aWaitThatIsTooLongIsNotBegun() {
        bench.simulator.behave(b -> b.retryAfter(Behaviour.RetryAfter.SECONDS));
        bench.simulator.faults().always(PROJECT_DELETION, Fault.rateLimited(1_800));

        bench.remove(Worlds.JANE);

        assertFalse(
                bench.lines().stream().anyMatch(line -> line.contains("waiting")),
                bench.lines().toString());
    }

    @Test
    void aWaitThatIsBearableIsToldAndBorne() {
        bench.simulator.behave(b -> b.retryAfter(Behaviour.RetryAfter.SECONDS));
        bench.simulator.faults().next(2, PROJECT_DELETION, Fault.rateLimited(60));

        assertEquals(RunOutcome.REMOVED, bench.remove(Worlds.JANE).outcome());

        assertTrue(
                bench.lines().contains("  waiting 60 s: Bitbucket's rate limit"),
                bench.lines().toString());
    }

    @Test
    void anAnswerThatGotLostIsAskedForAgain() {
        bench.simulator.faults().next(1, PROJECT_DELETION, Fault.loseAnswer());

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        // the second deletion finds nothing any more, although it was this run that took it away
        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(GrantResult.State.ALREADY_GONE, Bench.states(jane).get(3));
    }

    @Test
    void aTokenThatIsRevokedInTheMiddleEndsTheRun() {
        bench.simulator.onAnswer(request -> {
            if (PROJECT_DELETION.test(request)) {
                bench.world.credentials().revoke(Worlds.SCOPED_TOKEN);
            }
        });

        RemovalReport report = bench.remove(Worlds.JANE, Worlds.MEMBER);

        assertEquals(
                Problem.Kind.INVALID_CREDENTIAL,
                Bench.problem(report.people().get(0)).kind());
        assertEquals(
                Problem.Kind.NOT_STARTED, Bench.problem(report.people().get(1)).kind());
        assertTrue(report.people().get(0).grants().size() >= 4, "what was done is in the report");
        assertEquals(4, bench.changes().size());

        bench.simulator.clearHooks();
        assertEquals(
                RunOutcome.REMOVED,
                bench.with(Bench.apiToken(Worlds.ADMIN, Worlds.ADMIN_TOKEN))
                        .remove(Worlds.JANE)
                        .outcome());
    }

    @Test
    void aTokenThatIsRevokedAtTheVeryEndDoesNotMakeItRemoved() {
        bench.simulator.onRequest(request -> {
            if (request.endpoint().equals("GET /2.0/workspaces/{workspace}/members/{member}")) {
                bench.simulator.faults().always(RequestMatcher.any(), Fault.status(401));
            }
        });

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertEquals(Problem.Kind.INVALID_CREDENTIAL, Bench.problem(jane).kind());
        assertTrue(bench.isGone(Worlds.JANE));
    }

    @Test
    void aDefectOfWhoeverListensDoesNotLoseTheReport() {
        bench.listening(line -> {
            if (line.contains("took away project")) {
                throw new IllegalStateException("the disk is full");
            }
        });

        RemovalReport report = bench.remove(Worlds.JANE, Worlds.MEMBER);

        Problem problem = Bench.problem(report.people().get(0));
        assertEquals(Problem.Kind.INTERNAL_ERROR, problem.kind());
        Bench.assertSays("the disk is full", problem.message());
        assertEquals(4, report.people().get(0).grants().size());
        assertEquals(
                Problem.Kind.NOT_STARTED, Bench.problem(report.people().get(1)).kind());
    }

    @Test
    void aDefectBeforeAnybodysTurnIsReportedToo() {
        bench.listening(line -> {
            throw new IllegalStateException("the disk is full");
        });

        RemovalReport report = bench.remove(Worlds.JANE);

        assertEquals(
                Problem.Kind.INTERNAL_ERROR, Bench.problem(Bench.only(report)).kind());
        assertEquals(List.of(), bench.changes());
    }
}
