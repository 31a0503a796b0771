package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One run for several people: each has an own end, and the worst of them is the run's. */
class SeveralPeopleTest {

    private static List<String> words(RemovalReport report) {
        return report.people().stream().map(person -> person.outcome().word()).toList();
    }

    @Test
    void whatHappensToOneDoesNotKeepTheOthers() {
        try (Bench bench = Bench.acme()) {
            String carol = bench.world.person("carol@acme.org").uuid();
            bench.simulator
                    .faults()
                    .always(
                            RequestMatcher.endpoint("GET /2.0/workspaces/{workspace}/permissions/repositories")
                                    .and(request -> request.query().contains(carol.substring(1, 9))),
                            Fault.status(403));

            RemovalReport report =
                    bench.remove(Worlds.ADMIN, "nobody@acme.org", "carol@acme.org", Worlds.JANE, Worlds.MEMBER);

            assertEquals(List.of("refused", "not-a-member", "failed", "removed", "removed"), words(report));
            assertEquals(RunOutcome.FAILED, report.outcome());
            assertEquals(Optional.empty(), report.problem(), "it was one person's, not the run's");
            assertTrue(bench.isGone(Worlds.JANE));
            assertTrue(bench.isGone(Worlds.MEMBER));
            assertEquals(
                    "Run in workspace acme: failed (1 refused, 1 not-a-member, 1 failed, 2 removed), "
                            + report.requestCount() + " requests to Bitbucket.",
                    ReportText.summary(report));
        }
    }

    @Test
    void somebodyRefusedKeepsEverything() {
        try (Bench bench = Bench.acme().protect(Worlds.MEMBER)) {
            int had = bench.world.grantsOf(Worlds.MEMBER).count();

            RemovalReport report = bench.remove(Worlds.JANE, Worlds.MEMBER);

            assertEquals(List.of("removed", "refused"), words(report));
            assertEquals(RunOutcome.REFUSED, report.outcome());
            assertEquals(had, bench.world.grantsOf(Worlds.MEMBER).count());
        }
    }

    @Test
    void somebodyAskedForTwiceIsOnePerson() {
        try (Bench bench = Bench.acme()) {
            assertEquals(List.of("removed"), words(bench.remove(Worlds.JANE, "JANE@ACME.ORG")));
        }
    }

    /** Bitbucket takes at most 90 addresses at once. */
    @Test
    void ahundredPeopleAreFound() {
        try (Bench bench = Bench.of(Worlds.large(20, 10, 120))) {
            String[] emails = IntStream.range(4, 104)
                    .mapToObj(number -> String.format("employee%05d@acme.org", number))
                    .toArray(String[]::new);

            RemovalReport report = bench.plan(emails);

            assertEquals(100, report.people().size());
            assertEquals(RunOutcome.PLANNED, report.outcome());
            assertTrue(words(report).stream().allMatch("planned"::equals));
        }
    }

    @Test
    void whatIsLeftOfEverybodyIsListed() {
        try (Bench bench = Bench.acme(WorkspaceKind.ORGANISATION)) {
            RemovalReport report = bench.remove("carol@acme.org", "frank@acme.org");

            assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
            // three groups, and for each of the two an invitation that cannot be excluded
            assertEquals(5, report.remaining().size());
        }
    }

    private static final Outcome REMOVED = new Outcome.Removed();
    private static final Outcome ABSENT = new Outcome.NotAMember(List.of());
    private static final Outcome PLANNED = new Outcome.Planned(List.of(), List.of(), Optional.empty());
    private static final Outcome LEFT = new Outcome.StillMember(List.of(new Leftover("what", "why", "cure")));
    private static final Outcome REFUSED = new Outcome.Refused(new Refusal(Refusal.Rule.SELF, "message", "cure"));
    private static final Outcome FAILED = new Outcome.Failed(new Problem(Problem.Kind.UNREACHABLE, "message", "cure"));

    private static Stream<Arguments> worst() {
        return Stream.of(
                Arguments.of(RunOutcome.REMOVED, List.of(REMOVED)),
                Arguments.of(RunOutcome.REMOVED, List.of(REMOVED, ABSENT)),
                Arguments.of(RunOutcome.REMOVED, List.of(ABSENT, REMOVED)),
                Arguments.of(RunOutcome.NOTHING_TO_DO, List.of(ABSENT, ABSENT)),
                Arguments.of(RunOutcome.PLANNED, List.of(PLANNED, ABSENT)),
                Arguments.of(RunOutcome.LEFT_FOR_A_PERSON, List.of(LEFT, REMOVED, ABSENT)),
                Arguments.of(RunOutcome.REFUSED, List.of(REMOVED, REFUSED, LEFT)),
                Arguments.of(RunOutcome.FAILED, List.of(REFUSED, FAILED, REMOVED)));
    }

    @ParameterizedTest
    @MethodSource("worst")
    void theWorstDecides(RunOutcome expected, List<Outcome> outcomes) {
        assertEquals(
                expected,
                RunOutcome.of(outcomes.stream()
                        .map(outcome -> new PersonReport(
                                List.of(new EmailAddress("jane@acme.org")), Optional.empty(), outcome, List.of()))
                        .toList()));
    }
}
