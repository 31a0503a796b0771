package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WholeRemovalTest {
    private final Bench bench = Bench.acme();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everythingIsTakenAwayAndReportedGrantByGrant() {
        RemovalReport report = bench.remove(Worlds.JANE);

        PersonReport jane = Bench.only(report);
        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(RunOutcome.REMOVED, report.outcome());
        assertEquals(Collections.nCopies(9, GrantResult.State.REVOKED), Bench.states(jane));
        assertEquals(
                List.of(
                        "group \"Developers\"",
                        "group \"Release Managers\"",
                        "group \"Everybody\" (read)",
                        "project \"Core platform\" (admin)",
                        "project \"Mobile apps\" (create-repo)",
                        "repository \"acme/shop-backend\" (write)",
                        "repository \"acme/terraform\" (admin)",
                        "repository \"acme/runbooks\" (read)",
                        "repository \"acme/spikes\" (admin)"),
                sortedAsFound(jane));
        assertTrue(bench.isGone(Worlds.JANE));
        assertEquals("Ada Lindqvist", report.caller());
        assertFalse(report.interrupted());
        assertTrue(report.problem().isEmpty());
        assertEquals(List.of(), report.remaining());
    }

    /** By kind in the order of the work; within a kind in the workspace's order, which Bitbucket does not promise. */
    private static List<String> sortedAsFound(PersonReport jane) {
        List<String> order = Worlds.acme().repositories();
        return jane.grants().stream()
                .map(GrantResult::grant)
                .sorted((one, other) -> one.kind() == Grant.Kind.REPOSITORY && other.kind() == Grant.Kind.REPOSITORY
                        ? order.indexOf(one.id()) - order.indexOf(other.id())
                        : one.kind().compareTo(other.kind()))
                .map(Grant::describe)
                .toList();
    }

    @Test
    void exactlyNineThingsAreChanged() {
        bench.remove(Worlds.JANE);

        assertEquals(9, bench.changes().size());
    }

    @Test
    void aRepeatedRunFindsNothingToDo() {
        bench.remove(Worlds.JANE);
        RemovalReport again = bench.remove(Worlds.JANE);

        assertEquals(new Outcome.NotAMember(List.of()), Bench.only(again).outcome());
        assertEquals(RunOutcome.NOTHING_TO_DO, again.outcome());
        assertEquals(9, bench.changes().size());
    }

    @Test
    void theAddressIsFoundInWhateverCaseItIsWritten() {
        assertEquals(RunOutcome.REMOVED, bench.remove("Jane@ACME.org").outcome());
    }

    @Test
    void anInactiveAccountIsRemovedLikeAnyOther() {
        assertEquals(RunOutcome.REMOVED, bench.remove("hugo@acme.org").outcome());
    }

    @Test
    void aWorkspaceCanBeNamedByItsUuid() {
        RemovalReport report =
                bench.in(bench.world.workspaceUuid(Worlds.WORKSPACE)).remove(Worlds.JANE);

        assertEquals(RunOutcome.REMOVED, report.outcome(), report.toString());
    }

    @Test
    void anAdministratorWhoIsNotTheLastIsRemoved() {
        RemovalReport report = bench.remove(Worlds.SECOND_ADMIN);

        assertEquals(RunOutcome.REMOVED, report.outcome());
        assertFalse(bench.world.isAdmin(Worlds.SECOND_ADMIN));
    }

    @Test
    void aGrantOnAProjectWithoutRepositoriesIsFound() {
        bench.close();
        try (Bench large = Bench.of(Worlds.large(20, 10, 8, 3))) {
            // such a grant may neither make a member nor show in any list: nothing at the end of a run would find it
            large.simulator.behave(b -> b.projectGrantAloneKeepsMembership(false));
            large.world.grantProject(Worlds.JANE, "P11", Permission.READ);

            PersonReport jane = Bench.only(large.remove(Worlds.JANE));

            assertEquals(new Outcome.Removed(), jane.outcome());
            assertEquals(10, jane.grants().size());
        }
    }

    @Test
    void theAccountOfTheRunSaysWhatWasTakenAwayAndHowItEnded() {
        bench.remove(Worlds.JANE);

        assertTrue(
                bench.lines().contains("Removing Jane Doe <jane@acme.org>:"),
                bench.lines().toString());
        assertTrue(bench.lines().contains("  took away group \"Developers\""));
        assertTrue(bench.lines().contains("  took away repository \"acme/spikes\" (admin)"));
        assertTrue(bench.lines()
                .contains("REMOVED jane@acme.org (3 groups, 2 project grants, 4 repository grants). Read again: nothing"
                        + " is left, and the membership of the workspace is gone."));
    }

    @Test
    void aDryRunNamesTheSameGrantsAndChangesNothing() {
        String before = bench.world.fingerprintWithout();

        PersonReport planned = Bench.only(bench.plan(Worlds.JANE));

        assertInstanceOf(Outcome.Planned.class, planned.outcome());
        assertEquals(List.of(), planned.left());
        assertEquals(Collections.nCopies(9, GrantResult.State.PLANNED), Bench.states(planned));
        assertEquals(before, bench.world.fingerprintWithout());
        assertEquals(List.of(), bench.changes());
        assertTrue(
                bench.simulator.writes().stream().allMatch(write -> write.path().contains("00000000-0000-0000")),
                "asked to delete something of somebody");
        PersonReport removed = Bench.only(bench.remove(Worlds.JANE));
        assertEquals(
                removed.grants().stream().map(GrantResult::grant).toList(),
                planned.grants().stream().map(GrantResult::grant).toList());
    }

    @Test
    void aDryRunNeedsNoScopeForDeleting() {
        assertEquals(
                RunOutcome.PLANNED,
                bench.with(Bench.apiToken(Worlds.ADMIN, Worlds.READ_ONLY_TOKEN))
                        .plan(Worlds.JANE)
                        .outcome());
    }

    @Test
    void aPlanTellsWhatTheCredentialCannotTakeAway() {
        try (Bench readOnly = Bench.acme().with(Bench.apiToken(Worlds.ADMIN, Worlds.READ_ONLY_TOKEN))) {
            RemovalReport report = readOnly.plan(Worlds.JANE);

            assertEquals(RunOutcome.PLANNED, report.outcome());
            Capability grants = report.capabilities().get(0);
            assertEquals(Capability.Verdict.NO, grants.verdict());
            Bench.assertSays("admin:project:bitbucket", grants.remark());
            Bench.assertSays("delete:permission:bitbucket", grants.remark());
            assertTrue(
                    readOnly.lines().stream()
                            .anyMatch(line ->
                                    line.startsWith("  project and repository grants, with the user API token: no.")),
                    readOnly.lines().toString());
        }
    }

    @Test
    void whatCannotBeTakenAwayIsToldBeforeTheFirstChange() {
        bench.simulator.behave(b -> b.groupWriteByApiToken(Behaviour.LegacyAccess.FORBIDDEN));

        bench.remove(Worlds.JANE);

        List<String> lines = bench.lines();
        int told = indexOf(lines, "Cannot be taken away: groups of the workspace, with the user API token: no.");
        int changed = indexOf(lines, "  took away ");
        assertTrue(told >= 0 && told < changed, lines.toString());
    }

    private static int indexOf(List<String> lines, String beginning) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(beginning)) {
                return i;
            }
        }
        return -1;
    }
}
