package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a removed person's name is listed, with links, as far as it costs little; nothing of it changes an end. */
class ResidueListTest {
    private static final RequestMatcher RESIDUES =
            request -> request.path().matches(".*/(default-reviewers|branch-restrictions|pullrequests)(/.*)?");

    private final Bench bench = Bench.acme();

    @AfterEach
    void close() {
        bench.close();
    }

    private static List<String> found(PersonReport person) {
        return person.residues().results().stream()
                .map(result -> result.state().word() + " " + result.residue().describe() + " "
                        + result.residue().link())
                .toList();
    }

    private static void assertRemoved(RemovalReport report) {
        assertEquals(new Outcome.Removed(), Bench.only(report).outcome());
        assertEquals(RunOutcome.REMOVED, report.outcome());
        assertEquals(List.of(), report.remaining());
    }

    @Test
    void whatStandsWhereADirectGrantWasIsListedWithLinks() {
        RemovalReport report = bench.remove(Worlds.JANE);

        assertRemoved(report);
        assertEquals(
                List.of(
                        "listed author of open pull request #1 \"Round to cents\" in \"ledger\""
                                + " https://bitbucket.org/acme/ledger/pull-requests/1",
                        "listed default reviewer of project \"MOB\""
                                + " https://bitbucket.org/acme/workspace/projects/MOB",
                        "listed default reviewer of repository \"terraform\""
                                + " https://bitbucket.org/acme/terraform/admin",
                        "listed branch rule \"push main\" of repository \"terraform\""
                                + " https://bitbucket.org/acme/terraform/admin",
                        "listed branch rule \"restrict_merges release/*\" of repository \"spikes\""
                                + " https://bitbucket.org/acme/spikes/admin",
                        "listed reviewer of open pull request #1 \"Renew certificates\" in \"terraform\""
                                + " https://bitbucket.org/acme/terraform/pull-requests/1"),
                found(Bench.only(report)));
        assertEquals(
                List.of("Looked at 4 repositories and 2 projects: those where the person had a direct grant, and no"
                        + " others."),
                Bench.only(report).residues().notes());
        assertEquals(6, bench.world.residues().of(Worlds.JANE).size(), "nothing of it was changed");
    }

    @Test
    void theLogShowsThemAfterTheVerdictAndTheCheckListOnce() {
        bench.remove(Worlds.JANE, "carol@acme.org");

        List<String> lines = bench.lines();
        int verdict =
                lines.indexOf("REMOVED jane@acme.org (3 groups, 2 project grants, 4 repository grants). Read again:"
                        + " nothing is left, and the membership of the workspace is gone.");
        int title = lines.indexOf("What keeps the name of Jane Doe <jane@acme.org>, and is no access:");
        assertTrue(verdict >= 0 && verdict < title, lines.toString());
        assertEquals(
                "  author of open pull request #1 \"Round to cents\" in \"ledger\","
                        + " https://bitbucket.org/acme/ledger/pull-requests/1",
                lines.get(title + 1));
        assertTrue(lines.contains("  nothing was found"), "of Carol");
        assertEquals(
                1,
                lines.stream().filter(line -> line.contains("Access keys of")).count());
    }

    @Test
    void theCheckListIsForThoseWhoLostAccess() {
        assertEquals(CheckList.LINES, bench.remove(Worlds.JANE).checkList());
        assertEquals(List.of(), bench.remove(Worlds.JANE).checkList(), "not a member any more");
        assertEquals(List.of(), bench.plan("carol@acme.org").checkList());
        assertEquals(List.of(), bench.remove(Worlds.INVITED).checkList());
        assertEquals(List.of(), bench.remove(Worlds.ADMIN).checkList());
    }

