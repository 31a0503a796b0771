package io.jenkins.plugins.bitbucketremoveuser.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.Problem;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedAccounts;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedDomains;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedGroups;
import io.jenkins.plugins.bitbucketremoveuser.removal.Refusal;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyRule;
import io.jenkins.plugins.bitbucketremoveuser.removal.SetBy;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Credentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is found, who is kept, and when nobody is named. */
class UserSearchTest {
    private static final String MEMBERS = "GET /2.0/workspaces/{workspace}/members";
    /** Everybody of the workspace but Jane and Hugo. */
    private static final String MOST = "admin@acme.org\nolga@acme.org\nbob@acme.org\ncarol@acme.org\ndinesh@acme.org\n"
            + "elena@acme.org\nfrank@acme.org\ngrace@acme.org\nines@acme.org\njane.doering@acme.org\n";

    private SearchBench bench = SearchBench.of(Worlds.acme());

    @AfterEach
    void close() {
        bench.close();
    }

    private void in(SimulatorWorld world) {
        bench.close();
        bench = SearchBench.of(world);
    }

    // --- the roster

    @Test
    void whatIsAskedAndAnsweredIsAsAtlassianDescribesIt() {
        bench.close();
        bench = SearchBench.checked(used(WorkspaceKind.LEGACY));
        assumeTrue(bench.simulator.checksContract(), "Atlassian's description is not there");

        assertEquals(
                Set.of("Old"),
                bench.found(
                        SearchBench.notOn(Worlds.ADMIN),
                        new NeverIn(List.of("Administrators")),
                        new AccountStatus(List.of("active")),
                        new NoNewcomer(10),
                        new InactiveDays(90)));
    }

    @Test
    void whoIsNotOnTheRosterIsFoundAndEverybodyElseIsKept() {
        SearchReport report = bench.search(SearchBench.notOn(MOST));

        assertEquals(
                Set.of("Jane Doe", "Hugo Martin"),
                report.found().stream().map(one -> one.person().displayName()).collect(Collectors.toSet()));
        assertEquals(
                List.of(new FoundPerson.Reason("not-on-roster", "is not on the roster")),
                report.found().get(0).reasons());
        assertEquals("is on the roster", report.kept().get(0).reason());
        assertEquals(10, report.kept().get(0).count());
        assertEquals(List.of(), report.warnings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFname,Email,note\n\"Doe, Jane\",JANE@Acme.org,\nHugo,hugo@acme.org,x\n%s",
                "[\"jane@acme.org\",\n{\"email\":\"HUGO@acme.org\"}%s]",
                "jane@acme.org\njane@acme.org\nhugo@acme.org\n%s"
            })
    void whateverTheRosterIsWrittenIn(String form) {
        String rest = form.startsWith("[")
                ? MOST.lines().map(line -> ",\n\"" + line + "\"").collect(Collectors.joining())
                : form.contains(",") ? MOST.replaceAll("(.+)", "x,$1,") : MOST;

        assertEquals(Set.of(), bench.found(SearchBench.notOn(String.format(form, rest))));
    }

    @Test
    void plusAddressIsAnotherAddressAndIsAskedForAsItStands() {
        in(SimulatorWorld.builder()
                .person(Worlds.ADMIN, "Ada Lindqvist")
                .person("jane+ci@acme.org", "Jane's robot")
                .person("jane@acme.org", "Jane Doe")
                .workspace(
                        Worlds.WORKSPACE,
                        acme -> acme.admins("Administrators", Worlds.ADMIN)
                                .group("All", "jane+ci@acme.org", "jane@acme.org"))
                .apiToken(Worlds.ADMIN, Worlds.READ_ONLY_TOKEN, Credentials.ALL_SCOPES)
                .build());

        assertEquals(Set.of("Jane Doe"), bench.found(SearchBench.notOn(Worlds.ADMIN + "\njane+CI@acme.org")));
    }

    @Test
    void accountIdsAndUuidsOnTheRosterCountToo() {
        String ids = bench.world.person(Worlds.JANE).accountId() + "\n"
                + bench.world.person("hugo@acme.org").uuid() + "\n";

        assertEquals(Set.of(), bench.found(SearchBench.notOn(MOST + ids)));
    }

