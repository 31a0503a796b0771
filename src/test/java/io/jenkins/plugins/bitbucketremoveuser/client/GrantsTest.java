package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Direct grants, and the list of what a person can reach by whatever way. */
class GrantsTest {
    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private final BitbucketCloud bitbucket = Clients.of(simulator.root());
    private final String jane = simulator.world().person(Worlds.JANE).uuid();

    @AfterEach
    void close() {
        bitbucket.close();
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(Behaviour.AbsentRead.class)
    void levelOfADirectGrantIsReadAndNoneIsNone(Behaviour.AbsentRead absent) throws Exception {
        simulator.behave(b -> b.absentGrantRead(absent));
        assertEquals(Optional.of("create-repo"), bitbucket.projects().userGrant("acme", "MOB", jane));
        assertEquals(Optional.empty(), bitbucket.projects().userGrant("acme", "LAB", jane));
        assertEquals(Optional.of("write"), bitbucket.repositories().userGrant("acme", "shop-backend", jane));
        assertEquals(Optional.empty(), bitbucket.repositories().userGrant("acme", "billing", jane));
    }

    @ParameterizedTest
    @EnumSource(Behaviour.AbsentDelete.class)
    void removingTwiceIsNoFailure(Behaviour.AbsentDelete absent) throws Exception {
        simulator.behave(b -> b.absentGrantDelete(absent));
        boolean again = absent == Behaviour.AbsentDelete.NO_CONTENT;
        assertTrue(bitbucket.projects().removeUserGrant("acme", "CORE", jane));
        assertEquals(again, bitbucket.projects().removeUserGrant("acme", "CORE", jane));
        assertTrue(bitbucket.repositories().removeUserGrant("acme", "spikes", jane));
        assertEquals(again, bitbucket.repositories().removeUserGrant("acme", "spikes", jane));
        assertEquals(
                Set.of("MOB"),
                simulator.world().grantsOf(Worlds.JANE).projects().keySet());
        assertFalse(simulator.world().grantsOf(Worlds.JANE).repositories().containsKey("spikes"));
    }

    @Test
    void grantWithoutALevelIsNotTakenForNone() {
        simulator.faults().always(RequestMatcher.any(), Fault.body(200, "application/json", "{}"));
        assertThrows(UnexpectedAnswerException.class, () -> bitbucket.projects().userGrant("acme", "CORE", jane));
    }

    @Test
    void everythingAPersonReachesIsListedWithItsProject() throws Exception {
        List<EffectivePermission> rows =
                bitbucket.repositories().reachableBy("acme", jane).orElseThrow();
        assertEquals(10, rows.size(), "all repositories, through the group Everybody");
        EffectivePermission billing = rows.get(0);
        assertEquals(new Repository("billing", "acme/billing", "CORE"), billing.repository());
        assertEquals("admin", billing.level());
        rows.forEach(row -> assertEquals(jane, row.userUuid()));
    }

    @Test
    void personWhoReachesNothingHasAnEmptyList() throws Exception {
        String stranger = simulator.world().person("stranger@elsewhere.example").uuid();
        assertEquals(Optional.of(List.of()), bitbucket.repositories().reachableBy("acme", stranger));
    }

    @Test
    void projectThatIsNotToldIsEmpty() throws Exception {
        simulator.behave(b -> b.repositoryRowsCarryProject(false));
        assertEquals(
                "",
                bitbucket
                        .repositories()
                        .reachableBy("acme", jane)
                        .orElseThrow()
                        .get(0)
                        .repository()
                        .projectKey());
    }

    @Test
    void refusedFilterSaysNothing() throws Exception {
        simulator.behave(b -> b.permissionFilterByUserUuid(Behaviour.UserFilter.REFUSED_400));
        assertEquals(Optional.empty(), bitbucket.repositories().reachableBy("acme", jane));
    }

    @Test
    void ignoredFilterSaysNothingRatherThanSomebodyElsesRows() throws Exception {
        simulator.behave(b -> b.permissionFilterByUserUuid(Behaviour.UserFilter.IGNORED));
        assertEquals(Optional.empty(), bitbucket.repositories().reachableBy("acme", jane));
        // where rows of one's own come first, and where they come last
        for (String email : List.of(Worlds.ADMIN, "jane.doering@acme.org")) {
            simulator.resetRequests();
            String uuid = simulator.world().person(email).uuid();
            assertEquals(Optional.empty(), bitbucket.repositories().reachableBy("acme", uuid));
            assertEquals(1, simulator.count(), "the other pages need not be read");
        }
    }

    /** Two Janes: {@code jane} is the nickname of both. */
    @Test
    void aNicknameFindsOnePersonAmongThoseWhoShareIt() throws Exception {
        String nickname = simulator.world().person(Worlds.JANE).nickname();
        assertEquals(nickname, simulator.world().person("jane.doering@acme.org").nickname());

        assertEquals(
                bitbucket.repositories().reachableBy("acme", jane),
                bitbucket.repositories().reachableByNickname("acme", nickname, jane));
    }

    @Test
    void aNicknameThatIsRefusedOrIgnoredSaysNothing() throws Exception {
        simulator.behave(b -> b.permissionFilterByNickname(Behaviour.UserFilter.REFUSED_400));
        assertEquals(Optional.empty(), bitbucket.repositories().reachableByNickname("acme", "jane", jane));
        simulator.behave(b -> b.permissionFilterByNickname(Behaviour.UserFilter.IGNORED));
        assertEquals(Optional.empty(), bitbucket.repositories().reachableByNickname("acme", "jane", jane));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410})
    void otherRefusalsAreNotTakenForAnIgnoredFilter(int status) {
        simulator.faults().always(RequestMatcher.any(), Fault.status(status));
        assertThrows(ApiErrorException.class, () -> bitbucket.repositories().reachableBy("acme", jane));
    }

    @Test
    void repositoriesOutsideSomeProjectsAreOnePage() throws Exception {
        assertEquals(
                Set.of("terraform", "runbooks", "spikes"),
                Set.copyOf(bitbucket.repositories().someOutside("acme", List.of("CORE", "MOB", "WEB")).stream()
                        .map(Repository::slug)
                        .toList()));
        assertEquals(1, simulator.count());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPartOfWhatAPersonReachesTakesOneRequestWhereBitbucketSorts(boolean sorts) throws Exception {
        simulator.behave(b -> b.effectiveListSortsByUpdate(sorts));
        FirstPage<Repository> some =
                bitbucket.repositories().someReachableBy("acme", jane).orElseThrow();
        assertEquals(10, some.rows().size());
        assertFalse(some.more());
        assertEquals(sorts ? "spikes" : "billing", some.rows().get(0).slug(), "the newest first, if it can be had");
        assertEquals("CORE", some.rows().get(sorts ? 9 : 0).projectKey());
        assertEquals(sorts ? 1 : 2, simulator.count());
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.UserFilter.class,
            names = {"REFUSED_400", "IGNORED"})
    void aPartOfWhatNobodyAskedForSaysNothing(Behaviour.UserFilter filter) throws Exception {
        simulator.behave(b -> b.permissionFilterByUserUuid(filter));
        assertEquals(Optional.empty(), bitbucket.repositories().someReachableBy("acme", jane));
    }
}