    @Test
    void noAccessOfAnybodyWaitsForThem() {
        bench.remove(Worlds.JANE, Worlds.MEMBER);

        List<RequestRecord> requests = bench.simulator.requests();
        long lastChange = bench.changes().get(bench.changes().size() - 1).number();
        List<String> before = requests.stream()
                .filter(request -> request.number() < lastChange)
                .filter(RESIDUES)
                .map(RequestRecord::endpoint)
                .distinct()
                .toList();
        assertEquals(List.of("GET /2.0/workspaces/{workspace}/pullrequests/{selected_user}"), before);
    }

    @Test
    void aDryRunListsTheSame() {
        List<String> planned = found(Bench.only(bench.plan(Worlds.JANE)));

        assertEquals(List.of(), bench.changes());
        assertEquals(found(Bench.only(bench.remove(Worlds.JANE))), planned);
    }

    @Test
    void onlySoManyPlacesAreLookedAtAndTheReportSaysHowManyNot() {
        bench.with(new RemovalSettings(RemovalSettings.standard().rereadDelays(), 2_000, 100, 1, 100));

        RemovalReport report = bench.remove(Worlds.JANE);

        assertRemoved(report);
        assertEquals(
                List.of(
                        "Looked at 1 repository and 1 project: those where the person had a direct grant, and no"
                                + " others.",
                        "3 repositories were not looked at: the limit is 1 for one person.",
                        "1 project was not looked at: the limit is 1 for one person."),
                Bench.only(report).residues().notes());
        assertEquals(
                1,
                bench.simulator
                        .countByEndpoint()
                        .get("GET /2.0/repositories/{workspace}/{repo_slug}/branch-restrictions"));
    }

    @Test
    void somebodyWithoutDirectGrantsCostsTwoRequestsMore() {
        RemovalReport report = bench.remove("grace@acme.org");

        assertRemoved(report);
        assertEquals(
                List.of("No repository or project was looked at: the person had no direct grant."),
                Bench.only(report).residues().notes());
        assertEquals(1, bench.simulator.requests().stream().filter(RESIDUES).count());
    }

    @Test
    void whoWasOnlyInvitedHasNone() {
        RemovalReport report = bench.remove(Worlds.INVITED);

        assertRemoved(report);
        assertEquals(Residues.none(), Bench.only(report).residues());
        assertEquals(0, bench.simulator.requests().stream().filter(RESIDUES).count());
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.UserFilter.class,
            names = {"REFUSED_400", "IGNORED"})
    void aFilterByReviewerThatSaysNothingIsTriedOnceAndNobodyElsesPullRequestIsListed(Behaviour.UserFilter filter) {
        bench.simulator.behave(b -> b.pullRequestFilterByReviewer(filter));

        RemovalReport report = bench.remove(Worlds.JANE, "elena@acme.org");

        assertEquals(RunOutcome.REMOVED, report.outcome());
        // elena's only repository has no pull request: an empty answer says nothing wrong, but it was known before
        for (PersonReport person : report.people()) {
            assertTrue(
                    person.residues().results().stream()
                            .noneMatch(result -> result.residue().kind() == Residue.Kind.PULL_REQUEST_REVIEWER),
                    person.toString());
            assertTrue(
                    person.residues().notes().get(1).startsWith("Not looked at: reviewers of open pull requests in "),
                    person.residues().notes().toString());
        }
    }