    @Test
    void whoeverOfTheRosterIsNoMemberIsWarnedAbout() {
        SearchReport report = bench.search(SearchBench.notOn(MOST + "typo@acme.org\n"));

        assertEquals(2, report.found().size());
        SearchBench.assertSays("1 of the 11 entries", report.warnings().get(0));
        SearchBench.assertSays("typo@acme.org", report.warnings().get(0));
    }

    @Test
    void rosterOfAnotherCompanyNamesNobody() {
        String strangers =
                IntStream.range(0, 3).mapToObj(i -> "s" + i + "@other.org\n").collect(Collectors.joining());

        Problem problem = bench.problem(SearchBench.notOn(MOST + strangers));

        assertEquals(Problem.Kind.ROSTER_MISMATCH, problem.kind());
        SearchBench.assertSays("3 of the 13 entries", problem.message());
        assertEquals(
                Set.of("Jane Doe", "Hugo Martin"),
                bench.found(new NotOnRoster(SearchBench.roster(MOST + strangers), 24)));
    }

    @Test
    void halfARosterIsWarnedAbout() {
        SearchReport report = bench.search(SearchBench.notOn("admin@acme.org\nolga@acme.org"));

        assertEquals(10, report.found().size());
        SearchBench.assertSays(
                "10 of the 12 members are not on the roster", report.warnings().get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "# nothing",
                "email\n",
                "[]",
                "[\"jane@acme.org\",\n",
                "mail,name\njane@acme.org,Jane\n",
                "email,name\njane@acme.org,\"Jane",
                "[{\"mail\":\"jane@acme.org\"}]"
            })
    void rosterThatCannotBeUnderstoodIsRefusedBeforeAnythingIsAsked(String text) {
        assertThrows(InvalidInputException.class, () -> SearchBench.roster(text));
        assertEquals(0, bench.simulator.count());
    }

    @Test
    void junkLinesAreNamedByNumberUpToTen() {
        String text = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> i % 10 == 0 ? "junk " + i : "p" + i + "@acme.org")
                .collect(Collectors.joining("\n"));

        String said = assertThrows(InvalidInputException.class, () -> SearchBench.roster(text))
                .getMessage();

