package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Grants;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Lag;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * "Removed" is said if and only if nothing is left, however Bitbucket answers where the public facts are unsure.
 * ({@link Bench} holds every run of every test to the "only if".)
 */
class VerificationTest {

    private static List<Leftover> left(PersonReport person) {
        return assertInstanceOf(Outcome.StillMember.class, person.outcome()).left();
    }

    private static void assertRemoved(Bench bench) {
        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));
        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(Collections.nCopies(9, GrantResult.State.REVOKED), Bench.states(jane));
    }

    private static Stream<Arguments> answersThatChangeNothingInTheEnd() {
        return Stream.of(
                behaviour("an absent grant reads as none", b -> b.absentGrantRead(Behaviour.AbsentRead.NONE)),
                behaviour(
                        "deleting an absent grant is 204", b -> b.absentGrantDelete(Behaviour.AbsentDelete.NO_CONTENT)),
                behaviour(
                        "deleting an absent group member is 204",
                        b -> b.absentGroupMemberDelete(Behaviour.AbsentDelete.NO_CONTENT)),
                behaviour("1.0 takes a UUID", b -> b.legacyTakesWorkspaceUuid(true)),
                behaviour("1.0 errors are JSON", b -> b.legacyErrorsAsPlainText(false)),
                behaviour("the last administrator may go", b -> b.lastAdminRemoval(Behaviour.LastAdmin.ALLOWED)),
                behaviour(
                        "the filter by user is refused",
                        b -> b.permissionFilterByUserUuid(Behaviour.UserFilter.REFUSED_400)),
                behaviour(
                        "no filter by person is taken",
                        b -> b.permissionFilterByUserUuid(Behaviour.UserFilter.REFUSED_400)
                                .permissionFilterByNickname(Behaviour.UserFilter.REFUSED_400)),
                behaviour(
                        "every filter by person is ignored",
                        b -> b.permissionFilterByUserUuid(Behaviour.UserFilter.IGNORED)
                                .permissionFilterByNickname(Behaviour.UserFilter.IGNORED)),
                behaviour(
                        "the filter by user is ignored",
                        b -> b.permissionFilterByUserUuid(Behaviour.UserFilter.IGNORED)),
                behaviour("rows have no project", b -> b.repositoryRowsCarryProject(false)),
                behaviour("a project grant makes no member", b -> b.projectGrantAloneKeepsMembership(false)),
                behaviour("the list lags by reads", b -> b.effectiveListLag(Lag.reads(2))),
                behaviour("the list lags by time", b -> b.effectiveListLag(Lag.time(Duration.ofSeconds(5)))),
                behaviour("the membership lags by reads", b -> b.membershipLag(Lag.reads(3))),
                behaviour(
                        "the membership lags almost as long as patience lasts",
                        b -> b.membershipLag(Lag.time(Bench.PATIENCE.minusSeconds(1)))),
                behaviour("revoked grants show for a few reads", b -> b.writeReadLag(Lag.reads(3))),
                behaviour("revoked grants show for a while", b -> b.writeReadLag(Lag.time(Duration.ofSeconds(6)))),
                behaviour(
                        "everything lags",
                        b -> b.writeReadLag(Lag.time(Duration.ofSeconds(6)))
                                .membershipLag(Lag.time(Duration.ofSeconds(6)))
                                .effectiveListLag(Lag.time(Duration.ofSeconds(6)))));
    }

    private static Arguments behaviour(String name, UnaryOperator<Behaviour.Builder> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersThatChangeNothingInTheEnd")
    void everythingIsTakenAway(String name, UnaryOperator<Behaviour.Builder> change) {
        try (Bench bench = Bench.acme()) {
            bench.simulator.behave(change);

            assertRemoved(bench);
        }
    }

    /** Where Bitbucket does not filter by UUID, the nickname saves the walk over every repository. */
    @Test
    void aNicknameSavesTheWalk() {
        try (Bench bench = Bench.of(Worlds.large(1_000, 50, 200))) {
            bench.simulator.behave(b -> b.permissionFilterByUserUuid(Behaviour.UserFilter.REFUSED_400));

            RemovalReport report = bench.remove(Worlds.JANE);

            assertEquals(RunOutcome.REMOVED, report.outcome());
            assertTrue(report.requestCount() <= 60, report.requests().toString());
        }
    }

    private static Stream<Arguments> lagsLongerThanPatience() {
        Lag lag = Lag.time(Bench.PATIENCE.multipliedBy(4));
        return Stream.of(
                Arguments.of("list", change(b -> b.effectiveListLag(lag)), "access to "),
                Arguments.of("membership", change(b -> b.membershipLag(lag)), "membership of the workspace"),
                Arguments.of("grants", change(b -> b.writeReadLag(lag)), "group \"Developers\""));
    }

    private static UnaryOperator<Behaviour.Builder> change(UnaryOperator<Behaviour.Builder> change) {
        return change;
    }

    /** Nothing is left, but that cannot be seen yet: to say "removed" would be a guess. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("lagsLongerThanPatience")
    void whatStillShowsIsNotCalledRemoved(String name, UnaryOperator<Behaviour.Builder> change, String what) {
        try (Bench bench = Bench.acme()) {
            bench.simulator.behave(change);

            PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

            assertTrue(left(jane).stream().anyMatch(left -> left.what().startsWith(what)), left(jane)::toString);
            Bench.assertSays("15 s later", left(jane).get(0).why());
            assertTrue(bench.isGone(Worlds.JANE));

            bench.simulator.clock().advance(Duration.ofHours(1));
            RunOutcome again = bench.resume(Worlds.JANE).outcome();
            assertEquals(RunOutcome.REMOVED, again, "the journal knows whom to look at again");
        }
    }

    /** An API token is reported not to be good for 1.0 writes. */
    @ParameterizedTest
    @EnumSource(value = Behaviour.LegacyAccess.class, mode = EnumSource.Mode.EXCLUDE, names = "ALLOWED")
    void groupsThatTheTokenMayNotChangeAreNamed(Behaviour.LegacyAccess answer) {
        try (Bench bench = Bench.acme()) {
            bench.simulator.behave(b -> b.groupWriteByApiToken(answer));

            assertGroupsAreLeft(bench, List.of(), "an OAuth consumer with account:write");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 404, 410})
    void groupsOfAWorkspaceManagedInAtlassianAdministrationAreNamed(int status) {
        try (Bench bench = Bench.acme(WorkspaceKind.ORGANISATION)) {
            bench.simulator.behave(b -> b.migratedGroupWriteStatus(status));

            assertGroupsAreLeft(bench, List.of("a pending invitation, if any"), "workspace's people are managed");
        }
    }

    private static void assertGroupsAreLeft(Bench bench, List<String> besides, String cure) {
        RemovalReport report = bench.remove(Worlds.JANE);

        PersonReport jane = Bench.only(report);
        assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
        List<String> expected = new ArrayList<>(
                List.of("group \"Developers\"", "group \"Release Managers\"", "group \"Everybody\" (read)"));
        expected.addAll(besides);
        assertEquals(expected, left(jane).stream().map(Leftover::what).toList());
        assertEquals(left(jane), report.remaining());
        for (Leftover left : left(jane)) {
            Bench.assertSays(cure, left.cure());
            assertFalse(left.why().contains("project"), "the reason is not about other grants: " + left.why());
            assertFalse(left.cure().contains("Run it again"), left.cure());
        }
        Grants truth = bench.world.grantsOf(Worlds.JANE);
        assertEquals(3, truth.groups().size());
        assertEquals(Map.of(), truth.projects(), "the other access does not stay because of the groups");
        assertEquals(Map.of(), truth.repositories());
        assertEquals(
                List.of(GrantResult.State.LEFT, GrantResult.State.LEFT, GrantResult.State.LEFT),
                Bench.states(jane).subList(0, 3));
        assertEquals(
                Collections.nCopies(6, GrantResult.State.REVOKED),
                Bench.states(jane).subList(3, 9));
    }

    @Test
    void aSecondCredentialTakesTheGroupsAway() {
        try (Bench bench = Bench.acme().withGroups(Bench.OAUTH)) {
            bench.simulator.behave(b -> b.groupWriteByApiToken(Behaviour.LegacyAccess.UNAUTHORIZED));

            assertRemoved(bench);
        }
    }

    /** What the credential for the groups lacks is not told of the other credential. */
    @Test
    void aSecondCredentialWithoutItsScopeIsNotTakenForTheFirst() {
        try (Bench bench = Bench.acme().withGroups(Bench.OAUTH)) {
            bench.world.credentials().revoke(Worlds.OAUTH_SECRET);
            bench.world
                    .credentials()
                    .addOAuthConsumer(
                            bench.world.person(Worlds.ADMIN), Worlds.OAUTH_KEY, Worlds.OAUTH_SECRET, "account");

            Leftover left = left(Bench.only(bench.remove(Worlds.JANE))).get(0);

            Bench.assertSays("account:write", left.cure());
            assertFalse((left.why() + left.cure()).contains("API token"), left.toString());
        }
    }

    @Test
    void groupsThatCannotBeReadAreLeftUnknownWhileThereIsAMembership() {
        try (Bench bench = Bench.acme()) {
            bench.simulator.behave(b -> b.groupReadByApiToken(Behaviour.LegacyAccess.FORBIDDEN));

            PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

            assertEquals("group memberships, if any", left(jane).get(0).what());
            assertEquals(6, jane.grants().size());
            assertEquals(Map.of(), bench.world.grantsOf(Worlds.JANE).repositories());
        }
    }

    @Test
    void groupsThatCannotBeReadDoNotMatterOnceTheMembershipIsGone() {
        try (Bench bench = Bench.acme()) {
            bench.simulator.behave(b -> b.groupReadByApiToken(Behaviour.LegacyAccess.FORBIDDEN));

            // she was in no group, and without a membership there can be none; an invitation there can be
            assertEquals(
                    List.of("a pending invitation, if any"),
                    left(Bench.only(bench.remove("elena@acme.org"))).stream()
                            .map(Leftover::what)
                            .toList());
            assertTrue(bench.isGone("elena@acme.org"));
        }
    }

    /** The grant would stay behind for the day on which the person is invited again. */
    @Test
    void projectsTooManyToLookAtAreToldEvenWithoutAMembership() {
        try (Bench bench = Bench.of(Worlds.acme())
                .with(new RemovalSettings(RemovalSettings.standard().rereadDelays(), 3, 100))) {
            bench.simulator.behave(b -> b.repositoryRowsCarryProject(false));

            PersonReport elena = Bench.only(bench.remove("elena@acme.org"));

            assertEquals(
                    List.of("direct grants, if any, on 5 projects"),
                    left(elena).stream().map(Leftover::what).toList());
            assertTrue(bench.isGone("elena@acme.org"));
        }
    }

    @Test
    void repositoriesTooManyToLookAtAreTold() {
        try (Bench bench =
                Bench.acme().with(new RemovalSettings(RemovalSettings.standard().rereadDelays(), 5, 100))) {
            bench.simulator.behave(b -> b.permissionFilterByUserUuid(Behaviour.UserFilter.IGNORED)
                    .permissionFilterByNickname(Behaviour.UserFilter.IGNORED));

            PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

            Leftover repositories = left(jane).get(0);
            assertEquals("direct grants, if any, in 10 repositories", repositories.what());
            Bench.assertSays("limit of 5", repositories.why());
            assertEquals(4, bench.world.grantsOf(Worlds.JANE).repositories().size());
        }
    }

    /** Refused groups keep a thousand repositories within reach, and each of them may also be granted directly. */
    @Test
    void repositoriesWithinReachAreNotLookedAtWithoutALimit() {
        try (Bench bench = Bench.acme(WorkspaceKind.ORGANISATION)
                .with(new RemovalSettings(RemovalSettings.standard().rereadDelays(), 5, 100))) {
            PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

            assertTrue(
                    left(jane).stream()
                            .anyMatch(left -> left.what().equals("direct grants, if any, in 10 repositories")),
                    left(jane)::toString);
        }
    }

    @Test
    void aMembershipWithoutAnyVisibleGrantIsToldAfterLookingEverywhere() {
        try (Bench bench = Bench.acme()) {
            bench.simulator
                    .faults()
                    .always(
                            RequestMatcher.endpoint("GET /2.0/workspaces/{workspace}/members/{member}"),
                            Fault.body(200, "application/json", "{}"));

            PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

            assertEquals(
                    List.of("membership of the workspace"),
                    left(jane).stream().map(Leftover::what).toList());
            assertTrue(bench.lines().contains("  still has access; looking everywhere"));
        }
    }

    @Test
    void aRefusalOfOneGrantDoesNotSaveTheOthers() {
        try (Bench bench = Bench.acme()) {
            bench.simulator
                    .faults()
                    .always(
                            RequestMatcher.method("DELETE")
                                    .and(RequestMatcher.pathContains("/projects/MOB/"))
                                    .and(request -> !request.path().contains("00000000")),
                            Fault.status(403));

            PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

            assertEquals(
                    List.of("project \"Mobile apps\" (create-repo)"),
                    left(jane).stream().map(Leftover::what).toList());
            Bench.assertSays(
                    "An administrator of the project removes the person in Project settings",
                    left(jane).get(0).cure());
            assertEquals(1, bench.world.grantsOf(Worlds.JANE).count());
        }
    }

    private record Combination(
            boolean absentIsSuccess, Behaviour.UserFilter filter, boolean projects, boolean member, int groups) {

        static List<Combination> all() {
            List<Combination> all = new ArrayList<>();
            for (boolean absentIsSuccess : List.of(true, false)) {
                for (Behaviour.UserFilter filter : Behaviour.UserFilter.values()) {
                    for (boolean projects : List.of(true, false)) {
                        for (boolean member : List.of(true, false)) {
                            for (int groups : List.of(200, 401, 403, 404, 405, 410)) {
                                all.add(new Combination(absentIsSuccess, filter, projects, member, groups));
                            }
                        }
                    }
                }
            }
            return all;
        }

        WorkspaceKind workspace() {
            return groups >= 404 ? WorkspaceKind.ORGANISATION : WorkspaceKind.LEGACY;
        }

        Behaviour.Builder into(Behaviour.Builder behaviour) {
            Behaviour.LegacyAccess access =
                    switch (groups) {
                        case 401 -> Behaviour.LegacyAccess.UNAUTHORIZED;
                        case 403 -> Behaviour.LegacyAccess.FORBIDDEN;
                        default -> Behaviour.LegacyAccess.ALLOWED;
                    };
            return behaviour
                    .absentGrantRead(absentIsSuccess ? Behaviour.AbsentRead.NONE : Behaviour.AbsentRead.NOT_FOUND)
                    .absentGrantDelete(
                            absentIsSuccess ? Behaviour.AbsentDelete.NO_CONTENT : Behaviour.AbsentDelete.NOT_FOUND)
                    .permissionFilterByUserUuid(filter)
                    .repositoryRowsCarryProject(projects)
                    .projectGrantAloneKeepsMembership(member)
                    .migratedGroupWriteStatus(groups)
                    .groupWriteByApiToken(access)
                    .writeReadLag(Lag.reads(1))
                    .effectiveListLag(Lag.reads(1))
                    .membershipLag(Lag.reads(1));
        }
    }

    /** Each with a lag that ends in time: removed if and only if the groups could be left. */
    @Test
    void everyCombinationEndsInATruthfulReport() {
        for (Combination one : Combination.all()) {
            try (Bench bench = Bench.of(Worlds.acme(one.workspace()))) {
                bench.simulator.behave(one::into);

                PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

                boolean gone = bench.isGone(Worlds.JANE);
                assertEquals(one.groups() == 200, gone, one::toString);
                assertEquals(gone, jane.outcome() instanceof Outcome.Removed, one::toString);
                assertEquals(grants(bench.world.grantsOf(Worlds.JANE)), leftGrants(jane), one::toString);
            }
        }
    }

    private static Set<String> grants(Grants truth) {
        Set<String> ids = new TreeSet<>(truth.groups());
        ids.addAll(truth.projects().keySet());
        ids.addAll(truth.repositories().keySet());
        return ids;
    }

    private static Set<String> leftGrants(PersonReport person) {
        return person.grants().stream()
                .filter(result -> result.state() == GrantResult.State.LEFT)
                .map(result -> result.grant().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