    @Test
    void withoutItsScopeTheRestIsListedAndTheCureIsNamed() {
        bench.simulator
                .credentials()
                .addApiToken(
                        bench.world.person(Worlds.ADMIN),
                        "no-pull-requests",
                        Scopes.API_TOKEN.stream()
                                .filter(scope -> !scope.contains("pullrequest"))
                                .toArray(String[]::new));

        RemovalReport report =
                bench.with(Bench.apiToken(Worlds.ADMIN, "no-pull-requests")).remove(Worlds.JANE, "dinesh@acme.org");

        assertEquals(RunOutcome.REMOVED, report.outcome());
        PersonReport jane = report.people().get(0);
        assertEquals(
                Set.of(Residue.Kind.BRANCH_RESTRICTION),
                jane.residues().results().stream()
                        .map(result -> result.residue().kind())
                        .collect(Collectors.toSet()));
        String notes = String.join("\n", jane.residues().notes());
        Bench.assertSays(
                "Not looked at: open pull requests of the person. The user API token lacks the scope"
                        + " read:pullrequest:bitbucket.",
                notes);
        Bench.assertSays("Not looked at: default reviewers of repositories in ", notes);
        Bench.assertSays("create a new API token with", notes);
        Bench.assertSays(
                "Not looked at: default reviewers of projects in MOB.",
                String.join("\n", report.people().get(1).residues().notes()));
        assertEquals(
                4,
                bench.simulator.requests().stream()
                        .filter(RESIDUES)
                        .filter(request -> request.status() == 403)
                        .count(),
                "each kind is asked for once, for everybody");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 410, 429, 500, 503})
    void noFailureToListThemHidesOrBreaksARemoval(int status) {
        bench.simulator.faults().always(RESIDUES, Fault.status(status));

        RemovalReport report = bench.remove(Worlds.JANE, Worlds.MEMBER);

        assertEquals(RunOutcome.REMOVED, report.outcome());
        assertTrue(report.problem().isEmpty());
        assertEquals(List.of(), report.remaining());
        for (PersonReport person : report.people()) {
            assertEquals(new Outcome.Removed(), person.outcome());
            assertEquals(List.of(), person.residues().results());
            Bench.assertSays(
                    "Not looked at: ", String.join("\n", person.residues().notes()));
        }
    }

    @Test
    void anAnswerThatIsNotUnderstoodIsANoteToo() {
        bench.simulator.faults().always(RESIDUES, Fault.body(200, "text/html", "<html>login</html>"));

        RemovalReport report = bench.remove(Worlds.JANE);

        assertRemoved(report);
        Bench.assertSays(
                "branch rules in shop-backend, terraform, runbooks and 1 more.",
                String.join("\n", Bench.only(report).residues().notes()));
    }

    @Test
    void whoIsPutBackWhileTheyAreLookedForIsNotCalledRemoved() {
        bench.simulator.onRequest(request -> {
            if (request.path().endsWith("/branch-restrictions")) {
                bench.world.addToGroup(Worlds.JANE, "release-managers");
            }
        });

        RemovalReport report = bench.remove(Worlds.JANE);

        assertEquals(RunOutcome.LEFT_FOR_A_PERSON, report.outcome());
        assertEquals("still-member", Bench.only(report).outcome().word());
        Bench.assertSays(
                "is back at the end of the run", report.remaining().get(0).why());
        assertEquals(6, Bench.only(report).residues().results().size(), "what was found stays in the report");
    }

    @Test
    void whatCannotBeReadOnceMoreTakesNothingBack() {
        bench.simulator.onRequest(request -> {
            if (request.path().endsWith("/branch-restrictions")) {
                bench.simulator.faults().always(RequestMatcher.pathContains("/members/"), Fault.status(503));
            }
        });

        assertRemoved(bench.remove(Worlds.JANE));
        Bench.assertSays(
                "could not look once more for jane@acme.org", bench.lines().toString());
    }

    @Test
    void hostileTitlesAndSlugsForgeNoLine() {
        String grace = bench.world.person("grace@acme.org").uuid();
        bench.simulator
                .faults()
                .always(
                        RequestMatcher.pathContains("/workspaces/acme/pullrequests/"),
                        Fault.body(
                                200,
                                "application/json",
                                "{\"values\":[{\"id\":1,\"title\":\"\\u001b[2J\\nREMOVED everybody\\u202e\",\"author\":{\"uuid\":\""
                                        + grace
                                        + "\"},\"destination\":{\"repository\":{\"full_name\":\"acme/a b\\n<x>\"}}}]}"));

        RemovalReport report = bench.remove("grace@acme.org");

        assertRemoved(report);
        assertTrue(
                bench.lines()
                        .contains("  author of open pull request #1 \"?[2J?REMOVED everybody?\" in \"a b?<x>\","
                                + " https://bitbucket.org/acme/a%20b%0A%3Cx%3E/pull-requests/1"),
                bench.lines().toString());
        assertTrue(new ReportJson().write(RunReport.of(report)).chars().allMatch(c -> c < 0x7f));
    }

    @Test
    void hostileNamesFormNoOtherAddress() {
        WebLinks links = new WebLinks("a/b?c#d\u202e");
        assertEquals(
                "https://bitbucket.org/a%2Fb%3Fc%23d%E2%80%AE/x%20y%2F..%2F/admin",
                links.repositorySettings("x y/../"));
        assertEquals("https://bitbucket.org/a%2Fb%3Fc%23d%E2%80%AE/", links.repositorySettings(".."));
        assertEquals("https://bitbucket.org/a%2Fb%3Fc%23d%E2%80%AE/", links.project("."));
        assertEquals(
                "https://bitbucket.org/a%2Fb%3Fc%23d%E2%80%AE/@@/pull-requests/javascript%3A1".replace("@", "%40"),
                links.pullRequest("@@", "javascript:1"));
    }

    @Test
    void moreThanAPageOfPullRequestsIsSaidToBeMore() {
        bench.simulator.faults().always(RequestMatcher.pathContains("/workspaces/acme/pullrequests/"), pageOfTwo());

        RemovalReport report = bench.remove("grace@acme.org");

        assertRemoved(report);
        assertEquals(2, Bench.only(report).residues().results().size());
        Bench.assertSays(
                "More open pull requests than the 2 listed",
                String.join("\n", Bench.only(report).residues().notes()));
    }

    private Fault pageOfTwo() {
        String grace = bench.world.person("grace@acme.org").uuid();
        String row = "{\"id\":%d,\"title\":\"t\",\"author\":{\"uuid\":\"" + grace
                + "\"},\"destination\":{\"repository\":{\"full_name\":\"acme/billing\"}}}";
        return Fault.body(
                200,
                "application/json",
                "{\"values\":[" + row.formatted(1) + "," + row.formatted(2)
                        + "],\"next\":\"https://elsewhere.example/\"}");
    }

    @Test
    void someoneElsesPullRequestsAreNotTaken() {
        bench.simulator.faults().always(RequestMatcher.pathContains("/workspaces/acme/pullrequests/"), pageOfTwo());

        PersonReport frank = Bench.only(bench.remove("frank@acme.org"));

        assertEquals(List.of(), frank.residues().results());
        Bench.assertSays(
                "Not looked at: open pull requests of the person.",
                String.join("\n", frank.residues().notes()));
    }

    @Test
    void manyDirectGrantsCostNoMoreThanTheLimit() {
        try (Bench large = Bench.of(Worlds.large(60, 10, 8))) {
            for (int i = 0; i < 30; i++) {
                large.world.grantRepository(Worlds.JANE, "repo-%05d".formatted(i), Permission.READ);
            }
            large.remove(Worlds.JANE);

            assertTrue(large.simulator.requests().stream().filter(RESIDUES).count() <= 1 + 10 + 3 * 10);
        }
    }

    @Test
    void aRunThatEndsBeforeTheirTurnSaysSo() {
        bench.simulator.onRequest(request -> {
            if (request.path().startsWith("/2.0/workspaces/acme/members/")) {
                bench.simulator.faults().always(RequestMatcher.pathContains("/1.0/groups/"), Fault.status(503));
            }
        });

        RemovalReport report = bench.remove(Worlds.JANE, Worlds.MEMBER);

        assertEquals(RunOutcome.FAILED, report.outcome());
        PersonReport jane = report.people().get(0);
        assertEquals(new Outcome.Removed(), jane.outcome());
        Bench.assertSays(
                "Looking ended early", String.join("\n", jane.residues().notes()));
        assertFalse(jane.residues().results().isEmpty(), "the pull request found at the beginning");
    }
}
