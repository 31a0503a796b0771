package io.jenkins.plugins.bitbucketremoveuser.removal;

import static io.jenkins.plugins.bitbucketremoveuser.removal.Bench.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour.LegacyAccess;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Lag;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a removal took away comes back as it was, and nothing else; and whatever cannot come back is named. */
class RestoreTest {
    private static final Credential TOKEN = Bench.apiToken(Worlds.ADMIN, Worlds.ADMIN_TOKEN);
    private static final RequestMatcher PUT = RequestMatcher.method("PUT");

    private final Bench bench = Bench.acme().with(TOKEN);

    @AfterEach
    void close() {
        bench.close();
    }

    private static RestoredPerson only(WorkspaceRestore report) {
        assertEquals(1, report.people().size());
        return report.people().get(0);
    }

    private static Map<String, String> states(WorkspaceRestore report) {
        return only(report).grants().stream()
                .collect(Collectors.toMap(
                        one -> one.grant().id(), one -> one.state().word()));
    }

    private static Leftover left(WorkspaceRestore report, String what) {
        return only(report).left().stream()
                .filter(one -> one.what().startsWith(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        what + " is not among " + only(report).left()));
    }

    private List<String> given() {
        return bench.changes().stream()
                .filter(request -> request.method().equals("PUT"))
                .map(RequestRecord::path)
                .toList();
    }

