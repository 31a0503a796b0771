package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a dry run tells whoever approves it, and that exactly this is done afterwards. */
class PlanTest {
    private static final RemovalSettings BOUND =
            new RemovalSettings(RemovalSettings.standard().rereadDelays(), 2_000, 3);
    private static final String BOB = Worlds.MEMBER;
    private static final String STRANGER = "stranger@elsewhere.example";
    private static final UnaryOperator<Behaviour.Builder> NOT_FILTERED =
            b -> b.permissionFilterByUserUuid(Behaviour.UserFilter.IGNORED)
                    .permissionFilterByNickname(Behaviour.UserFilter.IGNORED);

    private final Bench bench = Bench.acme();
    private final ObjectMapper json = new ObjectMapper();

    @AfterEach
    void close() {
        bench.close();
    }

    // what it tells

    @Test
    void itWarnsOfWhatBecomesOfOthers() {
        bench.world.removeFromGroup("carol@acme.org", "release-managers");

        Outcome.Planned plan = planned(bench.plan(Worlds.JANE));

        assertEquals(
                List.of(
                        "nobody would be left in the group \"Release Managers\"",
                        "the project \"Core platform\" would have no administrator but those of the workspace",
                        "the repository \"acme/terraform\" would have no administrator but those of the workspace",
                        "the repository \"acme/spikes\" would have no administrator but those of the workspace"),
                plan.warnings());
    }

    @Test
    void whoeverStaysAdministersOnAndNobodyIsWarned() {
        bench.world.grantProject(BOB, "CORE", Permission.ADMIN);
        bench.world.grantRepository(BOB, "terraform", Permission.ADMIN);
        bench.world.grantRepository(BOB, "spikes", Permission.WRITE);

        assertEquals(
                List.of("the repository \"acme/spikes\" would have no administrator but those of the workspace"),
                planned(bench.plan(Worlds.JANE)).warnings());
    }

    @Test
    void whoeverLeavesInTheSameRunAdministersNothingAnyMore() {
        bench.world.grantProject(BOB, "CORE", Permission.ADMIN);

        RemovalReport plan = bench.plan(Worlds.JANE, BOB);

        assertTrue(((Outcome.Planned) plan.people().get(0).outcome())
                .warnings()
                .contains("the project \"Core platform\" would have no administrator but those of the workspace"));
    }

    @Test
    void whatTheRemovalWouldLeaveIsAmongWhatIsLeft() {
        try (Bench organisation = Bench.acme(WorkspaceKind.ORGANISATION)) {
            RemovalReport plan = organisation.plan(Worlds.JANE);

            assertEquals(
                    List.of("a pending invitation, if any"),
                    plan.remaining().stream().map(Leftover::what).toList());
            assertEquals(RunOutcome.PLANNED, plan.outcome());
        }
    }

    @Test
    void aQuickPlanSaysAmongWhichRepositoriesTheDirectGrantsAre() {
        Outcome.Planned plan = planned(bench.with(BOUND).plan(Worlds.JANE));

        assertEquals(
                10, plan.bound().flatMap(RepositoryBound::slugs).orElseThrow().size());
    }

    @Test
    void aFullPlanNamesEachDirectGrant() {
        RemovalReport plan = bench.with(BOUND).with(PlanDepth.FULL).plan(Worlds.JANE);

        assertEquals(Optional.empty(), planned(plan).bound());
        assertEquals(9, Bench.only(plan).grants().size());
    }

    @Test
    void twoPlansOfTheSameWorkspaceAreEqual() throws Exception {
        JsonNode one = withoutTimes(bench.cleaning().plan(BOB, Worlds.JANE, "nobody@acme.org"));
        JsonNode other = withoutTimes(bench.plan(BOB, Worlds.JANE, "nobody@acme.org"));

        assertEquals(one, other);
    }

    private JsonNode withoutTimes(RemovalReport report) throws Exception {
        JsonNode root = json.readTree(new ReportJson().write(RunReport.of(report)));
        removeTimes(root);
        return root;
    }

