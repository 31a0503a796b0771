package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules of safety refuse, by whom they were set, and that nothing is changed then. */
class SafetyPolicyTest {
    private static final String ON_THE_PAGE = "set in Manage Jenkins > System > Bitbucket Remove User";

    private Bench bench = Bench.acme();

    @AfterEach
    void tearDown() {
        Thread.interrupted();
        bench.close();
    }

    private void organisation() {
        bench.close();
        bench = Bench.acme(WorkspaceKind.ORGANISATION).withOrganisation();
    }

    private static SafetyPolicy domains(String... domains) {
        return SafetyPolicy.of(ProtectedDomains.of(List.of(domains), SetBy.GLOBAL_CONFIGURATION));
    }

    private static SafetyPolicy groups(String... groups) {
        return SafetyPolicy.of(ProtectedGroups.of(List.of(groups), SetBy.GLOBAL_CONFIGURATION));
    }

    private String uuid(String email) {
        return bench.world.person(email).uuid();
    }

    private Refusal assertRefused(Refusal.Rule rule, RemovalReport report) {
        Outcome outcome = Bench.only(report).outcome();
        assertInstanceOf(Outcome.Refused.class, outcome);
        Refusal refusal = ((Outcome.Refused) outcome).refusal();
        assertEquals(rule, refusal.rule());
        assertEquals(RunOutcome.REFUSED, report.outcome());
        assertEquals(List.of(), bench.changes());
        assertEquals(List.of(), bench.simulator.writes(), "with nobody to remove, nothing is asked to be deleted");
        Bench.assertSays(refusal.message(), String.join("\n", bench.lines()));
        return refusal;
    }

    private void assertGoesThrough(RemovalReport report) {
        assertEquals(new Outcome.Removed(), Bench.only(report).outcome());
    }

    // e-mail domains