        SearchBench.assertSays("20 bad lines", said);
        SearchBench.assertSays("line 10: ", said);
        SearchBench.assertSays("line 100: ", said);
        assertFalse(said.contains("line 110: "), said);
    }

    @Test
    void failedLookUpEndsTheSearch() {
        bench.simulator.faults().always(UserSearchTest::isLookUp, Fault.status(500));

        assertEquals(
                "bitbucket-error", bench.problem(SearchBench.notOn(MOST)).kind().word());
    }

    @Test
    void lookUpThatIgnoresItsFilterEndsTheSearch() {
        String row = "{\"values\":[{\"user\":{\"uuid\":\""
                + bench.world.person(Worlds.JANE).uuid() + "\",\"email\":\"jane@acme.org\"}}]}";
        bench.simulator.faults().next(1, UserSearchTest::isLookUp, Fault.body(200, "application/json", row));

        assertEquals(
                Problem.Kind.UNEXPECTED_ANSWER,
                bench.problem(SearchBench.notOn(MOST)).kind());
    }

    private static boolean isLookUp(RequestRecord request) {
        return request.endpoint().equals(MEMBERS) && request.query().contains("user.email");
    }

    @Test
    void addressThatTheOrganisationKnowsKeepsAnAccountThatBitbucketDoesNotFindByIt() {
        in(Worlds.acme(WorkspaceKind.ORGANISATION));
        bench.withOrganisation();
        // as if Jane's address were another one in Bitbucket
        bench.simulator
                .faults()
                .next(1, UserSearchTest::isLookUp, Fault.body(200, "application/json", "{\"values\":[]}"));

        assertEquals(Set.of("Hugo Martin"), bench.found(SearchBench.notOn(MOST + "jane@acme.org")));
    }

    // --- a list of members that does not stand still

    private static SimulatorWorld many() {
        var world = SimulatorWorld.builder().person(Worlds.ADMIN, "Ada Lindqvist");
        String[] all = IntStream.range(0, 149).mapToObj(UserSearchTest::one).toArray(String[]::new);
        for (String email : all) {
            world.person(email, email);
        }
        return world.workspace(
                        Worlds.WORKSPACE,
                        acme -> acme.admins("Administrators", Worlds.ADMIN).group("All", all))
                .apiToken(Worlds.ADMIN, Worlds.READ_ONLY_TOKEN, Credentials.ALL_SCOPES)
                .build();
    }

    private static String one(int number) {
        return "p" + number + "@acme.org";
    }

    private static String everybodyBut(int number) {
        return Worlds.ADMIN + "\n"
                + IntStream.range(0, 149)
                        .filter(i -> i != number)
                        .mapToObj(UserSearchTest::one)
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void somebodyWhoLeavesWhileTheListIsPagedHidesNobody() {
        in(many());
        AtomicBoolean left = new AtomicBoolean();
        bench.simulator.onRequest(request -> {
            if (request.query().contains("page=") && !left.getAndSet(true)) {
                // everybody behind moves up, so that p99 falls between the pages
                bench.world.removeFromGroup(one(3), "all");
            }
        });

        assertEquals(Set.of(one(99)), bench.found(SearchBench.notOn(everybodyBut(99))));
        assertTrue(left.get());
    }

    @Test
    void somebodyOfTheRosterWhoJoinsDuringTheLookUpIsNotNamed() {
        in(many());
        bench.world.removeFromGroup(one(3), "all");
        AtomicInteger lookUps = new AtomicInteger();
        bench.simulator.onAnswer(request -> {
            // the address was looked up in vain a moment ago, in the first batch
            if (isLookUp(request) && lookUps.incrementAndGet() == 2) {
                bench.world.addToGroup(one(3), "all");
            }
        });

        assertEquals(Set.of(one(99)), bench.found(SearchBench.notOn(everybodyBut(99))));
        assertEquals(4, lookUps.get(), "all of it was done again");
    }

    @Test
    void listThatNeverStandsStillNamesNobody() {
        in(many());
        bench.simulator.onRequest(request -> {
            if (request.endpoint().equals(MEMBERS) && !isLookUp(request)) {
                // the same each time it is read, so that it shows in the number of rows alone
                if (request.query().contains("page=")) {
                    bench.world.removeFromGroup(one(3), "all");
                } else {
                    bench.world.addToGroup(one(3), "all");
                }
            }
        });

        assertEquals(
                Problem.Kind.MEMBERS_CHANGED,
                bench.problem(SearchBench.notOn(everybodyBut(99))).kind());
    }

    // --- the other criteria, each both ways

    @Test
    void whoIsOnAList() {
        SearchReport report = bench.search(new OnList(SearchBench.roster("jane@acme.org\nnobody@acme.org")));

        assertEquals("Jane Doe", report.found().get(0).person().displayName());
        assertEquals(1, report.found().size());
        SearchBench.assertSays("nobody@acme.org", report.warnings().get(0));
    }

    @Test
    void whoseAddressIsAtADomainWhereAddressesAreKnown() {
        assertEquals(Set.of(), bench.found(new EmailDomain("acme.org")), "Bitbucket tells no address");

        in(Worlds.acme(WorkspaceKind.ORGANISATION));
        bench.withOrganisation();
        assertEquals(12, bench.found(new EmailDomain("@ACME.org")).size());
        assertEquals(Set.of(), bench.found(new EmailDomain("cme.org")));
        assertThrows(InvalidInputException.class, () -> new EmailDomain("acme"));
    }

    private static SimulatorWorld used(WorkspaceKind kind) {
        var world = SimulatorWorld.builder()
                .person(Worlds.ADMIN, "Ada Lindqvist")
                .person("old@acme.org", "Old")
                .person("busy@acme.org", "Busy")
                .person("silent@acme.org", "Silent")
                .workspace(
                        Worlds.WORKSPACE,
                        acme -> acme.kind(kind)
                                .admins("Administrators", Worlds.ADMIN)
                                .group("All", "old@acme.org", "busy@acme.org", "silent@acme.org")
                                .lastAccess("old@acme.org", "2026-08-01T08:00:00+00:00")
                                .lastAccess("busy@acme.org", "2026-11-20T08:00:00.000000+00:00")
                                .added("old@acme.org", "2020-01-01T08:00:00+00:00")
                                .added("busy@acme.org", "2026-11-14T12:00:01+00:00"))
                .apiToken(Worlds.ADMIN, Worlds.READ_ONLY_TOKEN, Credentials.ALL_SCOPES);
        if (kind == WorkspaceKind.ORGANISATION) {
            world.organisation(
                    Worlds.ORGANISATION_ID,
                    organisation -> organisation
                            .key(Worlds.ORGANISATION_KEY)
                            .directory(
                                    Worlds.DIRECTORY,
                                    people -> people.workspace(Worlds.WORKSPACE)
                                            .lastActive("old@acme.org", "2026-08-01")
                                            .lastActive("busy@acme.org", "2026-11-20")
                                            .added("old@acme.org", "2020-01-01")
                                            .added("busy@acme.org", "2026-11-14")));
        }
        return world.build();
    }

    @Test
    void whoHasNotBeenActiveByWhatBitbucketTells() {
        in(used(WorkspaceKind.LEGACY));

        SearchReport report = bench.search(new InactiveDays(90));

        assertEquals(1, report.found().size());
        assertEquals("Old", report.found().get(0).person().displayName());
        assertEquals(
                "was last active on 2026-08-01",
                report.found().get(0).reasons().get(0).text());
        assertEquals(
                Set.of("was active within the last 90 days", "has no last use that is told"),
                report.kept().stream().map(KeptPeople::reason).collect(Collectors.toSet()));
        assertEquals(Set.of(), bench.found(new InactiveDays(200)));
        assertThrows(InvalidInputException.class, () -> new InactiveDays(0));
    }

    @Test
    void whoHasNotBeenActiveByWhatTheOrganisationTells() {
        in(used(WorkspaceKind.ORGANISATION));
        assertEquals(Set.of(), bench.found(new InactiveDays(90)), "nothing is told, so everybody is kept");

        bench.withOrganisation();
        assertEquals(Set.of("Old"), bench.found(new InactiveDays(90)));
    }

    @Test
    void newcomersAreLeftOutByWhatBitbucketTells() {
        in(used(WorkspaceKind.LEGACY));

        SearchReport report = bench.search(SearchBench.notOn(Worlds.ADMIN), new NoNewcomer(10));

        assertEquals(
                List.of(
                        "Old: was added on 2020-01-01",
                        // somebody of whom it is not told must not hide for ever
                        "Silent: was added at a time that is not told"),
                report.found().stream()
                        .map(one -> one.person().displayName() + ": "
                                + one.reasons().get(1).text())
                        .sorted()
                        .toList());
        assertTrue(report.kept()
                .contains(new KeptPeople(
                        "no-newcomer",
                        "was added within the last 10 days",
                        1,
                        List.of("Busy " + bench.world.person("busy@acme.org").uuid()))));
        SearchBench.assertSays(
                "Of 2 of the 4 members, Bitbucket does not tell",
                report.warnings().get(1));
        assertEquals(Set.of("Old", "Silent", "Busy"), bench.found(SearchBench.notOn(Worlds.ADMIN), new NoNewcomer(9)));
        assertThrows(InvalidInputException.class, () -> new NoNewcomer(0));
    }

    @Test
    void newcomersAreLeftOutByWhatTheOrganisationTells() {
        in(used(WorkspaceKind.ORGANISATION));
        assertEquals(Set.of("Old", "Silent", "Busy"), bench.found(SearchBench.notOn(Worlds.ADMIN), new NoNewcomer(10)));

        bench.withOrganisation();
        assertEquals(Set.of("Old", "Silent"), bench.found(SearchBench.notOn(Worlds.ADMIN), new NoNewcomer(10)));
    }

    @Test
    void bothDatesOfAPersonTakeOneRequest() {
        in(used(WorkspaceKind.ORGANISATION));
        bench.withOrganisation();

        assertEquals(Set.of("Old"), bench.found(new NoNewcomer(10), new InactiveDays(90)));

        List<String> asked = bench.simulator.requests().stream()
                .map(RequestRecord::path)
                .filter(path -> path.endsWith("/last-active-dates"))
                .toList();
        assertEquals(4, asked.size());
        assertEquals(4, Set.copyOf(asked).size());
    }

    @Test
    void leavingOutNewcomersAloneSaysNotWhomToFind() {
        assertThrows(InvalidInputException.class, () -> bench.search(new NoNewcomer(10)));
        assertEquals(0, bench.simulator.count());
    }

    @Test
    void whoseAccountIsDeactivated() {
        assertEquals(Set.of("Hugo Martin"), bench.found(new AccountStatus(List.of("Inactive", "closed"))));
        assertEquals(11, bench.found(new AccountStatus(List.of("active"))).size());
        assertThrows(InvalidInputException.class, () -> new AccountStatus(List.of("gone")));
    }

    @Test
    void accountStatusIsAskedForWhereTheListDoesNotTellIt() {
        bench.simulator.behave(b -> b.memberRowsCarryStatus(false));

        assertEquals(Set.of("Hugo Martin"), bench.found(new AccountStatus(List.of("inactive"))));
    }

    @Test
    void whoIsInNoneOfTheGroups() {
        assertEquals(
                Set.of("Elena García", "Hugo Martin", "Inès Dubois", "Jane Döring"),
                bench.found(new NeverIn(List.of("developers", "EVERYBODY", "Administrators"))));
    }

    @Test
    void groupThatDoesNotExistNamesNobody() {
        Problem problem = bench.problem(new NeverIn(List.of("Developers", "Develpers")));

        assertEquals(Problem.Kind.NO_SUCH_GROUP, problem.kind());
        SearchBench.assertSays("\"Develpers\"", problem.message());
    }

    @Test
    void groupsThatCannotBeSeenNameNobody() {
        bench.simulator.faults().always(request -> request.path().startsWith("/1.0/groups"), Fault.status(403));

        assertEquals(
                "forbidden", bench.problem(new GrantedOnlyDirectly()).kind().word());
    }

    @Test
    void whoIsInNoGroupAtAll() {
        assertEquals(
                Set.of("Elena García", "Hugo Martin", "Inès Dubois", "Jane Döring"),
                bench.found(new GrantedOnlyDirectly()));

        in(Worlds.acme(WorkspaceKind.ORGANISATION));
        bench.withOrganisation();
        assertEquals(
                Set.of("Elena García", "Hugo Martin", "Inès Dubois"),
                bench.found(new GrantedOnlyDirectly()),
                "Jane Döring is in a group of the organisation");
    }

    @Test
    void allCriteriaHaveToMatch() {
        SearchReport report = bench.search(
                SearchBench.notOn(MOST), new AccountStatus(List.of("inactive")), new GrantedOnlyDirectly());

        assertEquals(1, report.found().size());
        assertEquals("Hugo Martin", report.found().get(0).person().displayName());
        assertEquals(
                List.of("not-on-roster", "account-status", "granted-only-directly"),
                report.found().get(0).reasons().stream()
                        .map(FoundPerson.Reason::criterion)
                        .toList());
        assertEquals(
                List.of(10, 1), report.kept().stream().map(KeptPeople::count).toList());
        assertThrows(InvalidInputException.class, bench::search);
    }

    // --- whom a removal would not touch

    private Refusal.Rule refusal(String name, SafetyRule... rules) {
        SearchReport report =
                bench.with(SafetyPolicy.of(rules)).search(new AccountStatus(List.of("active", "inactive")));
        assertEquals(12, report.found().size());
        return report.found().stream()
                .filter(one -> one.person().displayName().equals(name))
                .findFirst()
                .flatMap(FoundPerson::untouchable)
                .map(Refusal::rule)
                .orElse(null);
    }

    @Test
    void whomARemovalWouldNotTouchIsMarked() {
        assertEquals(Refusal.Rule.SELF, refusal("Ada Lindqvist"));
        assertEquals(Refusal.Rule.LAST_ADMINISTRATOR, refusal("Olga Petrenko"));
        assertEquals(null, refusal("Bob Keller"));
        assertEquals(
                Refusal.Rule.PROTECTED,
                refusal("Bob Keller", ProtectedAccounts.of(List.of(Worlds.MEMBER), SetBy.COMMAND_LINE)));
        assertEquals(
                Refusal.Rule.PROTECTED_GROUP,
                refusal("Jane Doe", ProtectedGroups.of(List.of("release-managers"), SetBy.COMMAND_LINE)));
    }

    @Test
    void protectedDomainIsMarkedWhereTheAddressIsKnown() {
        SafetyPolicy domain = SafetyPolicy.of(ProtectedDomains.of(List.of("acme.org"), SetBy.COMMAND_LINE));

        FoundPerson jane = bench.with(domain)
                .search(new OnList(SearchBench.roster(Worlds.JANE)))
                .found()
                .get(0);

        assertEquals(
                Refusal.Rule.PROTECTED_DOMAIN, jane.untouchable().orElseThrow().rule());
    }

    @Test
    void protectedDomainIsMarkedByTheOrganisationsAddressesThoughNoCriterionAsksForThem() throws Exception {
        in(Worlds.acme(WorkspaceKind.ORGANISATION));
        bench.withOrganisation();
        AccountStatus status = new AccountStatus(List.of("inactive"));
        bench.search(status);
        int without = bench.simulator.count();

        SearchReport report = bench.with(SafetyPolicy.of(ProtectedDomains.of(List.of("acme.org"), SetBy.COMMAND_LINE)))
                .search(status);

        FoundPerson hugo = report.found().get(0);
        assertEquals("Hugo Martin", hugo.person().displayName());
        assertEquals(
                Refusal.Rule.PROTECTED_DOMAIN, hugo.untouchable().orElseThrow().rule());
        assertEquals(1, bench.simulator.count() - 2 * without, "a page of people");
        assertFalse(new SearchJson().write(report).contains("hugo@acme.org"), "a rule tells no address");
    }

    @Test
    void addressThatOnlyARuleNamesIsNotTold() throws Exception {
        SearchReport report = bench.with(
                        SafetyPolicy.of(ProtectedAccounts.of(List.of(Worlds.MEMBER), SetBy.COMMAND_LINE)))
                .search(new AccountStatus(List.of("active")));

        assertFalse(new SearchJson().write(report).contains(Worlds.MEMBER));
        assertFalse(String.join("\n", SearchText.lines(report)).contains(Worlds.MEMBER));
    }

    // --- the report

    @Test
    void asJson() throws Exception {
        SearchReport report = bench.search(new OnList(SearchBench.roster("admin@acme.org\njane@acme.org\nx@acme.org")));

        JsonNode root = new ObjectMapper().readTree(new SearchJson().write(report));

        assertEquals("bitbucket-remove-user/search", root.path("schema").asText());
        assertEquals(1, root.path("version").asInt());
        assertEquals(12, root.path("members").asInt());
        assertEquals("on-list", root.path("criteria").path(0).path("criterion").asText());
        JsonNode ada = root.path("found").path(0);
        assertEquals(
                bench.world.person(Worlds.ADMIN).accountId(),
                ada.path("accountId").asText());
        assertEquals("admin@acme.org", ada.path("addresses").path(0).asText());
        assertEquals("self", ada.path("untouchable").path("rule").asText());
        assertEquals(
                "is on the list", ada.path("reasons").path(0).path("reason").asText());
        assertEquals(10, root.path("kept").path(0).path("count").asInt());
        assertEquals(
                bench.simulator.count(), root.path("requests").path("total").asInt());
        assertTrue(root.path("problem").isMissingNode());
    }

    @Test
    void whoIsNoAdministratorIsToldSo() {
        bench.simulator
                .faults()
                .always(request -> request.path().startsWith("/2.0/user/workspaces"), Fault.status(403));

        assertEquals(
                Problem.Kind.NOT_ADMINISTRATOR,
                bench.problem(SearchBench.notOn(MOST)).kind());
    }
}
