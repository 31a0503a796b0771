package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Lag;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatedOrganisation;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A workspace whose people are managed in admin.atlassian.com: groups and roles there, direct grants in Bitbucket. */
class OrganisationRemovalTest {
    private Bench bench;
    private SimulatedOrganisation organisation;

    @BeforeEach
    void setUp() {
        bench = Bench.acme(WorkspaceKind.ORGANISATION).withOrganisation();
        organisation = bench.world.organisation();
    }

    @AfterEach
    void tearDown() {
        bench.close();
    }

    private static Set<String> described(PersonReport person, GrantResult.State state) {
        Set<String> all = new TreeSet<>();
        person.grants().stream()
                .filter(result -> result.state() == state)
                .forEach(result -> all.add(result.grant().describe()));
        return all;
    }

    private static Set<String> left(PersonReport person) {
        Set<String> all = new TreeSet<>();
        person.left().forEach(left -> all.add(left.what()));
        return all;
    }

    @Test
    void groupsAndRolesGoInTheOrganisationAndDirectGrantsInBitbucket() {
        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(
                Set.of(
                        "organisation group \"Developers\" (atlassian/user)",
                        "organisation group \"Release Managers\" (atlassian/user)",
                        "organisation group \"Everybody\" (atlassian/user)",
                        "organisation role \"ACME Corporation\" (atlassian/user)",
                        "project \"Core platform\" (admin)",
                        "project \"Mobile apps\" (create-repo)",
                        "repository \"acme/shop-backend\" (write)",
                        "repository \"acme/terraform\" (admin)",
                        "repository \"acme/runbooks\" (read)",
                        "repository \"acme/spikes\" (admin)"),
                described(jane, GrantResult.State.REVOKED));
        assertEquals(
                Set.of(Worlds.JIRA_GROUP), organisation.accessOf(Worlds.JANE).groups());
        assertEquals(
                Set.of(Worlds.DIRECTORY), organisation.accessOf(Worlds.JANE).directories());
        assertFalse(organisation.accessOf(Worlds.JANE).isSuspended());
    }

    @Test
    void whatAGroupGivesBesidesIsSaidBeforeItGoes() {
        PersonReport planned = Bench.only(bench.plan(Worlds.JANE));

        String note =
                "the organisation group \"Developers\" (atlassian/user) gives acme.atlassian.net too; leaving the group"
                        + " takes that away as well, unless another group gives it";
        assertEquals(note, ((Outcome.Planned) planned.outcome()).warnings().get(0));
        assertEquals(List.of(), bench.changes());
        bench.remove(Worlds.JANE);
        int told = bench.lines().indexOf("  note: " + note);
        int taken = bench.lines().indexOf("  took away organisation group \"Developers\" (atlassian/user)");
        assertTrue(told >= 0 && told < taken, bench.lines().toString());
    }

    private static Stream<Arguments> answersThatChangeNothingInTheEnd() {
        return Stream.of(
                answer("absent memberships are 204", b -> b.absentInOrganisation(Behaviour.AbsentDelete.NO_CONTENT)),
                answer("errors from the gateway", b -> b.organisationErrors(Behaviour.OrganisationErrors.GATEWAY)),
                answer("roles take the direct grants along", b -> b.roleRemovalDeletesGrants(true)),
                answer("changes show after 30 s", b -> b.organisationReadLag(Lag.time(Duration.ofSeconds(30)))),
                answer("changes show after a few reads", b -> b.organisationReadLag(Lag.reads(3))),
                answer(
                        "Bitbucket shows them later too",
                        b -> b.organisationReadLag(Lag.time(Duration.ofSeconds(10)))
                                .writeReadLag(Lag.time(Duration.ofSeconds(10)))
                                .effectiveListLag(Lag.time(Duration.ofSeconds(10)))
                                .membershipLag(Lag.time(Duration.ofSeconds(10)))),
                answer("invited people are not found", b -> b.invitedPeopleAreFound(false)),
                answer("1.0 writes are 404", b -> b.migratedGroupWriteStatus(404)),
                answer("1.0 invitations are 405", b -> b.migratedInvitationStatus(405)));
    }

