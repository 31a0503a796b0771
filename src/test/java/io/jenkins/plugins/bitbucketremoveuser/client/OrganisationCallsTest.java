package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatedOrganisation;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the calls of the organisation API find and do. What they look like is the subject of {@link OrganisationWireTest}. */
@Timeout(30)
class OrganisationCallsTest {
    private static final String USER = "atlassian/user";
    private static final String LEAVE =
            "DELETE /admin/v2/orgs/{orgId}/directories/{directoryId}/groups/{groupId}/memberships/{accountId}";

    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme(WorkspaceKind.ORGANISATION));
    private final SimulatedOrganisation truth = simulator.world().organisation();
    private final BitbucketCloud bitbucket = Clients.organised(simulator.root());
    private final Organisation organisation = bitbucket.organisation().orElseThrow();
    private final String directory = truth.directoryId(Worlds.DIRECTORY);
    private final String jane = simulator.world().person(Worlds.JANE).accountId();
    private final String workspace = truth.resourceOf(Worlds.WORKSPACE);

    @AfterEach
    void close() {
        bitbucket.close();
        simulator.close();
    }

    private static Set<String> names(List<DirectoryGroup> groups) {
        return groups.stream().map(DirectoryGroup::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean leaveDevelopers() throws Exception {
        return organisation.removeFromGroup(directory, truth.groupId("Developers"), jane);
    }

    private boolean isDeveloper() {
        return truth.accessOf(Worlds.JANE).groups().contains("Developers");
    }

    @Test
    void organisationIsThereOnlyWithItsCredential() {
        assertEquals(Worlds.ORGANISATION_ID, organisation.id());
        try (BitbucketCloud without = Clients.of(simulator.root())) {
            assertEquals(Optional.empty(), without.organisation());
        }
    }

    @Test
    void appsAreListedWithTheResourceThatRolesName() throws Exception {
        assertEquals(
                List.of(
                        new OrganisationApp(workspace, "ACME Corporation"),
                        new OrganisationApp(Worlds.JIRA, "acme.atlassian.net")),
                organisation.apps());
    }

    @Test
    void peopleAreFoundByAddress() throws Exception {
        simulator.world().organisation().suspend("frank@acme.org", Worlds.DIRECTORY, true);
        List<DirectoryUser> found = organisation.findUsers(
                List.of("JANE@acme.org", "nobody@acme.org", "frank@acme.org", "hugo@acme.org", Worlds.INVITED));
        assertEquals(
                Set.of("jane@acme.org", "frank@acme.org", "hugo@acme.org", Worlds.INVITED),
                found.stream().map(DirectoryUser::email).collect(Collectors.toSet()));
        assertTrue(found.contains(new DirectoryUser(jane, "jane@acme.org", "Jane Doe", "active", "active", false)));
        assertEquals(
                List.of("suspended"),
                found.stream()
                        .filter(user -> user.email().equals("frank@acme.org"))
                        .map(DirectoryUser::membershipStatus)
                        .toList());
        assertEquals(List.of(), organisation.findUsers(List.of()));
    }

    @Test
    void directoriesOfAnAccountAreListed() throws Exception {
        String ines = simulator.world().person("ines@acme.org").accountId();
        assertEquals(List.of(new Directory(directory, Worlds.DIRECTORY)), organisation.directoriesOf(jane));
        assertEquals(2, organisation.directoriesOf(ines).size());
        assertEquals(List.of(), organisation.directoriesOf("nobody"));
    }

    @Test
    void personIsInOneDirectoryAndNotInTheOther() throws Exception {
        assertEquals(
                "jane@acme.org",
                organisation.user(directory, jane).orElseThrow().email());
        assertEquals(Optional.empty(), organisation.user(truth.directoryId(Worlds.OTHER_DIRECTORY), jane));
        assertEquals(Optional.empty(), organisation.user(directory, "557058:nobody"));
    }

    @Test
    void groupsTellTheirDirectoryAndWhetherTheyAreSynced() throws Exception {
        truth.syncGroup("Everybody");
        List<DirectoryGroup> groups = organisation.groupsOf(jane);
        assertEquals(Set.of("Developers", "Everybody", Worlds.JIRA_GROUP, "Release Managers"), names(groups));
        for (DirectoryGroup group : groups) {
            assertEquals(directory, group.directoryId());
            assertEquals(truth.groupId(group.name()), group.id());
            assertEquals(group.name().equals("Everybody"), group.synced());
        }
    }

    @Test
    void groupsOfManyPagesAreAllRead() throws Exception {
        SimulatorWorld world = SimulatorWorld.builder()
                .person(Worlds.JANE, "Jane")
                .organisation(
                        Worlds.ORGANISATION_ID,
                        all -> all.key(Worlds.ORGANISATION_KEY).directory("people", people -> {
                            for (int i = 0; i < 45; i++) {
                                people.group("group " + i, Worlds.JANE);
                                people.app("ari:cloud:jira::site/" + i, "jira", "site " + i)
                                        .role(Worlds.JANE, "ari:cloud:jira::site/" + i, USER);
                            }
                        }))
                .build();
        try (BitbucketSimulator many = BitbucketSimulator.start(world);
                BitbucketCloud client = Clients.organised(many.root())) {
            Organisation all = client.organisation().orElseThrow();
            String id = world.person(Worlds.JANE).accountId();
            List<DirectoryGroup> groups = all.groupsOf(id);
            assertEquals(45, names(groups).size());
            assertEquals(45, groups.size());
            assertEquals(3, many.count(), "pages of 20");
            assertEquals(45, all.apps().size());
        }
    }

    @Test
    void rolesOfAGroupAreRead() throws Exception {
        assertEquals(
                Set.of(new GroupRole(workspace, USER), new GroupRole(Worlds.JIRA, USER)),
                Set.copyOf(organisation.rolesOfGroup(directory, truth.groupId("Developers"))));
        assertThrows(ApiErrorException.class, () -> organisation.rolesOfGroup(directory, "none"));
    }

    @Test
    void rolesOfAPersonTellWhetherTheyWereGivenDirectly() throws Exception {
        assertEquals(
                List.of(new UserRole(workspace, USER, true, directory)),
                organisation.rolesOf(directory, jane, workspace));
        assertEquals(
                List.of(new UserRole(Worlds.JIRA, USER, false, directory)),
                organisation.rolesOf(directory, jane, Worlds.JIRA));
        assertEquals(List.of(), organisation.rolesOf(directory, jane, "ari:cloud:trello::site/1"));
        assertEquals(List.of(), organisation.rolesOf(directory, "nobody", workspace));
    }

    @Test
    void personLeavesOneGroupOnly() throws Exception {
        String others = simulator.world().fingerprintWithout(Worlds.JANE);
        assertTrue(leaveDevelopers());
        assertEquals(
                Set.of("Everybody", Worlds.JIRA_GROUP, "Release Managers"),
                truth.accessOf(Worlds.JANE).groups());
        assertEquals(others, simulator.world().fingerprintWithout(Worlds.JANE));
        assertFalse(leaveDevelopers(), "there is nothing to leave any more");
    }

    @Test
    void roleIsRevokedOnOneResourceOnly() throws Exception {
        truth.giveRole(Worlds.JANE, Worlds.JIRA, USER);
        assertTrue(organisation.revokeRole(jane, USER, workspace));
        assertEquals(Set.of(Worlds.JIRA), truth.accessOf(Worlds.JANE).roles().keySet());
        assertFalse(organisation.revokeRole(jane, USER, workspace));
    }

    @Test
    void suspensionIsDoneAndUndone() throws Exception {
        organisation.suspend(directory, jane);
        assertTrue(truth.accessOf(Worlds.JANE).isSuspended());
        assertEquals(
                "suspended", organisation.user(directory, jane).orElseThrow().membershipStatus());
        organisation.restore(directory, jane);
        assertFalse(truth.accessOf(Worlds.JANE).isSuspended());
    }

    @Test
    void personLeavesTheDirectory() throws Exception {
        assertTrue(organisation.removeFromDirectory(directory, jane));
        assertFalse(truth.accessOf(Worlds.JANE).isMember());
        assertEquals(Optional.empty(), organisation.user(directory, jane));
        assertFalse(organisation.removeFromDirectory(directory, jane));
    }

    @Test
    void syncedGroupIsARefusal() {
        truth.syncGroup("Developers");
        ApiErrorException e = assertThrows(ApiErrorException.class, this::leaveDevelopers);
        assertEquals(ApiErrorException.Kind.FORBIDDEN, e.kind());
        assertEquals(List.of("ADMIN-403-5"), e.codes());
        assertTrue(isDeveloper());
    }

    @ParameterizedTest
    @CsvSource({"FORBIDDEN, 403", "NOT_FOUND, 404"})
    void roleThatCannotBeRevokedHereIsNotTakenForGone(Behaviour.RoleRevoke rule, int status) {
        simulator.behave(b -> b.workspaceRoleRevoke(rule));
        ApiErrorException e =
                assertThrows(ApiErrorException.class, () -> organisation.revokeRole(jane, USER, workspace));
        assertEquals(status, e.status());
        assertTrue(truth.accessOf(Worlds.JANE).roles().containsKey(workspace));
    }

    /** Else a wrong id would make everybody look removed. */
    @Test
    void unknownOrganisationIsNoReasonToCallAnythingGone() throws Exception {
        try (BitbucketCloud other = new BitbucketCloud(
                Clients.settings(simulator.root()),
                WorkspaceCredentials.of(Clients.API_TOKEN)
                        .with(new OrganisationCredential("wrong-id", Clients.ORGANISATION.key())),
                ClientObserver.SILENT,
                duration -> {},
                Clock.systemUTC())) {
            Organisation wrong = other.organisation().orElseThrow();
            List<ApiErrorException> failures = List.of(
                    assertThrows(ApiErrorException.class, () -> wrong.removeFromGroup(directory, "g", jane)),
                    assertThrows(ApiErrorException.class, () -> wrong.revokeRole(jane, USER, workspace)),
                    assertThrows(ApiErrorException.class, () -> wrong.removeFromDirectory(directory, jane)),
                    assertThrows(ApiErrorException.class, () -> wrong.user(directory, jane)),
                    assertThrows(ApiErrorException.class, () -> wrong.rolesOf(directory, jane, workspace)),
                    assertThrows(ApiErrorException.class, () -> wrong.directoriesOf(jane)),
                    assertThrows(ApiErrorException.class, () -> wrong.groupsOf(jane)),
                    assertThrows(ApiErrorException.class, () -> wrong.findUsers(List.of(Worlds.JANE))));
            for (ApiErrorException failure : failures) {
                assertEquals(List.of("ADMIN-404-2"), failure.codes(), failure.getMessage());
            }
        }
    }

    /** A gateway that knows no such call says the same as a service that knows no such person. */
    @Test
    void missingWithoutACodeIsNotTakenForGone() {
        simulator.behave(b -> b.organisationErrors(Behaviour.OrganisationErrors.GATEWAY));
        assertThrows(ApiErrorException.class, () -> organisation.removeFromDirectory(directory, "nobody"));
        assertThrows(ApiErrorException.class, () -> organisation.removeFromGroup(directory, "none", jane));
        assertThrows(ApiErrorException.class, () -> organisation.rolesOf(directory, "nobody", workspace));
    }

    @Test
    void whatNeverWasThereIsNothingToRemove() throws Exception {
        assertFalse(organisation.removeFromGroup(directory, "none", jane), "no such group");
        assertFalse(organisation.removeFromGroup(directory, truth.groupId("Developers"), "nobody"));
        assertFalse(organisation.removeFromDirectory(directory, "nobody"));
        assertFalse(organisation.revokeRole("nobody", USER, workspace));
    }

    @Test
    void keyThatIsNoneIsAnInvalidCredential() {
        simulator.credentials().revoke(Worlds.ORGANISATION_KEY);
        ApiErrorException e = assertThrows(ApiErrorException.class, organisation::apps);
        assertEquals(ApiErrorException.Kind.INVALID_CREDENTIAL, e.kind());
        assertEquals("Unauthorized", e.bitbucketMessage());
        assertEquals(1, simulator.count());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void searchAndChangeByPostSurviveAPassingFailure(int status) throws Exception {
        simulator.faults().next(2, RequestMatcher.any(), Fault.status(status));
        assertEquals(4, organisation.groupsOf(jane).size());
        simulator.faults().next(2, RequestMatcher.any(), Fault.status(status));
        organisation.suspend(directory, jane);
        assertTrue(truth.accessOf(Worlds.JANE).isSuspended());
    }

    @Test
    void searchAndChangeByPostSurviveALostAnswer() throws Exception {
        simulator.faults().next(1, RequestMatcher.any(), Fault.loseAnswer());
        assertEquals(1, organisation.findUsers(List.of(Worlds.JANE)).size());
        simulator.faults().next(1, RequestMatcher.any(), Fault.loseAnswer());
        organisation.suspend(directory, jane);
        simulator.faults().next(1, RequestMatcher.any(), Fault.loseAnswer());
        organisation.restore(directory, jane);
        assertFalse(truth.accessOf(Worlds.JANE).isSuspended());
        simulator.faults().next(1, RequestMatcher.any(), Fault.loseAnswer());
        assertFalse(organisation.revokeRole(jane, USER, workspace), "the second time, there was nothing left");
        assertFalse(truth.accessOf(Worlds.JANE).roles().containsKey(workspace));
        assertEquals(8, simulator.count());
    }

    @Test
    void removalWhoseAnswerWasLostIsRepeatedAndFindsNothingLeft() throws Exception {
        simulator.faults().next(1, RequestMatcher.endpoint(LEAVE), Fault.loseAnswer());
        assertFalse(leaveDevelopers());
        assertFalse(isDeveloper());
        assertEquals(2, simulator.countByEndpoint().get(LEAVE));
    }

    @Test
    void resetOfTheLimitIsWaitedFor() throws Exception {
        List<Duration> waits = new ArrayList<>();
        Pause pause = duration -> {
            waits.add(duration);
            simulator.clock().advance(duration);
        };
        try (BitbucketCloud patient = new BitbucketCloud(
                Clients.settings(simulator.root()),
                WorkspaceCredentials.of(Clients.API_TOKEN).with(Clients.ORGANISATION),
                ClientObserver.SILENT,
                pause,
                Clock.systemUTC())) {
            simulator.rateLimit(1).behave(b -> b.rateLimitWindow(Duration.ofMinutes(1)));
            Organisation limited = patient.organisation().orElseThrow();
            limited.apps();
            limited.apps();
        }
        assertEquals(1, waits.size());
        assertTrue(
                waits.get(0).compareTo(Duration.ofSeconds(55)) > 0
                        && waits.get(0).compareTo(Duration.ofSeconds(62)) < 0,
                waits::toString);
    }

    @ParameterizedTest
    @EnumSource(Behaviour.OrganisationErrors.class)
    void limitIsToldInBothForms(Behaviour.OrganisationErrors form) {
        simulator.behave(b -> b.organisationErrors(form));
        simulator.faults().always(RequestMatcher.any(), Fault.rateLimited(3000));
        ApiErrorException e = assertThrows(ApiErrorException.class, organisation::apps);
        assertEquals(ApiErrorException.Kind.RATE_LIMITED, e.kind());
        assertTrue(e.bitbucketMessage().contains("Rate limit exceeded"), e.getMessage());
    }
}
