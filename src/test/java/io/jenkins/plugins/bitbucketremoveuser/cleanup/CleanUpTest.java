package io.jenkins.plugins.bitbucketremoveuser.cleanup;

import static io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpBench.LIMITS;
import static io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpBench.assertSays;
import static io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpBench.notOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedEnd;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedPerson;
import io.jenkins.plugins.bitbucketremoveuser.finding.AccountStatus;
import io.jenkins.plugins.bitbucketremoveuser.finding.Criterion;
import io.jenkins.plugins.bitbucketremoveuser.finding.GrantedOnlyDirectly;
import io.jenkins.plugins.bitbucketremoveuser.finding.OnList;
import io.jenkins.plugins.bitbucketremoveuser.finding.Roster;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.MostPeople;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedAccounts;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedDomains;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.SetBy;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Credentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is removed, who waits, and when nobody is touched. */
class CleanUpTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final String EMPLOYEE = "worker%d@acme.org";

    @TempDir
    private Path folder;

    private CleanUpBench bench;

    /** An administrator, and twenty who work here. */
    private static SimulatorWorld office() {
        var world = SimulatorWorld.builder().person(Worlds.ADMIN, "Ada Lindqvist");
        String[] workers = emails(20).toArray(String[]::new);
        for (String worker : workers) {
            world.person(worker, worker.substring(0, worker.indexOf('@')));
        }
        return world.workspace(
                        Worlds.WORKSPACE,
                        acme -> acme.admins("Administrators", Worlds.ADMIN).group("Developers", workers))
                .apiToken(Worlds.ADMIN, Worlds.SCOPED_TOKEN, Credentials.ALL_SCOPES)
                .build();
    }

    private static List<String> emails(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(EMPLOYEE, i))
                .toList();
    }

    /** Everybody but the last few. */
    private static Criterion rosterWithout(int gone) {
        return notOn(Worlds.ADMIN + "\n" + String.join("\n", emails(20 - gone)));
    }

    @BeforeEach
    void open() {
        bench = new CleanUpBench(office(), folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void in(SimulatorWorld world) {
        bench.close();
        bench = new CleanUpBench(world, folder);
    }

    private static CleanUpLimits limits(int people, int share, int shrinkage, int grace) {
        return new CleanUpLimits(people, share, shrinkage, grace);
    }

    private static CleanUpLimits grace(int days) {
        return limits(10, 100, 30, days);
    }

    // --- finding and removing

    @Test
    void whoeverIsNotOnTheRosterIsRemovedAndNobodyElse() throws Exception {
        CleanUpReport report = bench.run(LIMITS, rosterWithout(2));

        assertEquals(RunOutcome.REMOVED, report.outcome());
        assertEquals(Set.of("worker18", "worker19"), CleanUpBench.due(report));
        assertTrue(bench.isGone("worker18@acme.org"));
        assertTrue(bench.isGone("worker19@acme.org"));
        assertTrue(bench.world.isMember("worker17@acme.org"));
        assertEquals(bench.simulator.count(), report.requestCount());
        assertSays("is not on the roster", bench.text());
        assertSays(
                "Clean-up of workspace acme: removed (2 removed). " + report.requestCount() + " requests",
                bench.text());
    }

    @Test
    void repeatedRunHasNothingToDo() throws Exception {
        bench.run(LIMITS, rosterWithout(2));

        CleanUpReport report = bench.run(LIMITS, rosterWithout(2));

        assertEquals(RunOutcome.NOTHING_TO_DO, report.outcome());
        assertEquals(Set.of(), CleanUpBench.due(report));
        assertTrue(report.removal().isEmpty());
    }

    @Test
    void dryRunPlansAndRemembersNothing() throws Exception {
        CleanUpReport report = bench.dryRun(true).run(LIMITS, rosterWithout(2));

        assertEquals(RunOutcome.PLANNED, report.outcome());
        assertEquals(
                2,
                report.removal()
                                .orElseThrow()
                                .workspaces()
                                .get(0)
                                .people()
                                .get(0)
                                .grants()
                                .size()
                        + report.removal()
                                .orElseThrow()
                                .workspaces()
                                .get(0)
                                .people()
                                .get(1)
                                .grants()
                                .size());
        assertEquals(Remembered.nothing(), bench.memory.read());
        assertTrue(bench.world.isMember("worker19@acme.org"));
    }

    @Test
    void whomARuleProtectsIsNamedAndLeftAlone() throws Exception {
        bench.with(SafetyPolicy.of(ProtectedAccounts.parse("worker19@acme.org", SetBy.JOB)));

        CleanUpReport report = bench.run(LIMITS, notOn(String.join("\n", emails(18))));

        assertEquals(RunOutcome.REMOVED, report.outcome());
        assertEquals(Set.of("worker18"), CleanUpBench.due(report));
        assertEquals(
                Set.of("Ada Lindqvist", "worker19"),
                report.untouchable().stream()
                        .map(one -> one.person().displayName())
                        .collect(Collectors.toSet()));
        assertSays("2 protected", bench.text());
    }

    @Test
    void rulesOfTheRemovalHoldForItToo() throws Exception {
        bench.with(SafetyPolicy.of(new MostPeople(1, SetBy.GLOBAL_CONFIGURATION)));

        CleanUpReport report = bench.run(LIMITS, rosterWithout(2));

        assertEquals(RunOutcome.REFUSED, report.outcome());
        assertFalse(bench.isGone("worker18@acme.org"));
        assertFalse(bench.isGone("worker19@acme.org"));
    }

    /** Nobody tells the address of somebody who is not on the roster. */
    @Test
    void whomAProtectedDomainMayProtectIsLeftAloneAndLeftForAPerson() throws Exception {
        bench.with(SafetyPolicy.of(ProtectedDomains.parse("partner.org", SetBy.GLOBAL_CONFIGURATION)));

        CleanUpReport report = bench.run(LIMITS, rosterWithout(1));

        assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
        assertEquals(Set.of(), CleanUpBench.due(report));
        assertEquals(1, report.unchecked().size());
        assertSays("worker19", bench.text());
        assertSays("left alone. Domains are protected, and nobody tells this person's address", bench.text());
    }

    @Test
    void whoseAddressIsKnownIsHeldToAProtectedDomainByIt() throws Exception {
        bench.with(SafetyPolicy.of(ProtectedDomains.parse("partner.org", SetBy.GLOBAL_CONFIGURATION)));
        Criterion list = new OnList(new Roster("leavers", List.of(new EmailAddress("worker3@acme.org"))));

        assertEquals(RunOutcome.REMOVED, bench.run(LIMITS, list).outcome());
        assertTrue(bench.isGone("worker3@acme.org"));
    }

    /** Even if the address is told for the rule's sake alone. */
    @Test
    void theOrganisationTellsTheAddressThatAProtectedDomainIsHeldAgainst() throws Exception {
        in(Worlds.acme(WorkspaceKind.ORGANISATION));
        bench.withOrganisation();
        bench.with(SafetyPolicy.of(ProtectedDomains.parse("acme.org", SetBy.GLOBAL_CONFIGURATION)));

        CleanUpReport held = bench.run(LIMITS, new AccountStatus(List.of("inactive")));

        assertEquals(Set.of(), CleanUpBench.due(held));
        assertEquals(1, held.untouchable().size());
        bench.with(SafetyPolicy.of(ProtectedDomains.parse("partner.org", SetBy.GLOBAL_CONFIGURATION)));
        CleanUpReport report = bench.run(LIMITS, new AccountStatus(List.of("inactive")));
        assertEquals(Set.of("Hugo Martin"), CleanUpBench.due(report));
        assertEquals(List.of(), report.unchecked());
    }

    /** Nobody tells the address of somebody who is not on the roster; but those on it are not this person's. */
    @Test
    void invitationOfSomebodyOnTheRosterIsNobodyElses() throws Exception {
        bench.world.invite("hired@acme.org", "developers");
        String roster = Worlds.ADMIN + "\n" + String.join("\n", emails(19)) + "\n";

        CleanUpReport report = bench.run(LIMITS, notOn(roster + "Hired@acme.org"));

        assertEquals(RunOutcome.REMOVED, report.outcome());
        assertTrue(bench.world.isInvited("hired@acme.org"));
    }

    @Test
    void invitationOfSomebodyElseMayBeThatOfWhoeverIsRemoved() throws Exception {
        bench.world.invite("private@mail.org", "developers");

        CleanUpReport report = bench.run(LIMITS, rosterWithout(1));

        assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
        assertTrue(bench.isGone("worker19@acme.org"));
        assertTrue(bench.world.isInvited("private@mail.org"));
        assertSays("a pending invitation, if any", bench.text());
    }

    @Test
    void failedSearchTouchesNobodyAndForgetsNothing() throws Exception {
        bench.run(grace(7), rosterWithout(2));
        Remembered before = bench.memory.read();
        bench.simulator
                .faults()
                .always(
                        request -> request.path().endsWith("/members")
                                && request.query().contains("user.email"),
                        Fault.status(403));

        CleanUpReport report = bench.run(grace(7), rosterWithout(3));

        assertEquals(RunOutcome.FAILED, report.outcome());
        assertEquals(before, bench.memory.read());
        assertSays("the search failed", bench.text());
    }

    @Test
    void interruptedSearchIsToldAsThat() throws Exception {
        Thread.currentThread().interrupt();
        CleanUpReport report = bench.run(LIMITS, rosterWithout(2));

        assertTrue(Thread.interrupted());
        assertTrue(report.interrupted());
        assertTrue(report.removal().isEmpty());
    }

    /** Whatever the roster says by now: it is the same run. */
    @Test
    void whatWasInterruptedGoesOnWithThoseWhoWereDueThen() throws Exception {
        CleanUpReport report = bench.resume("worker18@acme.org");

        assertEquals(RunOutcome.REMOVED, report.outcome());
        assertTrue(bench.isGone("worker18@acme.org"));
        assertTrue(bench.world.isMember("worker19@acme.org"));
        assertTrue(report.search().isEmpty());
        assertEquals(
                "removed",
                new ObjectMapper()
                        .readTree(new CleanUpJson().write(report))
                        .path("outcome")
                        .asText());
    }

    // --- for the audit log

    @Test
    void theAuditLogTellsWhoWasRemovedAndHowItEnded() throws Exception {
        CleanUpReport report = bench.run(LIMITS, rosterWithout(2));

        AuditedEnd end = AuditedEnd.of(report);

        assertEquals("removed", end.result());
        assertEquals(report.requestCount(), end.requests());
        assertEquals("", end.error());
        assertEquals(
                Set.of("worker18", "worker19"),
                end.people().stream().map(AuditedPerson::displayName).collect(Collectors.toSet()));
    }

    @Test
    void theAuditLogTellsWhatStoppedIt() throws Exception {
        AuditedEnd end = AuditedEnd.of(bench.run(limits(1, 100, 30, 0), rosterWithout(2)));

        assertEquals("refused", end.result());
        assertSays("too-many-people: 2 people are due", end.error());
        assertEquals(List.of(), end.people());
    }

    @Test
    void theAuditLogTellsWhyTheSearchFailed() throws Exception {
        bench.simulator.faults().always(request -> request.path().endsWith("/members"), Fault.status(403));

        AuditedEnd end = AuditedEnd.of(bench.run(LIMITS, rosterWithout(2)));

        assertEquals("failed", end.result());
        assertSays("acme: ", end.error());
    }

    // --- the roster of the last run

    @Test
    void rosterThatIsSuddenlyShorterStopsBeforeAnythingIsAsked() throws Exception {
        assertEquals(
                RunOutcome.NOTHING_TO_DO, bench.run(LIMITS, rosterWithout(0)).outcome());
        int asked = bench.simulator.count();

        CleanUpReport report = bench.run(limits(20, 100, 30, 0), rosterWithout(7));

        assertEquals(RunOutcome.REFUSED, report.outcome());
        assertEquals(Stop.Guard.ROSTER_SHRUNK, report.stop().orElseThrow().guard());
        assertSays("The roster hr.csv has 14 entries, and had 21 at the last run: more than 30 % less", bench.text());
        assertEquals(asked, bench.simulator.count());
        // nor is the next one compared with the shorter one
        assertEquals(21, bench.memory.read().rosterEntries());
    }

    @Test
    void rosterThatIsAsMuchShorterAsIsAllowedGoesThrough() throws Exception {
        bench.run(LIMITS, rosterWithout(0));

        // 15 of 21
        assertEquals(
                RunOutcome.REMOVED,
                bench.run(limits(20, 100, 30, 0), rosterWithout(6)).outcome());
        assertEquals(15, bench.memory.read().rosterEntries());
    }

    @Test
    void whoeverAllowsALargerShrinkageGetsIt() throws Exception {
        bench.run(LIMITS, rosterWithout(0));

        assertEquals(
                RunOutcome.REMOVED,
                bench.run(limits(20, 100, 50, 0), rosterWithout(8)).outcome());
        assertTrue(bench.isGone("worker12@acme.org"));
    }

    /** Else a roster that is cut off would be what the next night's, cut off further, is compared with. */
    @Test
    void rosterOfARunThatWasStoppedIsNotWhatTheNextOneIsComparedWith() throws Exception {
        bench.run(LIMITS, rosterWithout(0));

        assertTrue(bench.run(limits(1, 100, 30, 0), rosterWithout(6)).stop().isPresent());

        assertEquals(21, bench.memory.read().rosterEntries());
    }

    // --- how many at once

    @Test
    void morePeopleThanAllowedAreNotTouchedAtAll() throws Exception {
        CleanUpReport report = bench.run(limits(3, 100, 30, 0), rosterWithout(4));

        assertEquals(RunOutcome.REFUSED, report.outcome());
        assertEquals(Stop.Guard.TOO_MANY_PEOPLE, report.stop().orElseThrow().guard());
        assertEquals(4, report.due().size());
        assertSays("STOPPED: 4 people are due, and one run removes at most 3. Nobody was touched.", bench.text());
        assertEquals(
                RunOutcome.REMOVED,
                bench.run(limits(4, 100, 30, 0), rosterWithout(4)).outcome());
    }

    @Test
    void largerShareThanAllowedIsNotTouchedAtAll() throws Exception {
        // 20 % of 21 are 4
        CleanUpReport report = bench.run(limits(100, 20, 30, 0), rosterWithout(5));

        assertEquals(Stop.Guard.TOO_LARGE_SHARE, report.stop().orElseThrow().guard());
        assertSays("5 of 21 members are due, and one run removes at most 20 %, here 4", bench.text());
        assertEquals(
                RunOutcome.REMOVED,
                bench.run(limits(100, 20, 30, 0), rosterWithout(4)).outcome());
    }

    @Test
    void oneIsAlwaysAllowedOrASmallWorkspaceCouldNeverBeCleanedUp() throws Exception {
        assertEquals(
                RunOutcome.REMOVED,
                bench.run(limits(100, 1, 30, 0), rosterWithout(1)).outcome());
    }

    // --- the grace period

    @Test
    void whoIsFoundWaitsAndIsRemovedWhenTheGracePeriodIsOver() throws Exception {
        CleanUpReport first = bench.run(grace(7), rosterWithout(1));
        assertEquals(RunOutcome.NOTHING_TO_DO, first.outcome());
        assertEquals(Set.of("worker19"), CleanUpBench.names(first.waiting()));
        assertSays("found since 2026-11-24T03:17:00Z, is removed from 2026-12-01T02:17:00Z on", bench.text());

        bench.pass(DAY.multipliedBy(6));
        assertEquals(
                Set.of("worker19"),
                CleanUpBench.names(bench.run(grace(7), rosterWithout(1)).waiting()));

        // a night later, and a little early
        bench.pass(DAY.minusMinutes(20));
        assertEquals(RunOutcome.REMOVED, bench.run(grace(7), rosterWithout(1)).outcome());
        assertTrue(bench.isGone("worker19@acme.org"));

        bench.run(grace(7), rosterWithout(1));
        assertEquals(Map.of(), bench.memory.read().marks());
    }

    @Test
    void whoIsBackOnTheRosterLosesTheMark() throws Exception {
        bench.run(grace(7), rosterWithout(2));
        bench.pass(DAY.multipliedBy(5));
        bench.run(grace(7), rosterWithout(1));
        bench.pass(DAY.multipliedBy(3));

        CleanUpReport report = bench.run(grace(7), rosterWithout(2));

        assertEquals(Set.of("worker19"), CleanUpBench.due(report));
        assertEquals(Set.of("worker18"), CleanUpBench.names(report.waiting()));
    }

    @Test
    void whoIsBackOnTheRosterLosesTheMarkAlsoInARunThatIsStopped() throws Exception {
        bench.run(grace(7), rosterWithout(5));
        bench.pass(DAY.multipliedBy(8));
        assertTrue(bench.run(limits(2, 100, 30, 7), rosterWithout(4)).stop().isPresent());
        bench.pass(DAY);

        CleanUpReport report = bench.run(grace(7), rosterWithout(5));

        assertEquals(Set.of("worker15"), CleanUpBench.names(report.waiting()));
        assertEquals(4, report.due().size());
    }

    @Test
    void marksOfOtherCriteriaDoNotCount() throws Exception {
        bench.run(grace(7), rosterWithout(1));
        bench.pass(DAY.multipliedBy(8));

        CleanUpReport report = bench.run(grace(7), rosterWithout(1), new AccountStatus(List.of("active")));

        assertEquals(Set.of("worker19"), CleanUpBench.names(report.waiting()));
        assertSays("were made for other criteria (not-on-roster) and do not count", bench.text());
    }

    @Test
    void dryRunMarksNobodyAndTellsWhoWouldBeRemovedNow() throws Exception {
        bench.dryRun(true).run(grace(7), rosterWithout(1));
        assertEquals(Map.of(), bench.memory.read().marks());

        bench.dryRun(false).run(grace(7), rosterWithout(1));
        bench.pass(DAY.multipliedBy(8));
        CleanUpReport report = bench.dryRun(true).run(grace(7), rosterWithout(2));

        assertEquals(RunOutcome.PLANNED, report.outcome());
        assertEquals(Set.of("worker19"), CleanUpBench.due(report));
        assertSays("would be removed from", bench.text());
    }

    @Test
    void clockThatWasWrongNeitherEndsTheGracePeriodNorMakesItLastForEver() throws Exception {
        bench.pass(Duration.ofDays(400));
        bench.run(grace(7), rosterWithout(1));
        bench.pass(Duration.ofDays(-400));

        assertEquals(1, bench.run(grace(7), rosterWithout(1)).waiting().size());
        bench.pass(Duration.ofDays(7));
        assertEquals(RunOutcome.REMOVED, bench.run(grace(7), rosterWithout(1)).outcome());
    }

    // --- the memory

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"schema\":\"bitbucket-remove-user/clean-up-memory\",\"version\":2,\"criteria\":\"\",\"rosterEntries\":1,\"marks\":{}}",
                "{\"schema\":\"bitbucket-remove-user/clean-up-memory\",\"version\":1,\"criteria\":\"\",\"rosterEntries\":1}",
                "{\"schema\":\"bitbucket-remove-user/clean-up-memory\",\"version\":1,\"criteria\":\"\",\"rosterEntries\":1,\"marks\":{\"a\":\"soon\"}}"
            })
    void damagedMemoryStopsBeforeAnythingIsAsked(String text) throws Exception {
        Files.writeString(folder.resolve("acme.json"), text);

        CleanUpReport report = bench.run(LIMITS, rosterWithout(1));

        assertEquals(Stop.Guard.NO_MEMORY, report.stop().orElseThrow().guard());
        assertSays("acme.json is damaged", bench.text());
        assertEquals(0, bench.simulator.count());
        assertEquals(text, Files.readString(folder.resolve("acme.json")), "nothing is lost");
    }

    @Test
    void memoryThatCannotBeWrittenStopsBeforeAnybodyIsTouched() throws Exception {
        bench.memory = new MemoryFile(folder.resolve("file").resolve("acme.json"));
        Files.writeString(folder.resolve("file"), "");

        CleanUpReport report = bench.run(LIMITS, rosterWithout(1));

        assertEquals(Stop.Guard.NO_MEMORY, report.stop().orElseThrow().guard());
        assertTrue(bench.world.isMember("worker19@acme.org"));
    }

    @Test
    void memoryHasNeitherNamesNorAddressesAndIsTheOwnersAlone() throws Exception {
        bench.run(grace(7), rosterWithout(1));

        String text = Files.readString(folder.resolve("acme.json"));
        assertFalse(text.contains("worker19"), text);
        assertSays(bench.world.person("worker19@acme.org").uuid().toLowerCase(Locale.ROOT), text);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("acme.json"))));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing else is left lying about");
        }
    }

    @Test
    void memoryThatCannotBeReadIsNoEmptyOne() {
        assertThrows(IOException.class, () -> new MemoryFile(folder).read());
    }

    // --- limits

    @ParameterizedTest
    @CsvSource({
        "0, 10, 30, 0, maxRemovals",
        "1, 0, 30, 0, maxShare",
        "1, 101, 30, 0, maxShare",
        "1, 1, 101, 0, rosterShrinkage",
        "1, 1, -1, 0, rosterShrinkage",
        "1, 1, 1, -1, graceDays",
        "1, 1, 1, 366, graceDays"
    })
    void limitsThatCannotBeMeant(int people, int share, int shrinkage, int days, String field) {
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> limits(people, share, shrinkage, days));

        assertEquals(field, e.field());
    }

    // --- for programs

    @Test
    void asJson() throws Exception {
        bench.run(grace(7), rosterWithout(1));
        bench.pass(DAY.multipliedBy(8));
        CleanUpReport report = bench.run(grace(7), rosterWithout(2));

        JsonNode root = new ObjectMapper().readTree(new CleanUpJson().write(report));

        assertEquals("bitbucket-remove-user/clean-up", root.path("schema").asText());
        assertEquals("removed", root.path("outcome").asText());
        assertEquals(7, root.path("limits").path("graceDays").asInt());
        assertEquals("worker19", root.path("due").path(0).path("displayName").asText());
        assertEquals(
                "worker18", root.path("waiting").path(0).path("displayName").asText());
        assertEquals(
                "2026-12-02T03:17:00Z",
                root.path("waiting").path(0).path("since").asText());
        assertEquals(2, root.path("search").path("found").size());
        assertEquals(
                "removed",
                root.path("removal").path("workspaces").path(0).path("outcome").asText());
        assertEquals(report.requestCount(), root.path("requests").path("total").asInt());
    }

    @Test
    void asJsonWhenStopped() throws Exception {
        CleanUpReport report = bench.run(limits(1, 100, 30, 0), rosterWithout(2));

        JsonNode root = new ObjectMapper().readTree(new CleanUpJson().write(report));

        assertEquals("refused", root.path("outcome").asText());
        assertEquals("too-many-people", root.path("stop").path("guard").asText());
        assertTrue(root.path("removal").isMissingNode());
    }

    @Test
    void severalCriteriaTogether() throws Exception {
        in(Worlds.acme());

        CleanUpReport report = bench.run(LIMITS, new GrantedOnlyDirectly(), new AccountStatus(List.of("inactive")));

        assertEquals(Set.of("Hugo Martin"), CleanUpBench.due(report));
        assertTrue(bench.isGone("hugo@acme.org"));
    }
}
