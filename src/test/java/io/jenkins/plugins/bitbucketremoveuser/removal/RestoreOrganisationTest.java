package io.jenkins.plugins.bitbucketremoveuser.removal;

import static io.jenkins.plugins.bitbucketremoveuser.removal.Bench.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.RoleRevoke;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Lag;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatedOrganisation;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same where the workspace's people are managed in an organisation. */
class RestoreOrganisationTest {
    private final Bench bench = Bench.acme(WorkspaceKind.ORGANISATION)
            .with(Bench.apiToken(Worlds.ADMIN, Worlds.ADMIN_TOKEN))
            .withOrganisation();
    private final SimulatedOrganisation organisation = bench.world.organisation();
    private final String before = bench.world.fingerprintWithout();

    @AfterEach
    void close() {
        bench.close();
    }

    private static Leftover left(WorkspaceRestore report, String what) {
        List<Leftover> left = report.people().get(0).left();
        return left.stream()
                .filter(one -> one.what().startsWith(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError(what + " is not among " + left));
    }

    private String text() {
        return String.join("\n", bench.lines());
    }

    @Test
    void everythingComesBackAsItWas() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        assertTrue(bench.isGone(Worlds.JANE));

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.RESTORED, report.outcome(), report.toString());
        assertEquals(before, bench.world.fingerprintWithout());
        assertTrue(bench.world.isMember(Worlds.JANE));
        assertEquals(RestoreVerdict.NOTHING_TO_DO, bench.restore(removal).outcome());
    }

    @Test
    void aSuspensionIsTakenBackToo() {
        bench.with(DirectoryAction.SUSPEND);
        RemovalReport removal = bench.remove(Worlds.JANE);
        assertTrue(organisation.accessOf(Worlds.JANE).isSuspended());

        WorkspaceRestore plan = bench.planRestore(removal);
        assertEquals(RestoreVerdict.PLANNED, plan.outcome());
        assertTrue(organisation.accessOf(Worlds.JANE).isSuspended());
        assertSays("gives every Atlassian app of the directory", text());
        assertSays("may give other apps than Bitbucket too", text());

        bench.simulator.behave(b -> b.suspendedPeopleStayMembers(false));
        assertEquals(RestoreVerdict.RESTORED, bench.restore(removal).outcome());
        assertEquals(before, bench.world.fingerprintWithout());
    }

    @Test
    void whoWasRemovedFromTheDirectoryHasToBeInvited() {
        bench.with(DirectoryAction.REMOVE);
        RemovalReport removal = bench.remove(Worlds.JANE);
        assertFalse(organisation.accessOf(Worlds.JANE).isMember());
        String gone = bench.world.fingerprintWithout();

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
        assertEquals(gone, bench.world.fingerprintWithout());
        for (String what : List.of("directory membership", "organisation group \"Developers\"", "organisation role")) {
            assertSays("comes back by an invitation only", left(report, what).why());
            assertSays(
                    "invites the person in admin.atlassian.com",
                    left(report, what).cure());
        }
        assertSays(
                "no member of the workspace",
                left(report, "repository \"acme/spikes\"").why());
        assertEquals(
                report.people().get(0).left().size(),
                removal.people().get(0).grants().size());

        // once somebody has invited her, all that is missing comes back
        organisation.suspend(Worlds.JANE, Worlds.DIRECTORY, false);
        organisation.addToGroup(Worlds.JANE, Worlds.JIRA_GROUP);
        assertEquals(RestoreVerdict.RESTORED, bench.restore(removal).outcome());
        assertEquals(before, bench.world.fingerprintWithout());
    }

    @Test
    void withoutTheOrganisationsKeyItsPartIsNamed() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        try (Bench without = Bench.of(bench.world).with(Bench.apiToken(Worlds.ADMIN, Worlds.ADMIN_TOKEN))) {
            WorkspaceRestore report = without.restore(removal);

            assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
            assertSays(
                    "no organisation is given to this run",
                    left(report, "organisation group").why());
        }
    }

    @Test
    void aGroupThatIsSyncedByNowIsNamed() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        organisation.syncGroup("Developers");

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
        assertSays(
                "identity provider",
                left(report, "organisation group \"Developers\"").cure());
        assertEquals(1, report.people().get(0).left().size());
    }

    @Test
    void aGroupThatGivesSomethingElseByNowIsLeftAlone() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        String resource = organisation.resourceOf(Worlds.WORKSPACE);
        String roles = "{\"data\":[{\"resourceId\":\"" + resource
                + "\",\"roles\":[\"atlassian/admin\",\"atlassian/user\"]}],\"links\":{}}";
        bench.simulator
                .faults()
                .always(
                        RequestMatcher.pathContains(
                                "/groups/" + organisation.groupId("Developers") + "/role-assignments"),
                        Fault.body(200, "application/json", roles));

        WorkspaceRestore report = bench.restore(removal);

        assertSays(
                "atlassian/admin",
                left(report, "organisation group \"Developers\"").why());
        assertFalse(organisation.accessOf(Worlds.JANE).groups().contains("Developers"));
    }

    @Test
    void aRoleThatCannotBeGivenIsNamed() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator.behave(b -> b.workspaceRoleAssign(RoleRevoke.FORBIDDEN));

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
        assertSays("App access", left(report, "organisation role").cure());
        assertEquals(1, report.people().get(0).left().size());
    }

    @Test
    void aSearchThatIsNoneProvesNothing() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator.behave(b -> b.groupsFilteredByMember(false));

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
        assertSays(
                "with the groups of others",
                left(report, "organisation group \"Developers\"").why());
    }

    @Test
    void whatIsGivenMayTakeHalfAMinuteToShow() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator.behave(b -> b.givenReadLag(Lag.time(Duration.ofSeconds(30))));

        assertEquals(RestoreVerdict.RESTORED, bench.restore(removal).outcome());
    }
}
