package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Other people work while a run goes on. ({@link Bench} holds every run to it that "removed" is true at its end.)
 */
class MovingWorldTest {
    private static final String MEMBERSHIP = "GET /2.0/workspaces/{workspace}/members/{member}";

    private final Bench bench = Bench.acme();

    @AfterEach
    void close() {
        bench.close();
    }

    /** Does something once, just before the first request that fits is answered. */
    private void atFirst(Predicate<RequestRecord> request, Runnable change) {
        AtomicBoolean done = new AtomicBoolean();
        bench.simulator.onRequest(record -> {
            if (request.test(record) && done.compareAndSet(false, true)) {
                change.run();
            }
        });
    }

    private static Predicate<RequestRecord> deletionOf(String part) {
        return record -> record.isWrite()
                && record.path().contains(part)
                && !record.path().contains("00000000");
    }

    @Test
    void aGrantThatVanishesMeanwhileWasGoneAlready() {
        atFirst(deletionOf("/projects/CORE/"), () -> bench.world.revokeProject(Worlds.JANE, "CORE"));

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(GrantResult.State.ALREADY_GONE, state(jane, "CORE"));
        assertEquals(GrantResult.State.REVOKED, state(jane, "MOB"));
        assertTrue(bench.lines().contains("  was gone already: project \"Core platform\" (admin)"));
    }

    private static GrantResult.State state(PersonReport person, String id) {
        return person.grants().stream()
                .filter(result -> result.grant().id().equals(id))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void somebodyWhoLeavesBetweenSearchAndRemovalIsRemoved() {
        atFirst(record -> record.isWrite(), () -> {
            for (String group : bench.world.grantsOf("frank@acme.org").groups()) {
                bench.world.removeFromGroup("frank@acme.org", group);
            }
        });

        assertEquals(RunOutcome.REMOVED, bench.remove("frank@acme.org").outcome());
    }

    @Test
    void aRepositoryGrantAddedAfterTheListWasReadIsFound() {
        atFirst(
                deletionOf("/repositories/acme/spikes/"),
                () -> bench.world.grantRepository(Worlds.JANE, "identity", Permission.WRITE));

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(GrantResult.State.REVOKED, state(jane, "identity"));
    }

    @Test
    void aProjectGrantAddedAfterTheProjectsWereLookedAtIsFound() {
        // the one kind of grant that may not make a member: only what can be reached shows it
        bench.simulator.behave(b -> b.projectGrantAloneKeepsMembership(false));
        atFirst(
                record -> record.endpoint().equals(MEMBERSHIP),
                () -> bench.world.grantProject(Worlds.JANE, "LAB", Permission.WRITE));

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(GrantResult.State.REVOKED, state(jane, "LAB"));
    }

    @Test
    void aProjectGrantForSomebodyWithGroupsAloneIsFound() {
        bench.simulator.behave(b -> b.projectGrantAloneKeepsMembership(false));
        atFirst(
                record -> record.endpoint().equals(MEMBERSHIP),
                () -> bench.world.grantProject("frank@acme.org", "LAB", Permission.WRITE));

        PersonReport frank = Bench.only(bench.remove("frank@acme.org"));

        assertEquals(new Outcome.Removed(), frank.outcome());
        assertEquals(GrantResult.State.REVOKED, state(frank, "LAB"));
    }

    @Test
    void somebodyPutBackIntoAGroupIsTakenOutAgain() {
        atFirst(
                record -> record.endpoint().equals(MEMBERSHIP),
                () -> bench.world.addToGroup(Worlds.JANE, "developers"));

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(GrantResult.State.REVOKED, state(jane, "developers"));
    }

    @Test
    void somebodyPutBackIntoAGroupAgainAndAgainIsNotCalledRemoved() {
        bench.simulator.onAnswer(record -> {
            if (record.isWrite() && record.path().contains("/groups/acme/developers/")) {
                bench.world.addToGroup(Worlds.JANE, "developers");
            }
        });

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        Outcome.StillMember still = assertInstanceOf(Outcome.StillMember.class, jane.outcome());
        assertEquals("group \"Developers\"", still.left().get(0).what());
        assertEquals(GrantResult.State.LEFT, state(jane, "developers"));
    }

    /** Wherever in the run it happens, up to the last look at the membership. */
    @Test
    void aGroupJoinedAtAnyTimeIsNeverMissed() {
        int requests = requestsOfARun();
        for (int k = 1; k < requests; k++) {
            try (Bench moving = Bench.of(Worlds.acme())) {
                int when = k;
                moving.simulator.onRequest(record -> {
                    if (record.number() == when) {
                        moving.world.addToGroup(Worlds.JANE, "release-managers");
                        moving.world.grantRepository(Worlds.JANE, "identity", Permission.READ);
                    }
                });

                RunOutcome outcome = moving.remove(Worlds.JANE).outcome();

                // left, if it came back between its deletion and the re-read: that cannot be told from a slow answer
                RunOutcome truth = moving.isGone(Worlds.JANE) ? RunOutcome.REMOVED : RunOutcome.LEFT_FOR_A_PERSON;
                assertEquals(truth, outcome, "at request " + k);
            }
        }
    }

    private static int requestsOfARun() {
        try (Bench still = Bench.of(Worlds.acme())) {
            return still.remove(Worlds.JANE).requestCount();
        }
    }

    @Test
    void aRepositoryThatDisappearsMeanwhileIsNoObstacle() {
        // whoever deletes a repository takes its grants along; what is asked about it afterwards is not found
        bench.world.revokeRepository(Worlds.JANE, "spikes");
        bench.simulator
                .faults()
                .always(
                        RequestMatcher.pathContains("/repositories/acme/spikes/")
                                .and(record -> !record.path().contains("00000000")),
                        Fault.status(404));

        assertEquals(RunOutcome.REMOVED, bench.remove(Worlds.JANE).outcome());
    }

    @Test
    void theLastAdministratorOfTheMomentIsLeft() {
        // the guard passes her; then the other administrator goes, and Bitbucket itself has to say no
        atFirst(
                deletionOf("/groups/acme/administrators/"),
                () -> bench.simulator.faults().next(1, RequestMatcher.method("DELETE"), Fault.status(400)));

        PersonReport olga = Bench.only(bench.remove(Worlds.SECOND_ADMIN));

        assertInstanceOf(Outcome.StillMember.class, olga.outcome());
        assertTrue(bench.world.isAdmin(Worlds.SECOND_ADMIN));
    }

    @Test
    void aCallerWhoIsNoAdministratorAnyMoreFails() {
        atFirst(
                deletionOf("/projects/CORE/"),
                () -> bench.simulator.faults().always(RequestMatcher.any(), Fault.status(403)));

        RemovalReport report = bench.remove(Worlds.JANE);

        assertEquals(Problem.Kind.FORBIDDEN, Bench.problem(Bench.only(report)).kind());
        assertEquals(RunOutcome.FAILED, report.outcome());
    }
}