    @Test
    void everythingComesBackAsItWas() {
        String before = bench.world.fingerprintWithout();
        RemovalReport removal = bench.remove(Worlds.JANE);
        assertTrue(bench.isGone(Worlds.JANE));

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.RESTORED, report.outcome(), only(report).toString());
        assertEquals(before, bench.world.fingerprintWithout());
        assertTrue(bench.world.isMember(Worlds.JANE));
        assertEquals(
                List.of("restored"),
                only(report).grants().stream()
                        .map(one -> one.state().word())
                        .distinct()
                        .toList());
        assertEquals(9, only(report).grants().size());
        assertSays("RESTORED jane@acme.org (Jane Doe) (3 groups, 2 project grants, 4 repository grants)", text());
    }

    private String text() {
        return String.join("\n", bench.lines());
    }

    @Test
    void whatMakesAMemberComesBeforeWhatOnlyMembersGet() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator.resetRequests();

        bench.restore(removal);

        List<String> kinds = given().stream()
                .map(path ->
                        path.contains("/groups/") ? "group" : path.contains("/projects/") ? "project" : "repository")
                .distinct()
                .toList();
        assertEquals(List.of("group", "project", "repository"), kinds);
    }

    @Test
    void aDryRunChangesNothing() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        String gone = bench.world.fingerprintWithout();
        bench.simulator.resetRequests();

        WorkspaceRestore report = bench.planRestore(removal);

        assertEquals(RestoreVerdict.PLANNED, report.outcome());
        assertEquals(gone, bench.world.fingerprintWithout());
        assertEquals(List.of(), bench.simulator.writes());
        assertEquals(
                List.of("planned"),
                only(report).grants().stream()
                        .map(one -> one.state().word())
                        .distinct()
                        .toList());
        assertSays("would get back 3 groups, 2 project grants, 4 repository grants. Nothing was changed.", text());
        assertSays("write:permission:bitbucket", text());
        assertSays("the person is no member of the workspace now", text());
    }

    @Test
    void aSecondTimeThereIsNothingToDo() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.restore(removal);
        bench.simulator.resetRequests();

        WorkspaceRestore again = bench.restore(removal);

        assertEquals(RestoreVerdict.NOTHING_TO_DO, again.outcome());
        assertEquals(List.of(), bench.simulator.writes());
        assertEquals(RestoreVerdict.NOTHING_TO_DO, bench.planRestore(removal).outcome());
        assertSays("NOTHING TO DO: jane@acme.org (Jane Doe) has everything that the removal took away.", text());
    }

    @Test
    void onlyThePeopleWhoAreNamed() {
        String before = bench.world.fingerprintWithout();
        RemovalReport removal = bench.remove(Worlds.JANE, "dinesh@acme.org");

        WorkspaceRestore report = bench.restore(removal, "DINESH@acme.org");

        assertEquals("dinesh@acme.org", only(report).asked().get(0).value());
        assertTrue(bench.isGone(Worlds.JANE));
        assertTrue(bench.world.isMember("dinesh@acme.org"));
        bench.restore(removal, bench.world.person(Worlds.JANE).uuid());
        assertEquals(before, bench.world.fingerprintWithout());
    }

    @Test
    void anotherLevelIsLeftAsItIs() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.world.addToGroup(Worlds.JANE, "developers");
        bench.world.grantRepository(Worlds.JANE, "terraform", Permission.READ);
        bench.world.grantProject(Worlds.JANE, "MOB", Permission.ADMIN);

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
        assertEquals(2, only(report).left().size());
        assertSays(
                "The person has been granted \"read\" here by now, which is left as it is.",
                left(report, "repository \"acme/terraform\" (admin)").why());
        assertSays(
                "\"admin\"",
                left(report, "project \"Mobile apps\" (create-repo)").why());
        assertEquals(
                Permission.READ,
                bench.world.grantsOf(Worlds.JANE).repositories().get("terraform"));
        assertEquals(
                Permission.ADMIN, bench.world.grantsOf(Worlds.JANE).projects().get("MOB"));
        assertEquals("there", states(report).get("developers"));
        assertEquals("restored", states(report).get("spikes"));
        assertSays("NOT ALL RESTORED: jane@acme.org", text());
    }

    @Test
    void whoHasNoGroupIsNoMemberAndHasToBeInvitedFirst() {
        RemovalReport removal = bench.remove("ines@acme.org");

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
        Leftover left = left(report, "repository \"acme/ios-app\" (write)");
        assertSays("The person is no member of the workspace", left.why());
        assertSays("Invite the person to the workspace", left.cure());
        assertFalse(bench.world.isMember("ines@acme.org"));

        bench.world.addToGroup("ines@acme.org", "everybody");
        assertEquals(RestoreVerdict.RESTORED, bench.restore(removal).outcome());
        assertEquals(
                Permission.WRITE,
                bench.world.grantsOf("ines@acme.org").repositories().get("ios-app"));
    }

    @Test
    void orNotIfBitbucketDoesNotMind() {
        String before = bench.world.fingerprintWithout();
        bench.simulator.behave(b -> b.grantNeedsMembership(false));
        RemovalReport removal = bench.remove("ines@acme.org");

        assertEquals(RestoreVerdict.RESTORED, bench.restore(removal).outcome());
        assertEquals(before, bench.world.fingerprintWithout());
    }

    @Test
    void groupsThatTakeNoNonMembersAreNamed() {
        bench.simulator.behave(b -> b.groupTakesNonMembers(false));
        RemovalReport removal = bench.remove(Worlds.JANE);
        String gone = bench.world.fingerprintWithout();

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
        assertEquals(gone, bench.world.fingerprintWithout());
        assertEquals(9, only(report).left().size());
        assertSays("not a member", left(report, "group \"Developers\"").why());
        assertSays("invite", left(report, "group \"Developers\"").cure());
    }

    @Test
    void groupsThatCannotBeChangedWithTheCredentialAreNamed() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator.behave(b -> b.groupWriteByApiToken(LegacyAccess.UNAUTHORIZED));

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
        assertSays("OAuth consumer", left(report, "group \"Everybody\"").cure());
        // without a group, she is no member
        assertEquals(9, only(report).left().size());

        assertEquals(
                RestoreVerdict.RESTORED,
                bench.withGroups(Bench.OAUTH).restore(removal).outcome());
    }

    @Test
    void groupsThatCannotBeSeenAreNamed() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator.behave(b -> b.groupReadByApiToken(LegacyAccess.FORBIDDEN));
        bench.simulator.resetRequests();

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
        assertSays("403", left(report, "group \"Developers\"").why());
        assertTrue(given().stream().noneMatch(path -> path.contains("/groups/")));
    }

    @Test
    void aMissingScopeIsNamed() {
        RemovalReport removal = bench.remove(Worlds.JANE);

        WorkspaceRestore report = bench.with(Bench.API_TOKEN).restore(removal);

        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
        assertEquals(6, only(report).left().size());
        Leftover left = left(report, "repository \"acme/spikes\"");
        assertSays("lacks the scope write:permission:bitbucket", left.why());
        assertSays("Restoring takes the scope write:permission:bitbucket as well.", left.cure());
        assertEquals("restored", states(report).get("developers"));
    }

    @Test
    void aCredentialThatMayNotGiveGrantsIsNamedInThePlanAlready() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.with(Bench.OAUTH);

        WorkspaceRestore plan = bench.planRestore(removal);

        assertSays(
                "nobody but the API token of a user",
                left(plan, "project \"Core platform\"").why());
        assertEquals(6, only(plan).left().size());
        assertEquals("planned", states(plan).get("developers"));
        assertSays("What could not be put back:", text());
    }

    @Test
    void aGroupThatIsGoneIsNamed() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator
                .faults()
                .always(
                        RequestMatcher.pathContains("/1.0/groups/acme/").and(RequestMatcher.method("GET")),
                        Fault.body(200, "application/json", "[]"));

        WorkspaceRestore report = bench.restore(removal);

        assertSays(
                "no such group any more", left(report, "group \"Developers\"").why());
    }

    @Test
    void aGroupThatGivesSomethingElseByNowIsLeftAlone() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        String groups = """
                [{"name":"Everybody","slug":"everybody","permission":"write","members":[],"owner":{}}]
                """;
        bench.simulator
                .faults()
                .always(
                        RequestMatcher.pathContains("/1.0/groups/acme/").and(RequestMatcher.method("GET")),
                        Fault.body(200, "application/json", groups));
        bench.simulator.resetRequests();

        WorkspaceRestore report = bench.restore(removal);

        assertSays(
                "By now the group gives \"write\" on all repositories, and then it gave \"read\" on all repositories.",
                left(report, "group \"Everybody\" (read)").why());
        assertTrue(given().stream().noneMatch(path -> path.contains("/groups/")));
    }

    @Test
    void aRepositoryThatIsGoneIsNamed() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.world.addToGroup(Worlds.JANE, "everybody");
        bench.simulator.faults().always(RequestMatcher.pathContains("/acme/spikes"), Fault.status(404));

        WorkspaceRestore plan = bench.planRestore(removal);
        assertSays(
                "There is no such repository any more",
                left(plan, "repository \"acme/spikes\"").why());

        WorkspaceRestore report = bench.restore(removal);
        assertSays(
                "There is no such repository any more",
                left(report, "repository \"acme/spikes\"").why());
        assertEquals(1, only(report).left().size());
    }

    @Test
    void aFullPlanIsNamed() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator.faults().always(PUT, Fault.status(402));

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
        assertSays("plan has no room", left(report, "group \"Developers\"").why());
        assertTrue(bench.isGone(Worlds.JANE));
    }

    @Test
    void anAccountThatIsGoneIsRefused() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        String gone = bench.world.fingerprintWithout();
        bench.simulator.faults().always(RequestMatcher.pathContains("/2.0/users/"), Fault.status(404));

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.REFUSED, report.outcome());
        RestoreOutcome.Refused refused =
                assertInstanceOf(RestoreOutcome.Refused.class, only(report).outcome());
        assertSays("does not exist any more", refused.refusal().message());
        assertEquals(gone, bench.world.fingerprintWithout());
    }

    @Test
    void anAccountThatIsAnotherIsRefused() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        PersonReport jane = removal.people().get(0);
        Person person = jane.person().orElseThrow();
        Person bob = new Person(
                bench.world.person(Worlds.MEMBER).uuid(), person.accountId(), person.displayName(), person.emails());
        RemovalReport changed = Bench.with(
                removal,
                List.of(new PersonReport(jane.asked(), java.util.Optional.of(bob), jane.outcome(), jane.grants())));
        String gone = bench.world.fingerprintWithout();

        WorkspaceRestore report = bench.restore(changed);

        assertEquals(RestoreVerdict.REFUSED, report.outcome());
        assertEquals(gone, bench.world.fingerprintWithout());
    }

    @Test
    void whoLostNothingCostsNoRequest() {
        RemovalReport removal = bench.remove("nobody@acme.org");
        bench.simulator.resetRequests();

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.NOTHING_TO_DO, report.outcome());
        assertEquals(0, bench.simulator.count());
        assertSays("lost nothing by that removal", text());
    }

    @Test
    void whatTheRemovalDidNotTakeIsNotTouchedButNamed() {
        bench.simulator
                .faults()
                .always(
                        RequestMatcher.method("DELETE")
                                .and(RequestMatcher.pathContains("/developers/members/%7B")
                                        .and(request -> !request.path().contains("00000000"))),
                        Fault.status(403));
        RemovalReport removal = bench.remove(Worlds.JANE);
        assertTrue(removal.people().get(0).grants().stream().anyMatch(one -> one.state() == GrantResult.State.LEFT));
        bench.simulator.faults().clear();
        bench.world.removeFromGroup(Worlds.JANE, "developers");

        WorkspaceRestore report = bench.restore(removal);

        assertEquals("not-taken", states(report).get("developers"));
        assertFalse(bench.world.grantsOf(Worlds.JANE).groups().contains("developers"));
        assertSays("note: group \"Developers\": In the removal it was left; it is not touched.", text());
    }

    @Test
    void aPendingInvitationIsNotSentAgainButNamed() {
        RemovalReport removal = bench.remove(Worlds.INVITED);

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
        assertSays("Invite the address again", left(report, "invitation").cure());
        bench.world.invite(Worlds.INVITED, "developers");
        assertEquals(RestoreVerdict.NOTHING_TO_DO, bench.restore(removal).outcome());
    }

    @Test
    void whatIsGivenMayTakeAWhileToShow() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator.behave(b -> b.givenReadLag(Lag.time(Duration.ofSeconds(10))));

        assertEquals(RestoreVerdict.RESTORED, bench.restore(removal).outcome());
    }

    @Test
    void whatIsGivenAndDoesNotShowIsNotCalledRestored() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator.behave(b -> b.givenReadLag(Lag.time(Duration.ofMinutes(10))));

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
        assertSays(
                "accepted it but does not show it 15 s later",
                left(report, "group \"Developers\"").why());
        bench.simulator.clock().advance(Duration.ofMinutes(10));
        assertEquals(RestoreVerdict.NOTHING_TO_DO, bench.restore(removal).outcome());
    }

    @Test
    void whatIsAcceptedAndNotDoneIsNotCalledRestored() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator.faults().always(PUT, Fault.body(200, "application/json", "{}"));

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, report.outcome());
        assertEquals(9, only(report).left().size());
    }

    @Test
    void aLostAnswerIsLookedAt() {
        String before = bench.world.fingerprintWithout();
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator.faults().next(4, PUT, Fault.loseAnswer());
        bench.simulator.resetRequests();

        assertEquals(RestoreVerdict.RESTORED, bench.restore(removal).outcome());

        assertEquals(before, bench.world.fingerprintWithout());
        List<String> puts = bench.simulator.writes().stream()
                .filter(request -> request.method().equals("PUT"))
                .map(RequestRecord::path)
                .toList();
        assertEquals(9, puts.size(), "nothing was sent twice");
    }

    @Test
    void aLimitIsWaitedFor() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator.faults().next(3, PUT, Fault.rateLimited(5));

        assertEquals(RestoreVerdict.RESTORED, bench.restore(removal).outcome());
        assertEquals(0, bench.simulator.faults().left());
    }

    @Test
    void aFailureOfBitbucketEndsItAndTheNextRunGoesOn() {
        String before = bench.world.fingerprintWithout();
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator.faults().always(PUT.and(RequestMatcher.pathContains("terraform")), Fault.status(500));

        WorkspaceRestore report = bench.restore(removal);

        assertEquals(RestoreVerdict.FAILED, report.outcome());
        assertEquals("restored", states(report).get("CORE"));
        assertEquals("unverified", states(report).get("terraform"));
        assertSays("FAILED: jane@acme.org", text());

        bench.simulator.faults().clear();
        assertEquals(RestoreVerdict.RESTORED, bench.restore(removal).outcome());
        assertEquals(before, bench.world.fingerprintWithout());
    }

    @Test
    void whoDoesNotAdministerTheWorkspaceRestoresNobody() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        bench.simulator.resetRequests();

        WorkspaceRestore report =
                bench.with(Bench.apiToken(Worlds.MEMBER, Worlds.MEMBER_TOKEN)).restore(removal);

        assertEquals(RestoreVerdict.FAILED, report.outcome());
        assertEquals(
                Problem.Kind.NOT_ADMINISTRATOR,
                report.problem().map(Problem::kind).orElseThrow());
        assertEquals(List.of(), bench.simulator.writes());
    }

    @Test
    void namesFromTheReportCannotForgeALine() {
        RemovalReport removal = bench.remove(Worlds.JANE);
        PersonReport jane = removal.people().get(0);
        Person person = jane.person().orElseThrow();
        Person hostile = new Person(person.uuid(), person.accountId(), "Eve\nRESTORED \u202Ebob", person.emails());
        RemovalReport changed = Bench.with(
                removal,
                List.of(new PersonReport(jane.asked(), java.util.Optional.of(hostile), jane.outcome(), jane.grants())));

        bench.restore(changed);

        assertTrue(bench.lines().stream().allMatch(line -> PlainLine.of(line).equals(line)), text());
    }
}