    private static void removeTimes(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("at", "startedAt", "finishedAt"));
        }
        node.forEach(PlanTest::removeTimes);
    }

    @Test
    void eachGrantNamesTheCredentialThatTakesItAway() throws Exception {
        JsonNode grants = json.readTree(new ReportJson()
                        .write(RunReport.of(bench.withGroups(Bench.OAUTH).plan(Worlds.JANE))))
                .path("workspaces")
                .path(0)
                .path("people")
                .path(0)
                .path("grants");

        assertEquals("OAuth consumer", grants.path(0).path("credential").asText());
        assertEquals("user API token", grants.path(8).path("credential").asText());
    }

    /** Within a tenth: good enough to decide whether it fits into the hour's rest. */
    @ParameterizedTest
    @MethodSource("worlds")
    void theForecastComesTrue(String what, Consumer<Bench> change) {
        change.accept(bench);
        RemovalReport plan = bench.plan(Worlds.JANE, BOB);
        Forecast forecast = plan.forecast().orElseThrow();
        bench.simulator.resetRequests();

        int taken = bench.apply(plan).requestCount();

        System.out.println("Forecast " + forecast + ", taken " + taken + ": " + what);
        assertTrue(
                taken >= forecast.about() * 0.9 - 1 && taken <= forecast.atMost() * 1.1 + 1,
                forecast + ", but it took " + taken);
    }

    private static Stream<Arguments> worlds() {
        return Stream.of(
                Arguments.of("as usual", (Consumer<Bench>) bench -> {}),
                Arguments.of("a quick plan", (Consumer<Bench>) bench -> bench.with(BOUND)),
                Arguments.of("with residues", (Consumer<Bench>) Bench::cleaning),
                Arguments.of("not filtered", (Consumer<Bench>) bench -> bench.simulator.behave(NOT_FILTERED)));
    }

    // that exactly this is done

    @Test
    void whatWasPlannedIsDone() {
        RemovalReport plan = bench.plan(Worlds.JANE);

        RemovalReport report = bench.apply(plan);

        assertEquals(RunOutcome.REMOVED, report.outcome());
        assertTrue(bench.isGone(Worlds.JANE));
        assertEquals(Optional.of(plan.startedAt()), report.planMadeAt());
    }

    @Test
    void aGrantThatCameSinceIsReportedAndNotTouched() {
        RemovalReport plan = bench.plan(Worlds.JANE);
        bench.world.addToGroup(Worlds.JANE, "administrators");
        bench.world.grantProject(Worlds.JANE, "OPS", Permission.WRITE);
        bench.world.grantRepository(Worlds.JANE, "shop-frontend", Permission.READ);

        RemovalReport report = bench.apply(plan);

        PersonReport jane = Bench.only(report);
        assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
        assertEquals(
                Set.of("administrators"),
                Set.copyOf(bench.world.grantsOf(Worlds.JANE).groups()));
        assertEquals(Set.of("OPS"), bench.world.grantsOf(Worlds.JANE).projects().keySet());
        assertEquals(
                Set.of("shop-frontend"),
                bench.world.grantsOf(Worlds.JANE).repositories().keySet());
        assertEquals(
                List.of("administrators", "OPS", "shop-frontend"),
                jane.grants().stream()
                        .filter(result -> result.state() == GrantResult.State.LEFT)
                        .map(result -> result.grant().id())
                        .toList());
        assertEquals(
                "It is not in the plan that was approved.", jane.left().get(0).why());
        assertEquals(9, bench.changes().size());
    }

    @Test
    void whatVanishedSinceIsFine() {
        RemovalReport plan = bench.plan(Worlds.JANE);
        bench.world.removeFromGroup(Worlds.JANE, "release-managers");
        bench.world.revokeProject(Worlds.JANE, "CORE");
        bench.world.revokeRepository(Worlds.JANE, "spikes");

        PersonReport jane = Bench.only(bench.apply(plan));

        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(
                Set.of("release-managers", "CORE", "spikes"),
                Set.copyOf(jane.grants().stream()
                        .filter(result -> result.state() == GrantResult.State.ALREADY_GONE)
                        .map(result -> result.grant().id())
                        .toList()));
        assertEquals(9, jane.grants().size());
    }

    @Test
    void somebodyWhoIsGoneAltogetherIsReportedGrantByGrant() {
        RemovalReport plan = bench.plan(Worlds.JANE);
        bench.remove(Worlds.JANE);

        PersonReport jane = Bench.only(bench.apply(plan));

        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(9, jane.grants().size());
        assertEquals(Set.of(GrantResult.State.ALREADY_GONE), Set.copyOf(Bench.states(jane)));
    }

    @Test
    void somebodyWhoJoinedSinceIsNotTouched() {
        bench.world.invite(STRANGER, "developers");
        RemovalReport plan = bench.plan("nobody@acme.org", STRANGER);
        bench.world.accept(STRANGER);

        RemovalReport report = bench.apply(plan);

        assertInstanceOf(Outcome.NotAMember.class, report.people().get(0).outcome());
        assertEquals(Refusal.Rule.NOT_IN_PLAN, refusal(report.people().get(1)).rule());
        assertTrue(bench.world.isMember(STRANGER));
        assertEquals(List.of(), bench.changes());
    }

    @Test
    void somebodyWhoWasNoMemberThenIsNotTouched() {
        RemovalReport plan = bench.plan("stranger@acme.org", Worlds.JANE);
        RemovalReport withHer = bench.plan(Worlds.JANE);
        PersonReport absent = plan.people().get(0);
        // the same plan, had Jane been absent when it was made
        RemovalReport before = Bench.with(
                withHer,
                List.of(new PersonReport(
                        List.of(new EmailAddress(Worlds.JANE)), Optional.empty(), absent.outcome(), List.of())));

        RemovalReport report = bench.apply(before);

        Bench.assertSays("was not to be removed", refusal(Bench.only(report)).message());
        assertEquals(List.of(), bench.changes());
    }

    @Test
    void anAddressThatLeadsToSomebodyElseByNowIsRefused() {
        RemovalReport plan = bench.plan(Worlds.JANE);
        PersonReport jane = Bench.only(plan);
        Person other = new Person(
                "{11111111-2222-3333-4444-555555555555}",
                "557058:other",
                "Another Jane",
                jane.person().orElseThrow().emails());

        RemovalReport report = bench.apply(Bench.with(
                plan, List.of(new PersonReport(jane.asked(), Optional.of(other), jane.outcome(), jane.grants()))));

        Refusal refusal = refusal(Bench.only(report));
        assertEquals(Refusal.Rule.NOT_IN_PLAN, refusal.rule());
        Bench.assertSays("meant Another Jane <jane@acme.org> when the plan was made", refusal.message());
        assertEquals(List.of(), bench.changes());
    }

    @Test
    void aQuickPlanCoversTheDirectGrantsAmongItsRepositories() {
        RemovalReport plan = bench.with(BOUND).plan(Worlds.JANE);

        assertEquals(RunOutcome.REMOVED, bench.apply(plan).outcome());
    }

    @Test
    void aQuickPlanCoversNoRepositoryBeyondThem() {
        try (Bench large = Bench.of(Worlds.large(20, 10, 8)).with(BOUND)) {
            RemovalReport plan = large.plan(Worlds.JANE);
            List<String> among =
                    planned(plan).bound().flatMap(RepositoryBound::slugs).orElseThrow();
            String outside = large.world.repositories().stream()
                    .filter(slug -> !among.contains(slug))
                    .findFirst()
                    .orElseThrow();
            large.world.grantRepository(Worlds.JANE, outside, Permission.WRITE);

            RemovalReport report = large.apply(plan);

            assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
            assertEquals(
                    Set.of(outside),
                    large.world.grantsOf(Worlds.JANE).repositories().keySet());
        }
    }

    @Test
    void aQuickPlanCoversAnyRepositoryWhereBitbucketDidNotTellWhich() {
        bench.simulator.behave(NOT_FILTERED);

        RemovalReport plan = bench.plan(Worlds.JANE);

        assertEquals(Optional.of(RepositoryBound.any()), planned(plan).bound());
        assertEquals(RunOutcome.REMOVED, bench.apply(plan).outcome());
    }

    @Test
    void residuesThatCameSinceAreReportedAndNotTouched() {
        RemovalReport plan = bench.cleaning().plan(Worlds.JANE);
        bench.world.residues().addToRule("terraform", "2", Worlds.JANE);

        RemovalReport report = bench.apply(plan);

        PersonReport jane = Bench.only(report);
        assertEquals(new Outcome.Removed(), jane.outcome());
        assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
        assertEquals(List.of(Worlds.JANE), bench.world.residues().inRule("terraform", "2"));
        assertEquals(
                "It is not in the plan that was approved.",
                jane.left().stream()
                        .filter(left -> left.what().contains("require_approvals_to_merge main"))
                        .map(Leftover::why)
                        .findFirst()
                        .orElse("missing in " + jane.left()));
    }

    @Test
    void theDirectoryActionIsThePlans() {
        try (Bench organisation =
                Bench.acme(WorkspaceKind.ORGANISATION).withOrganisation().with(DirectoryAction.SUSPEND)) {
            RemovalReport plan = organisation.plan(Worlds.JANE);
            organisation.with(DirectoryAction.NONE);

            PersonReport jane = Bench.only(organisation.apply(plan));

            assertEquals(new Outcome.Removed(), jane.outcome());
            assertTrue(jane.grants().stream()
                    .anyMatch(result -> result.grant().kind() == Grant.Kind.DIRECTORY_ACCESS
                            && result.state() == GrantResult.State.REVOKED));
        }
    }

    @Test
    void whatThisRunHasNoCredentialForIsLeftAndNamed() {
        try (Bench organisation = Bench.acme(WorkspaceKind.ORGANISATION).withOrganisation()) {
            RemovalReport plan = organisation.plan(Worlds.JANE);
            List<Grant.Key> planned = Bench.only(plan).grants().stream()
                    .map(result -> result.grant().key())
                    .filter(grant -> grant.kind() == Grant.Kind.ORGANISATION_GROUP
                            || grant.kind() == Grant.Kind.ORGANISATION_ROLE)
                    .toList();

            PersonReport jane = Bench.only(organisation.withoutOrganisation().apply(plan));

            assertFalse(planned.isEmpty());
            assertEquals(
                    planned,
                    jane.grants().stream()
                            .filter(result -> result.state() == GrantResult.State.LEFT)
                            .map(result -> result.grant().key())
                            .filter(planned::contains)
                            .toList());
            assertInstanceOf(Outcome.StillMember.class, jane.outcome());
        }
    }

    @Test
    void whoeverIsProtectedByNowIsRefused() {
        RemovalReport plan = bench.plan(Worlds.JANE);

        RemovalReport report = bench.protect(Worlds.JANE).apply(plan);

        assertEquals(Refusal.Rule.PROTECTED, refusal(Bench.only(report)).rule());
        assertEquals(List.of(), bench.changes());
    }

    /** Whoever had another address when the plan was made is known by the account alone, as if asked for by id. */
    @Test
    void whoeverIsProtectedByANewAddressIsRefused() {
        RemovalReport plan = bench.plan(Worlds.JANE);
        PersonReport jane = Bench.only(plan);
        EmailAddress former = new EmailAddress("jane.smith@acme.org");
        Person then = jane.person().orElseThrow();
        Person asked = new Person(then.uuid(), then.accountId(), then.displayName(), List.of(former));
        RemovalReport before = Bench.with(
                plan, List.of(new PersonReport(List.of(former), Optional.of(asked), jane.outcome(), jane.grants())));

        RemovalReport report = bench.protect(Worlds.JANE).apply(before);

        assertEquals(Refusal.Rule.PROTECTED, refusal(Bench.only(report)).rule());
        assertEquals(List.of(), bench.changes());
    }

    // what is no plan

    private final Plan good = Plan.of(RunReport.of(bench.plan(Worlds.JANE)));

    @Test
    void aPlanThatIsTooOldIsRefused() {
        Instant made = good.madeAt();
        good.requireNotOlderThan(Duration.ofHours(24), made.plus(Duration.ofHours(24)));

        Bench.assertSays(
                "is too old: a plan can be applied for 24 hours",
                assertThrows(
                                InvalidInputException.class,
                                () -> good.requireNotOlderThan(
                                        Duration.ofHours(24),
                                        made.plus(Duration.ofHours(24)).plusSeconds(1)))
                        .getMessage());
        Bench.assertSays(
                "is from the future",
                assertThrows(
                                InvalidInputException.class,
                                () -> good.requireNotOlderThan(Duration.ofHours(24), made.minusSeconds(1)))
                        .getMessage());
    }

    @Test
    void aPlanForOthersIsRefused() {
        good.requireSamePeople("emails", List.of());
        good.requireSamePeople("emails", List.of(new EmailAddress("Jane@Acme.org")));

        Bench.assertSays(
                "emails: \"bob@acme.org\" is not what the plan is about: jane@acme.org",
                assertThrows(
                                InvalidInputException.class,
                                () -> good.requireSamePeople("emails", List.of(new EmailAddress(BOB))))
                        .getMessage());
    }

    @Test
    void aPlanForAnotherWorkspaceIsRefused() {
        good.requireSameWorkspaces("workspace", List.of(new WorkspaceId("ACME")));

        Bench.assertSays(
                "workspace: \"other\" is not where the plan is for: acme",
                assertThrows(
                                InvalidInputException.class,
                                () -> good.requireSameWorkspaces("workspace", List.of(new WorkspaceId("other"))))
                        .getMessage());
    }

    @Test
    void theReportOfARemovalIsNoPlan() {
        RunReport removal = RunReport.of(bench.remove(Worlds.JANE));

        Bench.assertSays(
                "is the report of a removal",
                assertThrows(InvalidInputException.class, () -> Plan.of(removal))
                        .getMessage());
        Bench.assertSays("is the report of a removal", refused(new ReportJson().write(removal)));
    }

    @Test
    void aDryRunThatFailedIsNoPlan() {
        RunReport failed = RunReport.of(bench.with(Bench.ACCESS_TOKEN).plan(Worlds.JANE));

        Bench.assertSays(
                "did not come to its end: failed",
                assertThrows(InvalidInputException.class, () -> Plan.of(failed)).getMessage());
        Bench.assertSays("did not come to its end: failed", refused(new ReportJson().write(failed)));
    }

    @Test
    void whatIsDamagedIsNoPlan() throws Exception {
        String whole = new ReportJson().write(RunReport.of(bench.plan(Worlds.JANE)));

        Bench.assertSays("is no plan", refused(whole.substring(0, whole.length() / 2)));
        Bench.assertSays("is not a report", refused("{}"));
        Bench.assertSays("is not a report", refused(""));
        for (String field : List.of("mode", "people", "workspace")) {
            ObjectNode root = (ObjectNode) json.readTree(whole);
            ((ObjectNode) root.path("workspaces").path(0)).remove(field);
            Bench.assertSays("is no plan", refused(root.toString()));
        }
        for (String field : List.of("asked", "uuid", "outcome", "grants")) {
            ObjectNode root = (ObjectNode) json.readTree(whole);
            ((ObjectNode) root.path("workspaces").path(0).path("people").path(0)).remove(field);
            Bench.assertSays("is no plan", refused(root.toString()));
        }
        Bench.assertSays(
                "has version 2",
                refused(((ObjectNode) json.readTree(whole)).put("version", 2).toString()));
    }

    private static String refused(String text) {
        return assertThrows(InvalidInputException.class, () -> new PlanReader("plan", "plan.json").read(text))
                .getMessage();
    }

    private static Outcome.Planned planned(RemovalReport report) {
        return assertInstanceOf(Outcome.Planned.class, Bench.only(report).outcome());
    }

    private static Refusal refusal(PersonReport person) {
        return assertInstanceOf(Outcome.Refused.class, person.outcome()).refusal();
    }
}
