package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cleaning touches nobody else, empties and deletes no rule, and says "cleaned" only after a re-read. ({@link Bench} holds
 * every run to it that nobody else got lost and that no rule was emptied.)
 */
class ResidueCleaningTest {
    private static final String MAIN_OF_TERRAFORM = "branch rule \"push main\" of repository \"terraform\"";
    private static final RequestMatcher PUT = RequestMatcher.method("PUT");

    private final Bench bench = Bench.acme().cleaning();

    @AfterEach
    void close() {
        bench.close();
    }

    private static String state(PersonReport person, String residue) {
        return person.residues().results().stream()
                .filter(result -> result.residue().describe().equals(residue))
                .map(result -> result.state().word())
                .reduce((one, other) -> one + ", " + other)
                .orElse("not found");
    }

    private static Leftover left(PersonReport person, String residue) {
        return person.left().stream()
                .filter(left -> left.what().equals(residue))
                .findFirst()
                .orElseThrow(() -> new AssertionError(residue + " is not among " + person.left()));
    }

    /** Without the rule that names nobody but Jane, so that all can be cleaned. */
    private PersonReport removeWithoutTheHopelessOne() {
        bench.world.residues().deleteRule("spikes", "1");
        return Bench.only(bench.remove(Worlds.JANE));
    }

    @Test
    void everythingWithinReachIsCleanedAndTheRestListed() {
        PersonReport jane = removeWithoutTheHopelessOne();

        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(List.of(), jane.left());
        assertEquals(Set.of(), bench.world.residues().of(Worlds.JANE));
        for (String residue : List.of(
                "default reviewer of project \"MOB\"",
                "default reviewer of repository \"terraform\"",
                "default reviewer of repository \"ledger\"",
                MAIN_OF_TERRAFORM,
                "branch rule \"push main\" of repository \"identity\"")) {
            assertEquals("cleaned", state(jane, residue), residue);
        }
        assertEquals("listed", state(jane, "author of open pull request #1 \"Round to cents\" in \"ledger\""));
        assertEquals(
                List.of("Looked at 10 repositories and 5 projects: those where the person had a direct grant, and those"
                        + " within the person's reach before."),
                jane.residues().notes());
    }

    @Test
    void theOthersOfARuleStayInIt() {
        removeWithoutTheHopelessOne();

        assertEquals(
                List.of("carol@acme.org", "release-managers"),
                bench.world.residues().inRule("terraform", "1"));
        assertEquals(List.of("developers"), bench.world.residues().inRule("identity", "1"));
    }