    private static Arguments answer(String name, UnaryOperator<Behaviour.Builder> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersThatChangeNothingInTheEnd")
    void nothingIsLeftWhateverTheAnswer(String name, UnaryOperator<Behaviour.Builder> change) {
        bench.simulator.behave(change);

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertEquals(new Outcome.Removed(), jane.outcome(), jane::toString);
        assertEquals(
                Set.of(Worlds.JIRA_GROUP), organisation.accessOf(Worlds.JANE).groups());
        assertTrue(organisation.accessOf(Worlds.JANE).roles().isEmpty());
    }

    @Test
    void aGroupThatAnIdentityProviderKeepsIsLeftForAPersonAndTheRestGoes() {
        organisation.syncGroup("Release Managers");

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertInstanceOf(Outcome.StillMember.class, jane.outcome());
        assertTrue(
                left(jane).contains("organisation group \"Release Managers\" (atlassian/user)"), left(jane)::toString);
        Bench.assertSays("identity provider", jane.left().get(0).cure());
        assertTrue(organisation.accessOf(Worlds.JANE).groups().contains("Release Managers"));
        assertEquals(9, described(jane, GrantResult.State.REVOKED).size());
    }

    @ParameterizedTest
    @EnumSource(value = Behaviour.RoleRevoke.class, mode = EnumSource.Mode.EXCLUDE, names = "ALLOWED")
    void aRoleThatCannotBeTakenAwayIsLeftForAPerson(Behaviour.RoleRevoke answer) {
        bench.simulator.behave(b -> b.workspaceRoleRevoke(answer));

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertEquals(Set.of("organisation role \"ACME Corporation\" (atlassian/user)"), left(jane));
        Bench.assertSays("admin.atlassian.com", jane.left().get(0).cure());
        assertEquals(
                Set.of(Worlds.JIRA_GROUP), organisation.accessOf(Worlds.JANE).groups());
    }

    @Test
    void withoutAKeyTheGroupsAreNamedAndTheCureIsTheKey() {
        try (Bench keyless = Bench.acme(WorkspaceKind.ORGANISATION)) {
            PersonReport jane = Bench.only(keyless.remove(Worlds.JANE));

            assertTrue(left(jane).contains("group \"Developers\""), left(jane)::toString);
            assertTrue(
                    keyless.lines().stream()
                            .anyMatch(
                                    line -> line.startsWith("Cannot be taken away: organisation groups and roles: no.")
                                            && line.contains("the organisation's id and API key")),
                    keyless.lines()::toString);
        }
    }

    @Test
    void aKeyThatIsNotAcceptedHidesNothingAndStopsNothingElse() {
        bench.withOrganisation(Worlds.ORGANISATION_ID, "not-the-key");

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertTrue(left(jane).contains("organisation groups, if any"), left(jane)::toString);
        assertTrue(left(jane).contains("organisation roles, if any"), left(jane)::toString);
        assertTrue(left(jane).contains("group \"Developers\""), left(jane)::toString);
        Bench.assertSays("does not accept the organisation API key", jane.left().toString());
        assertEquals(6, described(jane, GrantResult.State.REVOKED).size(), "the direct grants");
    }

    @Test
    void anOrganisationThatDoesNotHaveTheWorkspaceIsTold() {
        bench.simulator
                .faults()
                .always(
                        RequestMatcher.pathContains("/v2/orgs/" + Worlds.ORGANISATION_ID + "/workspaces"),
                        Fault.body(200, "application/json", "{\"data\":[],\"links\":{}}"));

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertTrue(left(jane).contains("organisation groups, if any"), left(jane)::toString);
        Bench.assertSays("shows no app that is the workspace acme", jane.left().toString());
    }

    @Test
    void whoeverHasNotJoinedLosesWhatTheOrganisationGives() {
        PersonReport nadia = Bench.only(bench.remove(Worlds.INVITED));

        assertEquals(
                Set.of("organisation role \"ACME Corporation\" (atlassian/user)"),
                described(nadia, GrantResult.State.REVOKED));
        assertTrue(organisation.accessOf(Worlds.INVITED).roles().isEmpty());
    }

    @Test
    void whoeverTheOrganisationDoesNotFindMayHaveAnInvitationPending() {
        bench.simulator.behave(b -> b.invitedPeopleAreFound(false));

        PersonReport nadia = Bench.only(bench.remove(Worlds.INVITED));

        assertInstanceOf(Outcome.NotAMember.class, nadia.outcome());
        assertEquals(Set.of("a pending invitation, if any"), left(nadia));
    }

    @Test
    void whoeverIsInTheDirectoryButNotInTheWorkspaceIsNoMember() {
        PersonReport stranger = Bench.only(bench.remove("stranger@elsewhere.example"));

        assertEquals(new Outcome.NotAMember(List.of()), stranger.outcome());
        assertEquals(List.of(), bench.changes());
    }

    @Test
    void aSuspendedPersonWhomBitbucketDoesNotListLosesTheGroupsAllTheSame() {
        bench.simulator.behave(b -> b.suspendedPeopleStayMembers(false));
        organisation.suspend("grace@acme.org", Worlds.DIRECTORY, true);

        PersonReport grace = Bench.only(bench.remove("grace@acme.org"));

        assertEquals(
                Set.of("organisation group \"Everybody\" (atlassian/user)"),
                described(grace, GrantResult.State.REVOKED));
        assertEquals(
                Set.of(Worlds.JIRA_GROUP),
                organisation.accessOf("grace@acme.org").groups());
    }

    @Test
    void suspendingIsDoneOnExplicitRequestOnlyAndVerified() {
        bench.with(DirectoryAction.SUSPEND);

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertEquals(new Outcome.Removed(), jane.outcome());
        assertTrue(described(jane, GrantResult.State.REVOKED).contains("directory access \"ACME people\" (active)"));
        assertTrue(organisation.accessOf(Worlds.JANE).isSuspended());
        assertEquals(
                Set.of(Worlds.JIRA_GROUP), organisation.accessOf(Worlds.JANE).groups());
        assertTrue(
                bench.lines().stream().anyMatch(line -> line.contains("takes away every Atlassian app")),
                bench.lines()::toString);
    }

    @ParameterizedTest
    @MethodSource("removalLags")
    void removalFromTheDirectoryIsVerifiedAlsoIfItIsQueued(Lag lag) {
        bench.with(DirectoryAction.REMOVE);
        bench.simulator.behave(b -> b.directoryRemovalLag(lag));

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertEquals(new Outcome.Removed(), jane.outcome(), jane::toString);
        assertEquals(Set.of(), organisation.accessOf(Worlds.JANE).directories());
    }

    private static Stream<Lag> removalLags() {
        return Stream.of(Lag.NONE, Lag.reads(3), Lag.time(Duration.ofSeconds(20)));
    }

    @Test
    void aRemovalThatStaysQueuedIsNotCalledDone() {
        bench.with(DirectoryAction.REMOVE);
        bench.simulator.behave(b -> b.directoryRemovalLag(Lag.time(Duration.ofHours(1))));

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertEquals(Set.of("directory membership \"ACME people\" (active)"), left(jane));
    }

    @Test
    void whoeverIsInTwoDirectoriesLosesThatOfTheWorkspaceOnly() {
        bench.with(DirectoryAction.REMOVE);
        organisation.addToGroup("ines@acme.org", "Everybody");

        PersonReport ines = Bench.only(bench.remove("ines@acme.org"));

        assertEquals(new Outcome.Removed(), ines.outcome(), ines::toString);
        assertEquals(
                Set.of(Worlds.OTHER_DIRECTORY),
                organisation.accessOf("ines@acme.org").directories());
    }

    /** A repeated run must not go on with the next directory. */
    @ParameterizedTest
    @EnumSource(value = DirectoryAction.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void whoeverHasLeftTheDirectoryOfTheWorkspaceStaysInTheOthers(DirectoryAction action) {
        bench.with(action);

        for (int i = 0; i < 3; i++) {
            bench.remove("ines@acme.org");
        }

        assertTrue(organisation.accessOf("ines@acme.org").directories().contains(Worlds.OTHER_DIRECTORY));
        assertFalse(organisation.accessOf("ines@acme.org").suspendedIn().contains(Worlds.OTHER_DIRECTORY));
        if (action == DirectoryAction.REMOVE) {
            assertEquals(
                    Set.of(Worlds.OTHER_DIRECTORY),
                    organisation.accessOf("ines@acme.org").directories());
        } else {
            assertEquals(
                    Set.of(Worlds.DIRECTORY),
                    organisation.accessOf("ines@acme.org").suspendedIn());
        }
    }

    @Test
    void whichDirectoryIsMeantIsNotGuessed() {
        bench.with(DirectoryAction.SUSPEND);
        bench.simulator
                .faults()
                .always(
                        RequestMatcher.pathContains("/users/").and(RequestMatcher.pathContains("/role-assignments")),
                        Fault.body(200, "application/json", "{\"data\":[],\"links\":{}}"));

        PersonReport ines = Bench.only(bench.remove("ines@acme.org"));

        assertEquals(Set.of("the place in the organisation's directory"), left(ines));
        assertEquals(Set.of(), organisation.accessOf("ines@acme.org").suspendedIn());
    }

    @Test
    void aPlanSaysWhatTheDirectoryTakesAlong() {
        bench.with(DirectoryAction.REMOVE);

        PersonReport jane = Bench.only(bench.plan(Worlds.JANE));

        assertTrue(
                described(jane, GrantResult.State.PLANNED).contains("directory membership \"ACME people\" (active)"));
        Bench.assertSays(
                "removal from the organisation's directory takes away every Atlassian app of that directory, Jira and"
                        + " Confluence among them",
                ((Outcome.Planned) jane.outcome()).warnings().toString());
        assertEquals(List.of(), bench.changes());
    }

    @ParameterizedTest
    @EnumSource(ProtectedBy.class)
    void aProtectedPersonWhomOnlyTheDirectoryKnowsIsNotTouched(ProtectedBy by) {
        String stranger = "stranger@elsewhere.example";
        organisation.addToGroup(stranger, Worlds.JIRA_GROUP);
        Set<String> directories = organisation.accessOf(stranger).directories();
        assertTrue(directories.contains(Worlds.DIRECTORY));
        bench.with(DirectoryAction.REMOVE).protect(by.line(bench, stranger));

        for (String asked : List.of(stranger, bench.world.person(stranger).accountId())) {
            PersonReport person = Bench.only(bench.remove(asked));

            assertInstanceOf(Outcome.Refused.class, person.outcome(), asked);
            assertEquals(directories, organisation.accessOf(stranger).directories());
        }
    }

    private enum ProtectedBy {
        EMAIL,
        UUID,
        ACCOUNT_ID;

        String line(Bench bench, String email) {
            return switch (this) {
                case EMAIL -> email;
                case UUID -> bench.world.person(email).uuid();
                case ACCOUNT_ID -> bench.world.person(email).accountId();
            };
        }
    }

    @Test
    void aSecondRunChangesNothing() {
        bench.remove(Worlds.JANE);
        bench.simulator.resetRequests();

        RemovalReport again = bench.remove(Worlds.JANE);

        assertEquals(RunOutcome.NOTHING_TO_DO, again.outcome());
        assertEquals(List.of(), bench.changes());
    }

    @Test
    void anInterruptedRunGoesOnWhereItWas() {
        bench.simulator.faults().next(50, RequestMatcher.pathContains("/permissions-config/"), Fault.status(500));
        RemovalReport broken = bench.remove(Worlds.JANE);
        assertEquals(RunOutcome.FAILED, broken.outcome());
        bench.simulator.faults().clear();

        PersonReport jane = Bench.only(bench.resume(Worlds.JANE));

        assertEquals(new Outcome.Removed(), jane.outcome(), jane::toString);
    }

    @Test
    void whoeverIsAskedForByIdHasNoInvitationIfTheDirectoryHoldsTheAccount() {
        String accountId = bench.world.person("elena@acme.org").accountId();

        assertEquals(new Outcome.Removed(), Bench.only(bench.remove(accountId)).outcome());

        PersonReport nobody = Bench.only(bench.remove("5b10ac8d82e05b22cc7d4ef5"));
        assertEquals(Set.of("a pending invitation, if any"), left(nobody));
    }

    @Test
    void rolesThatCannotBeReadAreNotTakenForNone() {
        bench.simulator
                .faults()
                .always(
                        RequestMatcher.pathContains("/users/").and(RequestMatcher.pathContains("/role-assignments")),
                        Fault.status(403));

        PersonReport nadia = Bench.only(bench.remove(Worlds.INVITED));

        assertTrue(left(nadia).contains("organisation roles, if any"), left(nadia)::toString);
    }

    /** Whoever is asked for by id is looked up in the directory too. */
    @ParameterizedTest
    @MethodSource("wrongOrganisations")
    void anOrganisationThatRefusesEndsNobodysRemoval(String id, String key) {
        bench.withOrganisation(id, key);
        String elena = bench.world.person("elena@acme.org").accountId();
        String stranger = bench.world.person("stranger@elsewhere.example").accountId();

        RemovalReport report = bench.remove(elena, stranger);

        assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
        PersonReport first = report.people().get(0);
        assertEquals(Set.of("repository \"acme/runbooks\" (write)"), described(first, GrantResult.State.REVOKED));
        assertTrue(left(first).contains("a pending invitation, if any"), left(first)::toString);
        assertTrue(left(first).contains("organisation groups, if any"), left(first)::toString);
        PersonReport second = report.people().get(1);
        assertTrue(left(second).contains("a pending invitation, if any"), left(second)::toString);
        assertTrue(left(second).contains("organisation groups, if any"), left(second)::toString);
    }

    private static Stream<Arguments> wrongOrganisations() {
        return Stream.of(
                Arguments.of(Worlds.ORGANISATION_ID, "not-the-key"),
                Arguments.of("11111111-2222-3333-4444-555555555555", Worlds.ORGANISATION_KEY));
    }

    @Test
    void whoeverIsSuspendedMayHaveGroupsThatARefusingOrganisationDoesNotTell() {
        bench.simulator.behave(b -> b.suspendedPeopleStayMembers(false));
        organisation.suspend("grace@acme.org", Worlds.DIRECTORY, true);
        bench.withOrganisation(Worlds.ORGANISATION_ID, "not-the-key");

        PersonReport grace = Bench.only(bench.remove("grace@acme.org"));

        assertInstanceOf(Outcome.NotAMember.class, grace.outcome());
        assertEquals(
                Set.of("a pending invitation, if any", "organisation groups, if any", "organisation roles, if any"),
                left(grace));
    }

    @Test
    void aGroupThatOnlyTheIdentityProviderChangesGoesWithTheDirectory() {
        organisation.syncGroup("Release Managers");
        bench.with(DirectoryAction.REMOVE);

        PersonReport jane = Bench.only(bench.remove(Worlds.JANE));

        assertEquals(new Outcome.Removed(), jane.outcome(), jane::toString);
        assertEquals(
                Set.of("organisation group \"Release Managers\" (atlassian/user)", "group \"Release Managers\""),
                described(jane, GrantResult.State.ALREADY_GONE));
    }

    @Test
    void groupsOfOthersAreNotTakenForThePersons() {
        bench.simulator.behave(b -> b.groupsFilteredByMember(false));

        PersonReport elena = Bench.only(bench.remove("elena@acme.org"));

        assertEquals(Set.of("organisation groups, if any"), left(elena));
        Bench.assertSays("with the groups of others", elena.left().get(0).why());
        assertTrue(
                bench.simulator.writes().stream()
                        .noneMatch(write -> write.path().contains("/memberships/")),
                bench.simulator.writes()::toString);
    }
}
