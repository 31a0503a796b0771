package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who are asked for by account id or UUID, alone or beside an address. */
class NamedByIdTest {
    private static final String SEARCH = "GET /2.0/workspaces/{workspace}/members";
    private static final String LOOK_UP = "GET /2.0/workspaces/{workspace}/members/{member}";
    private static final String STRANGER_UUID = "{6f1b4d1e-8f5c-4a1b-9a55-0123456789ab}";

    private final Bench bench = Bench.acme();
    private String jane;
    private String janesAccountId;

    @BeforeEach
    void nobodyIsInvited() {
        bench.remove(Worlds.INVITED);
        bench.simulator.resetRequests();
        jane = bench.world.person(Worlds.JANE).uuid();
        janesAccountId = bench.world.person(Worlds.JANE).accountId();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private int asked(String endpoint) {
        return bench.simulator.countByEndpoint().getOrDefault(endpoint, 0);
    }

    private static List<String> values(PersonReport person) {
        return person.asked().stream().map(PersonId::value).toList();
    }

    private static List<String> left(RemovalReport report) {
        return report.remaining().stream().map(Leftover::what).toList();
    }

    private void assertRemoved(RemovalReport report, String... asked) {
        PersonReport person = Bench.only(report);
        assertInstanceOf(Outcome.Removed.class, person.outcome());
        assertEquals(List.of(asked), values(person));
        assertEquals(9, person.grants().size());
        assertTrue(bench.isGone(Worlds.JANE));
    }

    @Test
    void byUuid() {
        RemovalReport report = bench.remove(jane);

        assertRemoved(report, jane);
        assertEquals(0, asked(SEARCH), "there is no address to search for");
        assertTrue(
                bench.lines().stream().anyMatch(line -> line.startsWith("REMOVED " + jane + " (Jane Doe) (3 groups, ")),
                bench.lines().toString());
        assertTrue(bench.lines().contains("Removing Jane Doe " + jane + ":"));
    }

    @Test
    void byUuidInCapitalsWithoutBraces() {
        assertRemoved(bench.remove(jane.substring(1, jane.length() - 1).toUpperCase(Locale.ROOT)), jane);
    }

    @Test
    void byAccountId() {
        assertRemoved(bench.remove(janesAccountId), janesAccountId);
    }

    @Test
    void oneRequestForEachIdAndOneForAllAddresses() {
        RemovalReport report = bench.plan(
                Worlds.MEMBER,
                jane,
                "carol@acme.org",
                bench.world.person("dinesh@acme.org").accountId());

        assertEquals(4, report.people().size());
        assertEquals(RunOutcome.PLANNED, report.outcome());
        assertEquals(1, asked(SEARCH));
        assertEquals(2, asked(LOOK_UP));
    }

    @Test
    void whoeverIsNamedInThreeWaysIsHandledOnce() {
        RemovalReport report = bench.remove(jane, Worlds.MEMBER, janesAccountId, "JANE@acme.org");

        assertEquals(2, report.people().size());
        PersonReport person = report.people().get(0);
        assertEquals(List.of(jane, janesAccountId, "JANE@acme.org"), values(person));
        assertEquals(9, person.grants().size());
        assertTrue(
                bench.lines().stream()
                        .anyMatch(line -> line.startsWith("REMOVED " + jane + " (Jane Doe; also asked for as "
                                + janesAccountId + " and JANE@acme.org, which is the same account) (3 groups")),
                bench.lines().toString());
        assertEquals(
                "Run in workspace acme: removed (2 removed), " + report.requestCount() + " requests to Bitbucket.",
                ReportText.summary(report));
    }

    @Test
    void anInvitationGoesToTheAddressThatWasGivenBesideTheId() {
        bench.world.invite(Worlds.JANE, "developers");

        PersonReport person = Bench.only(bench.remove(jane, Worlds.JANE));

        assertInstanceOf(Outcome.Removed.class, person.outcome());
        assertEquals(10, person.grants().size());
        assertFalse(bench.world.isInvited(Worlds.JANE));
    }

    @Test
    void anInvitationToAnAddressThatIsNotKnownCannotBeExcluded() {
        bench.world.invite(Worlds.JANE, "developers");

        RemovalReport report = bench.remove(jane);

        assertInstanceOf(Outcome.StillMember.class, Bench.only(report).outcome());
        assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
        assertEquals(List.of("a pending invitation, if any"), left(report));
        Bench.assertSays(
                "Bitbucket does not tell the address", report.remaining().get(0).why());
        Bench.assertSays(
                "Run it again with the person's e-mail address",
                report.remaining().get(0).cure());
        assertTrue(bench.world.grantsOf(Worlds.JANE).isEmpty(), "all but the invitation is gone");

        assertEquals(RunOutcome.REMOVED, bench.remove(Worlds.JANE).outcome(), "as the report says");
        assertTrue(bench.isGone(Worlds.JANE));
    }

    @Test
    void invitationsThatCannotBeSeenCannotBeExcluded() {
        try (Bench organisation = Bench.acme(WorkspaceKind.ORGANISATION)) {
            String elena = organisation.world.person("elena@acme.org").uuid();

            RemovalReport report = organisation.remove(elena);

            assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
            assertEquals(List.of("a pending invitation, if any"), left(report));
            assertTrue(organisation.isGone("elena@acme.org"));
        }
    }

    @Test
    void aPlanSaysSoToo() {
        bench.world.invite(Worlds.JANE, "developers");

        PersonReport person = Bench.only(bench.plan(jane));

        assertEquals(
                List.of("a pending invitation, if any"),
                person.left().stream().map(Leftover::what).toList());
    }

    @Test
    void nobodyHasTheId() {
        RemovalReport report = bench.remove(STRANGER_UUID);

        assertInstanceOf(Outcome.NotAMember.class, Bench.only(report).outcome());
        assertEquals(RunOutcome.NOTHING_TO_DO, report.outcome());
        assertTrue(
                bench.lines()
                        .contains("NOTHING TO DO: no member of the workspace has the account id or UUID "
                                + STRANGER_UUID
                                + ", and Bitbucket does not say whether anybody else has. If that is a surprise, check the"
                                + " spelling."),
                bench.lines().toString());
    }

    @Test
    void whoeverIsNoMemberMayBeInvited() {
        bench.world.invite("stranger@elsewhere.example", "developers");

        RemovalReport report =
                bench.remove(bench.world.person("stranger@elsewhere.example").accountId());

        assertInstanceOf(Outcome.NotAMember.class, Bench.only(report).outcome());
        assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
        assertEquals(List.of("a pending invitation, if any"), left(report));
    }

    /** The worst that a wrong answer could do: somebody else is removed. */
    @Test
    void anAnswerAboutAnotherAccountStopsTheRunBeforeAnythingIsChanged() {
        String bob = bench.world.person(Worlds.MEMBER).uuid();
        for (String account :
                List.of("{\"uuid\":\"" + bob + "\"}", "{\"uuid\":\"" + bob + "\",\"account_id\":\"x:y\"}")) {
            bench.simulator
                    .faults()
                    .always(
                            RequestMatcher.endpoint(LOOK_UP),
                            Fault.body(200, "application/json", "{\"user\":" + account + "}"));
            for (String id : List.of(jane, janesAccountId)) {
                RemovalReport report = bench.remove(Worlds.MEMBER, id);

                assertEquals(RunOutcome.FAILED, report.outcome());
                assertEquals(
                        Problem.Kind.UNEXPECTED_ANSWER,
                        report.problem().orElseThrow().kind());
                Bench.assertSays("the account " + id, report.problem().get().message());
                assertEquals(2, report.people().size());
                assertEquals(List.of(), bench.simulator.writes());
            }
        }
    }

    private void assertRefused(RemovalReport report, int person, Refusal.Rule rule) {
        Outcome outcome = report.people().get(person).outcome();
        assertInstanceOf(Outcome.Refused.class, outcome);
        assertEquals(rule, ((Outcome.Refused) outcome).refusal().rule());
        assertFalse(report.people().get(person).toString().contains("@"), "no address is told: " + report);
        assertEquals(List.of(), bench.changes());
    }

    /** Bitbucket does not tell the address of an account, so the protected address is looked for. */
    @Test
    void protectedByAddressAndAskedForById() {
        bench.protect("olga@acme.org\nJANE@acme.org\nnobody@acme.org\n" + STRANGER_UUID);

        assertRefused(bench.remove(jane), 0, Refusal.Rule.PROTECTED);
        assertEquals(1, asked(SEARCH));
        assertRefused(bench.remove(janesAccountId), 0, Refusal.Rule.PROTECTED);
        assertRefused(bench.plan(jane), 0, Refusal.Rule.PROTECTED);
    }

    @Test
    void protectedByOneIdAndAskedForByTheOther() {
        assertRefused(bench.protect(janesAccountId.toUpperCase(Locale.ROOT)).remove(jane), 0, Refusal.Rule.PROTECTED);
        assertRefused(bench.protect(jane).remove(janesAccountId), 0, Refusal.Rule.PROTECTED);
    }

    @Test
    void protectedByIdEvenIfNobodyHasIt() {
        assertRefused(bench.protect(STRANGER_UUID).remove(STRANGER_UUID), 0, Refusal.Rule.PROTECTED);
    }

    @Test
    void protectedByAddressAndAskedForInBothWays() {
        RemovalReport report = bench.protect(Worlds.JANE).remove(jane, Worlds.JANE);

        assertInstanceOf(Outcome.Refused.class, Bench.only(report).outcome());
        assertEquals(List.of(), bench.changes());
    }

    /** The members' rows may come without an account id. */
    @Test
    void protectedByAccountIdThatBitbucketLeavesOut() {
        bench.simulator
                .faults()
                .always(
                        RequestMatcher.endpoint(SEARCH),
                        Fault.body(
                                200,
                                "application/json",
                                "{\"values\":[{\"user\":{\"uuid\":\"" + jane + "\",\"email\":\"jane@acme.org\"}}]}"));

        RemovalReport report = bench.protect(janesAccountId).remove(Worlds.JANE);

        assertInstanceOf(Outcome.Refused.class, Bench.only(report).outcome());
        assertEquals(List.of(), bench.changes());
    }

    @Test
    void protectedAddressesAreLookedForOnlyWhereItMatters() {
        bench.protect("olga@acme.org");

        bench.plan(STRANGER_UUID);
        assertEquals(0, asked(SEARCH), "nobody was found whom it could protect");
        bench.plan(Worlds.JANE);
        assertEquals(1, asked(SEARCH), "the address is known");
    }

    @Test
    void theCallerAndTheLastAdministratorAreRefusedToo() {
        RemovalReport report = bench.remove(
                bench.world.person(Worlds.ADMIN).uuid(),
                bench.world.person(Worlds.SECOND_ADMIN).accountId());

        assertRefused(report, 0, Refusal.Rule.SELF);
        assertRefused(report, 1, Refusal.Rule.LAST_ADMINISTRATOR);
    }

    @Test
    void aRunThatGoesOnKnowsWhoeverIsOffTheMemberListAlready() {
        Thread runner = Thread.currentThread();
        bench.simulator.onRequest(request -> {
            if (request.endpoint().equals(LOOK_UP) && !bench.world.isMember(Worlds.JANE)) {
                runner.interrupt();
            }
        });
        RemovalReport first = bench.remove(janesAccountId, jane);
        boolean interrupted = Thread.interrupted();
        bench.simulator.clearHooks();

        assertTrue(first.interrupted() || interrupted);
        assertFalse(bench.world.isMember(Worlds.JANE));
        assertRemoved(bench.resume(janesAccountId, jane), janesAccountId, jane);
    }

    /** Nothing is known of the people yet but what the first half had found out. */
    @Test
    void aRunThatCannotGoOnCountsNobodyTwice() {
        bench.remove(jane, Worlds.JANE);
        bench.simulator.credentials().revoke(Worlds.SCOPED_TOKEN);

        PersonReport person = Bench.only(bench.resume(jane, Worlds.JANE));

        assertEquals(Problem.Kind.INVALID_CREDENTIAL, Bench.problem(person).kind());
        assertEquals(9, person.grants().size());
    }
}