    @ParameterizedTest
    @CsvSource({
        "acme.org, jane@acme.org, acme.org",
        "@acme.org, jane@acme.org, acme.org",
        "ACME.Org, JANE@Acme.ORG, acme.org",
        "*.acme.org, jane@acme.org, *.acme.org",
        "*.acme.org, robot@bots.acme.org, *.acme.org",
        "@*.acme.org, robot@bots.acme.org, *.acme.org"
    })
    void whoeverIsAskedForByAnAddressOfTheDomainIsRefused(String entry, String asked, String named) {
        Refusal refusal = assertRefused(
                Refusal.Rule.PROTECTED_DOMAIN,
                bench.with(domains("other.example", entry)).remove(asked));

        assertEquals(
                asked + " is protected by the rule \"protected domains: " + named + "\", " + ON_THE_PAGE + ".",
                refusal.message());
        assertEquals("If it is really meant, an administrator of Jenkins changes the rule first.", refusal.cure());
        assertEquals(Optional.of(SetBy.GLOBAL_CONFIGURATION), refusal.setBy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.example", "*.cme.org", "bots.acme.org", "acme.org.example", "me.org"})
    void anotherDomainDoesNotProtect(String entry) {
        assertGoesThrough(bench.with(domains(entry)).remove(Worlds.JANE));
    }

    @Test
    void aDryRunIsRefusedInTheSameWay() {
        assertRefused(
                Refusal.Rule.PROTECTED_DOMAIN, bench.with(domains("acme.org")).plan(Worlds.JANE));
    }

    @Test
    void whoeverIsAskedForByAddressAndByIdIsOfTheDomainToo() {
        assertRefused(
                Refusal.Rule.PROTECTED_DOMAIN, bench.with(domains("acme.org")).remove(uuid(Worlds.JANE), Worlds.JANE));
    }

    @Test
    void whereNobodyTellsTheAddressItIsSaidThatTheDomainCouldNotBeChecked() {
        String note = "Jane Doe " + uuid(Worlds.JANE)
                + " is not asked for by e-mail address, and nobody tells it: whether"
                + " the rule \"protected domains\", " + ON_THE_PAGE + ", protects this person could not be checked.";
        bench.with(domains("acme.org"));

        PersonReport plan = Bench.only(bench.plan(uuid(Worlds.JANE)));
        assertTrue(((Outcome.Planned) plan.outcome()).warnings().contains(note), plan.toString());

        bench.remove(uuid(Worlds.JANE));
        assertFalse(bench.world.isMember(Worlds.JANE), "goes through");
        List<String> lines = bench.lines();
        assertTrue(lines.contains("note: " + note), lines.toString());
        assertTrue(
                lines.lastIndexOf("note: " + note) < lines.indexOf("Removing Jane Doe " + uuid(Worlds.JANE) + ":"),
                "said before anything is changed");
    }

    @Test
    void theOrganisationsDirectoryKnowsTheAddressOfWhoeverIsAskedForById() {
        organisation();
        bench.with(domains("acme.org"));

        Refusal byUuid = assertRefused(Refusal.Rule.PROTECTED_DOMAIN, bench.remove(uuid(Worlds.JANE)));
        Bench.assertSays("protected domains: acme.org", byUuid.message());
        assertFalse(byUuid.message().contains("@"), "no address is told");
        assertRefused(
                Refusal.Rule.PROTECTED_DOMAIN,
                bench.remove(bench.world.person(Worlds.JANE).accountId()));
        assertGoesThrough(bench.with(domains("other.example")).remove(uuid(Worlds.JANE)));
    }

    // groups

    @ParameterizedTest
    @ValueSource(strings = {"Release Managers", "release-managers", " RELEASE MANAGERS "})
    void theMembersOfAProtectedGroupAreRefused(String entry) {
        bench.with(groups("Auditors", entry));
        for (String asked : List.of(Worlds.JANE, uuid(Worlds.JANE))) {
            Refusal refusal = assertRefused(Refusal.Rule.PROTECTED_GROUP, bench.remove(asked));

            Bench.assertSays(
                    "is protected by the rule \"protected groups: Release Managers\", " + ON_THE_PAGE + ".",
                    refusal.message());
        }
        assertGoesThrough(bench.remove("dinesh@acme.org"));
    }

    @Test
    void aGroupThatIsNotThereIsSaid() {
        bench.with(groups("Administrators", "Auditors")).plan(Worlds.JANE);

        String note = "note: There is no group \"Auditors\" in the workspace, which the rule \"protected groups\", "
                + ON_THE_PAGE + ", is to protect.";
        assertTrue(bench.lines().contains(note), bench.lines().toString());
    }

    @Test
    void whoCannotBeLookedUpInTheGroupsIsRefused() {
        bench.simulator.faults().always(RequestMatcher.pathContains("/1.0/groups/"), Fault.status(403));

        Refusal refusal = assertRefused(
                Refusal.Rule.PROTECTED_GROUP, bench.with(groups("Auditors")).remove(Worlds.JANE));

        Bench.assertSays(
                "Whether Jane Doe <jane@acme.org> is in a group of the rule \"protected groups: Auditors\", "
                        + ON_THE_PAGE + ", cannot be seen.",
                refusal.message());
        Bench.assertSays("Give this run a credential that may see the groups.", refusal.cure());
    }

    /** The rule is about groups; without it, what cannot be seen of them stops nobody. */
    @Test
    void withoutSuchARuleNoGroupsStopsNobody() {
        bench.simulator.faults().always(RequestMatcher.pathContains("/1.0/groups/"), Fault.status(403));

        assertInstanceOf(
                Outcome.StillMember.class,
                Bench.only(bench.with(groups()).remove(Worlds.JANE)).outcome());
    }

    @Test
    void theMembersOfAGroupOfTheOrganisationAreRefusedWhateverItGives() {
        organisation();

        Refusal refusal = assertRefused(
                Refusal.Rule.PROTECTED_GROUP,
                bench.with(groups(Worlds.JIRA_GROUP)).remove(Worlds.JANE));

        Bench.assertSays("protected groups: " + Worlds.JIRA_GROUP, refusal.message());
        assertGoesThrough(bench.remove("carol@acme.org"));
    }

    @Test
    void anOrganisationThatDoesNotTellTheGroupsLetsNobodyThrough() {
        organisation();
        bench.withOrganisation(Worlds.ORGANISATION_ID, "wrong").with(groups("Auditors"));

        Refusal refusal = assertRefused(Refusal.Rule.PROTECTED_GROUP, bench.remove(Worlds.JANE));

        Bench.assertSays("cannot be seen. ", refusal.message());
    }

    // the run as a whole

    @Test
    void asManyPeopleAsAllowedGoThrough() {
        SafetyPolicy two = SafetyPolicy.of(new MostPeople(2, SetBy.JOB));

        RemovalReport report = bench.with(two).remove(Worlds.JANE, "dinesh@acme.org", "JANE@acme.org");

        assertEquals(RunOutcome.REMOVED, report.outcome(), "an address in two ways is one");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTooManyPeopleNobodyIsTouchedAndNothingIsAsked(boolean dryRun) {
        SafetyPolicy two = SafetyPolicy.of(new MostPeople(2, SetBy.JOB));
        String[] three = {Worlds.JANE, uuid(Worlds.JANE), "nobody@acme.org"};

        RemovalReport report =
                dryRun ? bench.with(two).plan(three) : bench.with(two).remove(three);

        assertEquals(RunOutcome.REFUSED, report.outcome());
        assertEquals(3, report.people().size());
        for (PersonReport person : report.people()) {
            Refusal refusal = ((Outcome.Refused) person.outcome()).refusal();
            assertEquals(Refusal.Rule.TOO_MANY_PEOPLE, refusal.rule());
            assertEquals(
                    "3 people are asked for, which is more than the rule \"at most 2 people in a run\", set by this job,"
                            + " allows. Nobody was touched.",
                    refusal.message());
        }
        assertEquals(0, bench.simulator.count());
    }

    @Test
    void aWorkspaceThatIsNotAllowedIsAskedNothing() {
        SafetyPolicy elsewhere =
                SafetyPolicy.of(AllowedWorkspaces.parse("umbrella\n# acme", SetBy.GLOBAL_CONFIGURATION));

        Refusal refusal = assertRefused(
                Refusal.Rule.WORKSPACE_NOT_ALLOWED, bench.with(elsewhere).remove(Worlds.JANE));

        assertEquals(
                "The workspace acme is not one of those that the rule \"allowed workspaces\", " + ON_THE_PAGE
                        + ", allows. Nothing was asked of it.",
                refusal.message());
        assertEquals(0, bench.simulator.count());
        assertRefused(Refusal.Rule.WORKSPACE_NOT_ALLOWED, bench.with(elsewhere).plan(Worlds.JANE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# none", "ACME", "umbrella\nacme"})
    void anAllowedWorkspaceGoesThrough(String lines) {
        assertGoesThrough(bench.with(SafetyPolicy.of(AllowedWorkspaces.parse(lines, SetBy.GLOBAL_CONFIGURATION)))
                .remove(Worlds.JANE));
    }

    @Test
    void whereOnlyDryRunsAreAllowedARemovalIsRefusedAndADryRunIsNot() {
        bench.with(SafetyPolicy.of(new DryRunOnly(SetBy.GLOBAL_CONFIGURATION)));

        Refusal refusal = assertRefused(Refusal.Rule.DRY_RUN_ONLY, bench.remove(Worlds.JANE));

        assertEquals(
                "This is no dry run, and the rule \"dry run only\", " + ON_THE_PAGE
                        + ", allows nothing else. Nothing was changed.",
                refusal.message());
        assertEquals(0, bench.simulator.count());
        assertEquals(RunOutcome.PLANNED, bench.plan(Worlds.JANE).outcome());
    }

    @ParameterizedTest
    @EnumSource(DirectoryAction.class)
    void nothingElseHappensToWhoeverIsProtected(DirectoryAction action) {
        organisation();
        String before = bench.world.fingerprintWithout();

        assertRefused(
                Refusal.Rule.PROTECTED_DOMAIN,
                bench.with(action).cleaning().with(domains("acme.org")).remove(Worlds.JANE));

        assertEquals(before, bench.world.fingerprintWithout());
    }

    // a run that goes on after an interruption

    private RemovalReport interrupted() {
        Thread runner = Thread.currentThread();
        bench.simulator
                .faults()
                .next(
                        1,
                        request -> {
                            boolean now = request.endpoint().startsWith("DELETE")
                                    && request.path().contains("/projects/MOB/");
                            if (now) {
                                runner.interrupt();
                            }
                            return now;
                        },
                        Fault.delay(30));
        RemovalReport first = bench.remove(Worlds.JANE);
        assertTrue(first.interrupted());
        assertFalse(Thread.interrupted());
        return first;
    }

    /** The request that met the interrupt may arrive whenever it likes. */
    private long changesButOne() {
        return bench.changes().stream()
                .filter(request -> !request.path().contains("/projects/MOB/"))
                .count();
    }

    static Stream<SafetyPolicy> policies() {
        return Stream.of(
                SafetyPolicy.of(ProtectedAccounts.parse(Worlds.JANE, SetBy.GLOBAL_CONFIGURATION)),
                domains("acme.org"),
                groups("Everybody"),
                SafetyPolicy.of(new DryRunOnly(SetBy.GLOBAL_CONFIGURATION)),
                SafetyPolicy.of(AllowedWorkspaces.parse("umbrella", SetBy.GLOBAL_CONFIGURATION)));
    }

    /** The group was taken away before it was protected. */
    @ParameterizedTest
    @MethodSource("policies")
    void whoeverGotProtectedMeanwhileKeepsTheRestAndTheFirstHalfIsReported(SafetyPolicy policy) {
        Set<String> done = interrupted().people().get(0).grants().stream()
                .map(result -> result.grant().id())
                .collect(Collectors.toSet());
        assertTrue(done.contains("everybody"), done.toString());
        long changes = changesButOne();

        PersonReport jane = Bench.only(bench.with(policy).resume(Worlds.JANE));

        assertInstanceOf(Outcome.Refused.class, jane.outcome());
        assertEquals(
                done, jane.grants().stream().map(result -> result.grant().id()).collect(Collectors.toSet()));
        assertEquals("Jane Doe", jane.person().orElseThrow().displayName());
        assertEquals(changes, changesButOne());
        Bench.assertSays("REFUSED: jane@acme.org (begun: 3 groups", String.join("\n", bench.lines()));
    }

    // what cannot be meant

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "acme",
                "jane@acme.org",
                "acme.org, other.example",
                "*",
                "*.",
                "https://acme.org",
                "a..b"
            })
    void whatIsNoDomainIsRefused(String entry) {
        List<String> entries = new ArrayList<>();
        entries.add(entry);

        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> ProtectedDomains.of(entries, SetBy.JOB));

        assertEquals("protectedDomains", refused.field());
        Bench.assertSays("for example acme.org", refused.getMessage());
    }

    @Test
    void anEmptyEntryOfAJobIsNoComment() {
        for (String entry : new String[] {"", "  "}) {
            assertThrows(InvalidInputException.class, () -> ProtectedGroups.of(List.of(entry), SetBy.JOB));
            assertThrows(InvalidInputException.class, () -> ProtectedAccounts.of(List.of(entry), SetBy.JOB));
        }
        assertThrows(InvalidInputException.class, () -> new MostPeople(0, SetBy.JOB));
    }

    // jobs tighten, and never loosen

    private static List<SafetyPolicy> many() {
        List<SafetyPolicy> all = new ArrayList<>(policies().toList());
        all.add(SafetyPolicy.none());
        all.add(domains("*.b.example"));
        all.add(SafetyPolicy.of(new MostPeople(1, SetBy.JOB)));
        all.add(SafetyPolicy.of(new MostPeople(2, SetBy.GLOBAL_CONFIGURATION)));
        all.add(SafetyPolicy.of(AllowedWorkspaces.parse("acme", SetBy.JOB)));
        all.add(SafetyPolicy.of(AllowedWorkspaces.parse("", SetBy.JOB)));
        all.add(SafetyPolicy.of(ProtectedAccounts.parse("bob@b.example", SetBy.JOB)));
        for (SafetyPolicy one : List.copyOf(all)) {
            all.add(one.and(all.get(all.size() - 1)));
        }
        return all;
    }

    private static List<RemovalRequest> requests() {
        return Stream.of("acme", "umbrella", "other")
                .flatMap(workspace -> Stream.of(1, 2, 3)
                        .flatMap(count -> Stream.of(true, false)
                                .map(dryRun -> new RemovalRequest(
                                        new WorkspaceId(workspace),
                                        people().subList(0, count),
                                        RemovalMode.removal().withDryRun(dryRun),
                                        SafetyPolicy.none()))))
                .toList();
    }

    private static List<PersonId> people() {
        return Stream.of(Worlds.JANE, "bob@b.example", "557058:6f1b4d1e")
                .map(PersonId::of)
                .toList();
    }

    /** Whatever one of two policies refuses, both together refuse, in whichever order; and nothing else. */
    @Test
    void twoPoliciesTogetherAreNeverLooserThanEither() {
        int refused = 0;
        for (SafetyPolicy one : many()) {
            for (SafetyPolicy other : many()) {
                SafetyPolicy both = one.and(other);
                for (RemovalRequest request : requests()) {
                    boolean either = one.refuse(request).isPresent()
                            || other.refuse(request).isPresent();
                    assertEquals(either, both.refuse(request).isPresent());
                    refused += either ? 1 : 0;
                }
                for (PersonId person : people()) {
                    boolean either = one.refuse(person).isPresent()
                            || other.refuse(person).isPresent();
                    assertEquals(either, both.refuse(person).isPresent());
                    refused += either ? 1 : 0;
                }
                assertEquals(
                        one.groups().size() + other.groups().size(),
                        both.groups().size());
                assertEquals(
                        one.domains().size() + other.domains().size(),
                        both.domains().size());
                assertEquals(
                        one.accounts().count() + other.accounts().count(),
                        both.accounts().count());
            }
        }
        assertTrue(refused > 1000, "the comparison must be about something");
    }

    @Test
    void theLowerOfTwoLimitsCountsAndItsAuthorIsNamed() {
        SafetyPolicy page = SafetyPolicy.of(new MostPeople(2, SetBy.GLOBAL_CONFIGURATION));
        SafetyPolicy job = SafetyPolicy.of(new MostPeople(5, SetBy.JOB));

        RemovalReport report = bench.with(page.and(job)).remove(Worlds.JANE, Worlds.MEMBER, "carol@acme.org");

        Bench.assertSays(
                "at most 2 people in a run\", " + ON_THE_PAGE,
                report.people().get(0).outcome().toString());
    }

    // what the docs and the report say

    @Test
    void theDocsNameEveryRuleAndWhoSetsIt() throws Exception {
        for (Refusal.Rule rule : Refusal.Rule.values()) {
            Bench.assertSays("`" + rule.word() + "`", Docs.page("report.md"));
        }
        for (SetBy setBy : SetBy.values()) {
            Bench.assertSays("`" + setBy.word() + "`", Docs.page("report.md"));
        }
        String table = Docs.tableIn("safety.md", "| rule | global page");
        for (Class<?> rule : SafetyRule.class.getPermittedSubclasses()) {
            String field = rule == MostPeople.class ? "maxPeople" : rule.getSimpleName();
            Bench.assertSays("`" + Character.toLowerCase(field.charAt(0)) + field.substring(1) + "`", table);
        }
        String example = "jane@acme.org is protected by the rule \"protected domains: acme.org\", " + ON_THE_PAGE
                + ". If it is really meant, an administrator of Jenkins changes the rule first.";
        Bench.assertSays(example, Docs.page("safety.md"));
    }

    @Test
    void theReportSaysWhoSetTheRule() {
        String page = new ReportJson()
                .write(RunReport.of(bench.with(domains("acme.org")).remove(Worlds.JANE)));

        Bench.assertSays("\"rule\" : \"protected-domain\"", page);
        Bench.assertSays("\"setBy\" : \"global-configuration\"", page);
        String self = new ReportJson()
                .write(RunReport.of(bench.with(SafetyPolicy.none()).remove(Worlds.ADMIN)));
        Bench.assertSays("\"rule\" : \"self\"", self);
        assertFalse(self.contains("setBy"), self);
    }
}
