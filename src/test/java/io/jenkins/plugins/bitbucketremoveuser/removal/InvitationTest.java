package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever has been invited has no access yet, and would have it by a click. */
class InvitationTest {

    private static final String INVITED = "nadia@acme.org";

    @Test
    void somebodyWhoHasNotJoinedLosesTheInvitation() {
        try (Bench bench = Bench.acme()) {
            RemovalReport report = bench.remove(INVITED);

            PersonReport person = Bench.only(report);
            assertInstanceOf(Outcome.Removed.class, person.outcome());
            assertEquals(
                    List.of("invitation Nadia@acme.org (developers) revoked"),
                    person.grants().stream()
                            .map(result -> result.grant().kind().word() + " "
                                    + result.grant().id() + " ("
                                    + result.grant().name() + ") "
                                    + result.state().word())
                            .toList());
            assertFalse(bench.world.isInvited(INVITED));
            assertTrue(
                    bench.lines()
                            .contains(
                                    "REMOVED nadia@acme.org (1 pending invitation). Read again: the invitation is gone, and nobody with this address is a member."));
        }
    }

    @Test
    void aMemberLosesAnInvitationToo() {
        try (Bench bench = Bench.acme()) {
            bench.world.invite(Worlds.JANE, "release-managers");

            PersonReport person = Bench.only(bench.remove(Worlds.JANE));

            assertInstanceOf(Outcome.Removed.class, person.outcome());
            assertEquals(10, person.grants().size());
            assertFalse(bench.world.isInvited(Worlds.JANE));
            assertTrue(bench.world.isInvited(INVITED), "somebody else's");
        }
    }

    @Test
    void aDryRunNamesItAndLeavesIt() {
        try (Bench bench = Bench.acme()) {
            PersonReport person = Bench.only(bench.plan(INVITED));

            assertInstanceOf(Outcome.Planned.class, person.outcome());
            assertEquals(1, person.grants().size());
            assertTrue(bench.world.isInvited(INVITED));
        }
    }

    @Test
    void aProtectedAddressKeepsIt() {
        try (Bench bench = Bench.acme().protect(INVITED)) {
            assertInstanceOf(
                    Outcome.Refused.class, Bench.only(bench.remove(INVITED)).outcome());
            assertTrue(bench.world.isInvited(INVITED));
        }
    }

    @Test
    void anInvitationThatBitbucketDoesNotTakeBackIsLeftForAPerson() {
        try (Bench bench = Bench.acme()) {
            bench.simulator.behave(b -> b.invitationDeleteByPath(false));

            PersonReport person = Bench.only(bench.remove(INVITED));

            assertInstanceOf(Outcome.StillMember.class, person.outcome());
            assertTrue(person.left().get(0).what().contains("developers"), person.toString());
            assertTrue(bench.world.isInvited(INVITED));
        }
    }

    @Test
    void anInvitationThatIsAcceptedMeanwhileIsNoRemoval() {
        try (Bench bench = Bench.acme()) {
            bench.world.invite("stranger@elsewhere.example", "developers");
            bench.simulator.onRequest(request -> {
                if (request.isWrite() && bench.world.isInvited("stranger@elsewhere.example")) {
                    bench.world.accept("stranger@elsewhere.example");
                }
            });

            PersonReport person = Bench.only(bench.remove("stranger@elsewhere.example"));

            assertInstanceOf(Outcome.StillMember.class, person.outcome());
            assertTrue(bench.world.isMember("stranger@elsewhere.example"));
        }
    }

    @Test
    void whereInvitationsCannotBeSeenNobodyIsCalledAbsentForSure() {
        for (int status : new int[] {403, 404, 405, 410}) {
            try (Bench bench = Bench.acme(WorkspaceKind.ORGANISATION)) {
                bench.simulator.behave(b -> b.migratedInvitationStatus(status));

                RemovalReport report = bench.remove("nobody@acme.org");

                assertInstanceOf(Outcome.NotAMember.class, Bench.only(report).outcome());
                assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
                assertEquals(
                        "a pending invitation, if any",
                        report.remaining().get(0).what());
            }
        }
    }

    @Test
    void aListThatIsNotUnderstoodStopsNoRemovalAndIsNoEmptyList() {
        try (Bench bench = Bench.acme()) {
            bench.simulator
                    .faults()
                    .always(
                            RequestMatcher.endpoint("GET /1.0/users/{workspace}/invitations"),
                            Fault.body(200, "application/json", "{\"values\": []}"));

            PersonReport jane = Bench.only(bench.remove(Worlds.JANE));
            assertEquals(
                    List.of("a pending invitation, if any"),
                    jane.left().stream().map(Leftover::what).toList());
            assertTrue(bench.isGone(Worlds.JANE));
            RemovalReport absent = bench.remove("nobody@acme.org");
            assertEquals(RunOutcome.LEFT_FOR_A_PERSON, absent.outcome());
            assertTrue(absent.remaining().get(0).why().contains("is not understood"), absent.toString());
        }
    }

    /** He or she might accept it a minute later, and "removed" would have been wrong. */
    @Test
    void aMemberIsNotCalledRemovedWhereInvitationsCannotBeSeen() {
        try (Bench bench = Bench.acme(WorkspaceKind.ORGANISATION)) {
            RemovalReport report = bench.remove("elena@acme.org");

            assertInstanceOf(Outcome.StillMember.class, Bench.only(report).outcome());
            assertEquals(
                    List.of("a pending invitation, if any"),
                    report.remaining().stream().map(Leftover::what).toList());
            assertTrue(bench.isGone("elena@acme.org"));
        }
    }

    @Test
    void aCredentialThatMayNotChangeTheOldApiLeavesItNamed() {
        try (Bench bench = Bench.acme()) {
            bench.simulator.behave(b -> b.groupWriteByApiToken(Behaviour.LegacyAccess.FORBIDDEN));

            assertInstanceOf(
                    Outcome.StillMember.class, Bench.only(bench.remove(INVITED)).outcome());
            assertInstanceOf(
                    Outcome.Removed.class,
                    Bench.only(bench.withGroups(Bench.OAUTH).remove(INVITED)).outcome());
        }
    }
}