    @Test
    void aRuleIsNeverEmptiedButLeftForAPersonWhoIsStillRemoved() {
        RemovalReport report = bench.remove(Worlds.JANE);

        PersonReport jane = Bench.only(report);
        String rule = "branch rule \"restrict_merges release/*\" of repository \"spikes\"";
        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
        assertEquals("left", state(jane, rule));
        assertEquals(
                new Leftover(
                        rule,
                        "The rule names nobody else: without the person, nobody could do what it is about.",
                        "An administrator of the repository names somebody else in the rule, or deletes it, in"
                                + " Repository settings > Branch restrictions: https://bitbucket.org/acme/spikes/admin"),
                left(jane, rule));
        assertEquals(List.of(Worlds.JANE), bench.world.residues().inRule("spikes", "1"));
        assertTrue(bench.lines().contains("NOT ALL CLEANED: of jane@acme.org. Left for a person to do:"));
        assertEquals(
                "Run in workspace acme: left-for-a-person (1 removed), " + report.requestCount()
                        + " requests to Bitbucket.",
                ReportText.summary(report));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void itMakesNoDifferenceWhatBitbucketDoesWithWhatIsLeftOut(boolean keeps, boolean sorts) {
        bench.simulator.behave(b -> b.branchRuleKeepsWhatIsLeftOut(keeps).effectiveListSortsByUpdate(sorts));

        assertEquals(List.of(), removeWithoutTheHopelessOne().left());
    }

    @Test
    void aRuleThatCannotBeChangedAnyMoreIsLeftWithItsCure() {
        bench.simulator.behave(b -> b.branchRuleOfFormerMemberEditable(false));

        PersonReport jane = removeWithoutTheHopelessOne();

        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals("left", state(jane, MAIN_OF_TERRAFORM));
        assertEquals("cleaned", state(jane, "default reviewer of repository \"terraform\""));
        Leftover left = left(jane, MAIN_OF_TERRAFORM);
        Bench.assertSays("Bitbucket refused to change the rule.", left.why());
        Bench.assertSays("makes the rule anew without the person", left.cure());
        Bench.assertSays("https://bitbucket.org/acme/terraform/admin", left.cure());
    }

    @Test
    void whoeverJoinsOrLeavesARuleMeanwhileStaysAsHeIs() {
        AtomicInteger reads = new AtomicInteger();
        bench.simulator.onRequest(request -> {
            // between the list and the read that precedes the change
            if (request.method().equals("GET")
                    && request.path().endsWith("/terraform/branch-restrictions/1")
                    && reads.incrementAndGet() == 1) {
                bench.world.residues().addToRule("terraform", "1", "frank@acme.org");
                bench.world.residues().removeFromRule("terraform", "1", "carol@acme.org");
            }
        });
        bench.world.residues().deleteRule("spikes", "1");

        PersonReport jane = Bench.only(bench.removeWhileOthersMove(Worlds.JANE));

        assertEquals("cleaned", state(jane, MAIN_OF_TERRAFORM));
        assertEquals(
                List.of("frank@acme.org", "release-managers"),
                bench.world.residues().inRule("terraform", "1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aChangeIsNotRepeatedWithoutReadingTheRuleAgain(int status) {
        bench.simulator.faults().next(1, PUT.and(RequestMatcher.pathContains("/terraform/")), Fault.status(status));
        bench.simulator.onAnswer(request -> {
            if (request.method().equals("PUT") && request.status() == status) {
                bench.world.residues().addToRule("terraform", "1", "frank@acme.org");
            }
        });
        bench.world.residues().deleteRule("spikes", "1");

        PersonReport jane = Bench.only(bench.removeWhileOthersMove(Worlds.JANE));

        assertEquals("cleaned", state(jane, MAIN_OF_TERRAFORM));
        assertEquals(
                List.of("carol@acme.org", "frank@acme.org", "release-managers"),
                bench.world.residues().inRule("terraform", "1"));
    }

    @Test
    void aChangeWhoseAnswerGotLostIsFoundDone() {
        bench.simulator.faults().next(1, PUT, Fault.loseAnswer());

        PersonReport jane = removeWithoutTheHopelessOne();

        assertEquals(List.of(), jane.left());
        assertEquals("cleaned", state(jane, MAIN_OF_TERRAFORM));
    }

    @Test
    void whereOthersGotLostItIsSaidAndNoFurtherRuleIsChanged() {
        // as if Bitbucket did not take people by UUID
        bench.simulator.onAnswer(request -> {
            if (request.method().equals("PUT") && request.path().contains("/identity/")) {
                bench.world.residues().removeFromRule("identity", "1", Worlds.MEMBER);
            }
        });
        bench.world.residues().addToRule("identity", "1", Worlds.MEMBER);
        bench.world.residues().addToRule("identity", "1", "dinesh@acme.org");

        RemovalReport report = bench.removeWhileOthersMove(Worlds.JANE, "dinesh@acme.org");

        PersonReport jane = report.people().get(0);
        String rule = "branch rule \"push main\" of repository \"identity\"";
        assertEquals("left", state(jane, rule));
        Bench.assertSays(
                "so are others who were in it: Bob Keller.", left(jane, rule).why());
        PersonReport dinesh = report.people().get(1);
        assertEquals("left", state(dinesh, rule));
        Bench.assertSays("so no further rule is changed", left(dinesh, rule).why());
        assertTrue(bench.world.residues().inRule("identity", "1").contains("dinesh@acme.org"));
    }

    @Test
    void whatSomebodyElseCleanedMeanwhileIsGone() {
        AtomicInteger first = new AtomicInteger();
        bench.simulator.onRequest(request -> {
            if (request.isWrite()
                    && request.path().contains("/projects/MOB/default-reviewers/")
                    && first.incrementAndGet() == 1) {
                bench.world.residues().removeReviewer("ledger", Worlds.JANE);
                bench.world.residues().removeFromRule("terraform", "1", Worlds.JANE);
                bench.world.residues().deleteRule("spikes", "1");
            }
        });

        PersonReport jane = Bench.only(bench.removeWhileOthersMove(Worlds.JANE));

        assertEquals(List.of(), jane.left());
        assertEquals("already-gone", state(jane, "default reviewer of repository \"ledger\""));
        assertEquals("already-gone", state(jane, MAIN_OF_TERRAFORM));
        assertEquals("already-gone", state(jane, "branch rule \"restrict_merges release/*\" of repository \"spikes\""));
    }

    @Test
    void cleanedIsNotSaidWhileItStillShows() {
        bench.simulator
                .faults()
                .always(
                        RequestMatcher.method("DELETE").and(RequestMatcher.pathContains("default-reviewers")),
                        Fault.body(204, "application/json", ""));

        PersonReport jane = removeWithoutTheHopelessOne();

        String residue = "default reviewer of project \"MOB\"";
        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals("left", state(jane, residue));
        assertEquals(
                "Bitbucket accepted the change, but still shows it 15 s later.",
                left(jane, residue).why());
        assertEquals("cleaned", state(jane, MAIN_OF_TERRAFORM));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 405, 409})
    void whatIsRefusedIsLeftAndDoesNotKeepTheRest(int status) {
        bench.simulator
                .faults()
                .always(
                        RequestMatcher.method("DELETE")
                                .and(RequestMatcher.pathContains("/terraform/default-reviewers/")),
                        Fault.status(status));

        PersonReport jane = removeWithoutTheHopelessOne();

        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(1, jane.left().size(), jane.left().toString());
        Leftover left = left(jane, "default reviewer of repository \"terraform\"");
        Bench.assertSays(Integer.toString(status), left.why());
        Bench.assertSays(
                "Repository settings > Default reviewers: https://bitbucket.org/acme/terraform/admin", left.cure());
        assertEquals("cleaned", state(jane, "default reviewer of repository \"ledger\""));
    }

    @Test
    void anAnswerThatIsNotUnderstoodLeavesItToTheReRead() {
        RequestMatcher ledger = RequestMatcher.method("DELETE").and(RequestMatcher.pathContains("/ledger/"));
        bench.simulator.faults().always(ledger, Fault.redirect("https://elsewhere.example/"));
        bench.simulator.onRequest(request -> {
            if (ledger.test(request)) {
                bench.world.residues().removeReviewer("ledger", Worlds.JANE);
            }
        });

        PersonReport jane = removeWithoutTheHopelessOne();

        assertEquals(List.of(), jane.left());
        assertEquals("cleaned", state(jane, "default reviewer of repository \"ledger\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whereBitbucketGivesUpTheRestIsLeftAndTheRemovalStands(int status) {
        bench.simulator
                .faults()
                .always(
                        RequestMatcher.method("DELETE").and(RequestMatcher.pathContains("default-reviewers")),
                        Fault.status(status));

        RemovalReport report = bench.remove(Worlds.JANE);

        PersonReport jane = Bench.only(report);
        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
        assertTrue(report.problem().isEmpty());
        assertEquals("left", state(jane, MAIN_OF_TERRAFORM));
        Bench.assertSays("It was not changed: ", left(jane, MAIN_OF_TERRAFORM).why());
        assertEquals(6, bench.world.residues().of(Worlds.JANE).size(), "as they were");
    }

    @Test
    void whatMustBeCleanedButCannotBeSeenIsLeftForAPerson() {
        bench.simulator
                .faults()
                .always(RequestMatcher.pathContains("/runbooks/branch-restrictions"), Fault.status(403));

        RemovalReport report = bench.remove(Worlds.JANE);

        assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
        assertEquals(new Outcome.Removed(), Bench.only(report).outcome());
        Bench.assertSays(
                "They could not be looked at. Bitbucket forbids it.",
                left(Bench.only(report), "branch rules in runbooks, if any").why());
    }

    @Test
    void aDryRunPlansExactlyThatAndChangesNothing() {
        PersonReport planned = Bench.only(bench.plan(Worlds.JANE));

        assertEquals(List.of(), bench.changes());
        assertEquals(List.of(), planned.left());
        assertEquals("planned", state(planned, MAIN_OF_TERRAFORM));
        assertEquals("planned", state(planned, "default reviewer of repository \"ledger\""));
        assertEquals("left", state(planned, "branch rule \"restrict_merges release/*\" of repository \"spikes\""));
        PersonReport removed = Bench.only(bench.remove(Worlds.JANE));
        assertEquals(
                removed.residues().results().stream()
                        .map(result ->
                                result.residue() + " " + result.state().word().replace("cleaned", "planned"))
                        .toList(),
                planned.residues().results().stream()
                        .map(result -> result.residue() + " " + result.state().word())
                        .toList());
    }

    @Test
    void whatADryRunCannotSeeIsANoteBecauseNothingWasToBeDoneYet() {
        bench.simulator.faults().always(RequestMatcher.pathContains("branch-restrictions"), Fault.status(403));

        RemovalReport report = bench.plan(Worlds.JANE);

        assertEquals(RunOutcome.PLANNED, report.outcome());
        assertEquals(List.of(), report.remaining());
        Bench.assertSays(
                "Not looked at: branch rules in ",
                String.join("\n", Bench.only(report).residues().notes()));
    }

    @Test
    void withoutBeingAskedNothingIsCleaned() {
        try (Bench listing = Bench.acme()) {
            listing.remove(Worlds.JANE);
            assertEquals(9, listing.changes().size());
        }
    }

    @Test
    void whoKeepsSomeAccessIsCleanedAllTheSame() {
        try (Bench organisation = Bench.acme(WorkspaceKind.ORGANISATION).cleaning()) {
            PersonReport jane = Bench.only(organisation.remove(Worlds.JANE));

            assertEquals("still-member", jane.outcome().word());
            assertEquals("cleaned", state(jane, MAIN_OF_TERRAFORM));
            assertEquals(5, jane.left().size(), "three groups, perhaps an invitation, and the rule with nobody else");
        }
    }

    @Test
    void onlyTheNewestOfAHugeReachAreLookedAt() {
        try (Bench large = Bench.of(Worlds.large(1_500, 10, 8)).cleaning()) {
            RemovalReport report = large.remove(Worlds.JANE);

            assertEquals(RunOutcome.REMOVED, report.outcome());
            List<String> notes = Bench.only(report).residues().notes();
            assertTrue(notes.get(0).startsWith("Looked at 100 repositories and "), notes.toString());
            assertTrue(
                    notes.get(1).matches("\\d+ repositories were not looked at: the limit is 100 for one person."),
                    notes.toString());
            assertTrue(
                    large.simulator.requests().stream()
                            .anyMatch(request -> request.path().contains("/repo-01491/branch-restrictions")),
                    "the newest within reach");
            assertTrue(report.requestCount() < 400, report.requestCount() + " requests");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUSED_400", "IGNORED"})
    void withoutAListOfTheReachTheDirectGrantsAreCleaned(Behaviour.UserFilter filter) {
        bench.simulator.behave(b -> b.permissionFilterByUserUuid(filter));

        PersonReport jane = removeWithoutTheHopelessOne();

        assertEquals("cleaned", state(jane, MAIN_OF_TERRAFORM));
        assertEquals(
                Set.of("reviewer of ledger", "rule 1 of identity"),
                bench.world.residues().of(Worlds.JANE));
        Bench.assertSays(
                "Which other repositories were within reach is not known",
                String.join("\n", jane.residues().notes()));
    }

    @Test
    void aRunThatWentOnAfterAnInterruptionSaysWhatItDoesNotKnow() {
        bench.listening(line -> {
            if (line.contains("took away project")) {
                Thread.currentThread().interrupt();
            }
        });
        RemovalReport first = bench.remove(Worlds.JANE);
        assertTrue(Thread.interrupted() || first.interrupted());

        PersonReport jane = Bench.only(bench.listening(line -> {}).resume(Worlds.JANE));

        assertEquals(new Outcome.Removed(), jane.outcome());
        Bench.assertSays(
                "what was within reach before that is not known",
                String.join("\n", jane.residues().notes()));
        assertEquals("cleaned", state(jane, "default reviewer of project \"MOB\""));
    }

    @Test
    void anInterruptionWhileCleaningKeepsTheAccountOfIt() {
        bench.simulator.onAnswer(request -> {
            if (request.method().equals("PUT")) {
                interruptTheEngine();
            }
        });
        List<Thread> engine = new ArrayList<>();
        engines = engine;
        bench.listening(line -> engine.add(Thread.currentThread()));

        RemovalReport report = bench.remove(Worlds.JANE);

        assertEquals(RunOutcome.INTERRUPTED, report.outcome());
        PersonReport jane = Bench.only(report);
        assertEquals(new Outcome.Removed(), jane.outcome());
        assertTrue(jane.residues().results().stream()
                .noneMatch(result -> result.state() == ResidueResult.State.UNVERIFIED));
        assertFalse(jane.residues().left().isEmpty());
    }

    private List<Thread> engines = new ArrayList<>();

    private void interruptTheEngine() {
        engines.stream().findFirst().ifPresent(Thread::interrupt);
    }

    @Test
    void nothingIsAskedForThatNamesSomebodyElse() {
        String jane = bench.world.person(Worlds.JANE).uuid().replaceAll("[{}]", "");
        removeWithoutTheHopelessOne();

        for (RequestRecord write : bench.simulator.writes()) {
            assertTrue(
                    write.path().contains(jane)
                            || write.path().contains("00000000-0000")
                            || write.method().equals("PUT") && write.path().contains("/branch-restrictions/"),
                    write.toString());
        }
    }
}
