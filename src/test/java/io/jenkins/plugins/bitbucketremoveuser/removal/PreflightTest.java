package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.SecretText;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Credentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever stands in the way is found before anything changes, and told with its cure. */
class PreflightTest {
    private final Bench bench = Bench.acme();
    private final String before = bench.world.fingerprintWithout();

    @AfterEach
    void nothingWasChanged() {
        bench.close();
        assertEquals(List.of(), bench.changes());
        assertEquals(before, bench.world.fingerprintWithout());
    }

    private void assertFails(Problem.Kind kind, RemovalReport report, String message, String cure) {
        Problem problem = Bench.problem(Bench.only(report));
        assertEquals(kind, problem.kind(), problem.toString());
        Bench.assertSays(message, problem.message());
        Bench.assertSays(cure, problem.cure());
        assertEquals(RunOutcome.FAILED, report.outcome());
        assertEquals(problem, report.problem().orElseThrow());
        assertEquals(List.of(), Bench.only(report).grants());
    }

    @Test
    void anAddressOfNobodyIsNothingToDo() {
        RemovalReport report = bench.remove("nobody@acme.org");

        assertEquals(new Outcome.NotAMember(List.of()), Bench.only(report).outcome());
        assertEquals(RunOutcome.NOTHING_TO_DO, report.outcome());
        Bench.assertSays("check the spelling", bench.lines().get(bench.lines().size() - 1));
    }

    @Test
    void somebodyOutsideTheWorkspaceIsNothingToDo() {
        assertEquals(
                RunOutcome.NOTHING_TO_DO,
                bench.remove("stranger@elsewhere.example").outcome());
    }

    @Test
    void aWorkspaceThatDoesNotExist() {
        assertFails(
                Problem.Kind.NO_SUCH_WORKSPACE,
                bench.in("acmee").remove(Worlds.JANE),
                "There is no workspace \"acmee\", or Ada Lindqvist cannot see it.",
                "Check the workspace's slug");
    }

    @Test
    void aCallerWhoIsOnlyAMember() {
        assertFails(
                Problem.Kind.NOT_ADMINISTRATOR,
                bench.with(Bench.apiToken(Worlds.MEMBER, Worlds.MEMBER_TOKEN)).remove(Worlds.JANE),
                "Bob Keller, the account of the user API token, is in the workspace as \"member\", not as an"
                        + " administrator (acme).",
                "Use the credential of an account that administers the workspace");
    }

    /** Bitbucket answers a search by somebody who may not search with everybody, with nobody or not at all. */
    @ParameterizedTest
    @EnumSource(Behaviour.NonAdminFilter.class)
    void aCallerWhoMayNotSearchNeverMatchesAnybody(Behaviour.NonAdminFilter answer) {
        bench.simulator.behave(b -> b.membersFilterForNonAdmin(answer));

        assertFails(
                Problem.Kind.NOT_ADMINISTRATOR,
                bench.with(Bench.apiToken(Worlds.MEMBER, Worlds.MEMBER_TOKEN)).remove(Worlds.JANE, Worlds.JANE),
                "not as an administrator",
                "administers the workspace");
    }

    @Test
    void aCallerFromOutsideTheWorkspace() {
        bench.world
                .credentials()
                .addApiToken(bench.world.person("stranger@elsewhere.example"), "strange", Credentials.ALL_SCOPES);

        // a stranger cannot tell a hidden workspace from one that does not exist
        assertFails(
                Problem.Kind.NO_SUCH_WORKSPACE,
                bench.with(Bench.apiToken("stranger@elsewhere.example", "strange"))
                        .remove(Worlds.JANE),
                "or Sam Stranger cannot see it",
                "that the account of the user API token is in that workspace");
    }

    @Test
    void aCallerFromOutsideWhoSeesTheWorkspace() {
        bench.simulator
                .faults()
                .next(1, RequestMatcher.endpoint("GET /2.0/user/workspaces/{workspace}/permission"), Fault.status(403));

        assertFails(
                Problem.Kind.NOT_ADMINISTRATOR,
                bench.remove(Worlds.JANE),
                "Ada Lindqvist, the account of the user API token, is not in the workspace (acme).",
                "Use the credential");
    }

    @Test
    void aTokenThatIsWrong() {
        assertFails(
                Problem.Kind.INVALID_CREDENTIAL,
                bench.with(Bench.apiToken(Worlds.ADMIN, "wrong")).remove(Worlds.JANE),
                "Bitbucket does not accept the user API token.",
                "not the Bitbucket user name");
    }

    @Test
    void aTokenGoodForReadingOnlyNamesTheMissingScopes() {
        RemovalReport report =
                bench.with(Bench.apiToken(Worlds.ADMIN, Worlds.READ_ONLY_TOKEN)).remove(Worlds.JANE);

        assertFails(
                Problem.Kind.MISSING_SCOPE,
                report,
                "The user API token lacks the scope admin:project:bitbucket, delete:permission:bitbucket.",
                "create a new API token with read:user:bitbucket, read:workspace:bitbucket,");
    }

    @Test
    void aMissingScopeOfWhichBitbucketTellsOnlyInWords() {
        bench.simulator.behave(b -> b.errorDetail(Behaviour.ErrorDetail.STRING));

        assertFails(
                Problem.Kind.MISSING_SCOPE,
                bench.with(Bench.apiToken(Worlds.ADMIN, Worlds.READ_ONLY_TOKEN)).remove(Worlds.JANE),
                "admin:project:bitbucket",
                "create a new API token");
    }

    @Test
    void aTokenThatMayChangeProjectsButNotRepositories() {
        bench.world
                .credentials()
                .addApiToken(
                        bench.world.person(Worlds.ADMIN),
                        "half",
                        Scopes.API_TOKEN.stream()
                                .filter(scope -> !scope.equals("admin:repository:bitbucket"))
                                .toArray(String[]::new));

        assertFails(
                Problem.Kind.MISSING_SCOPE,
                bench.with(Bench.apiToken(Worlds.ADMIN, "half")).remove(Worlds.JANE),
                "lacks the scope admin:repository:bitbucket.",
                "create a new API token");
    }

    @Test
    void anOAuthConsumerMayNotDelete() {
        assertFails(
                Problem.Kind.WRONG_CREDENTIAL_KIND,
                bench.with(Bench.OAUTH).remove(Worlds.JANE),
                "An OAuth consumer cannot delete project and repository grants",
                "Use an API token with scopes");
        assertEquals(0, bench.simulator.count(), "there is nothing to ask Bitbucket");
    }

    @Test
    void anAccessTokenMayNotDelete() {
        assertFails(
                Problem.Kind.WRONG_CREDENTIAL_KIND,
                bench.with(Bench.ACCESS_TOKEN).remove(Worlds.JANE),
                "An access token cannot delete project and repository grants",
                "Use an API token with scopes");
    }

    @Test
    void anAppPasswordIsDead() {
        assertFails(
                Problem.Kind.INVALID_CREDENTIAL,
                bench.with(new Credential.AppPassword(Worlds.APP_PASSWORD_USER, new SecretText(Worlds.APP_PASSWORD)))
                        .remove(Worlds.JANE),
                "Bitbucket does not accept the app password.",
                "Bitbucket Cloud stopped accepting app passwords on 2026-07-28. Use an API token");
    }

    @Test
    void aSearchThatBitbucketIgnoresIsNoProofOfAbsence() {
        bench.simulator
                .faults()
                .always(
                        RequestMatcher.endpoint("GET /2.0/workspaces/{workspace}/members"),
                        Fault.body(
                                200,
                                "application/json",
                                "{\"values\":[{\"type\":\"workspace_membership\",\"user\":{\"type\":\"user\",\"uuid\":\""
                                        + bench.world.person(Worlds.MEMBER).uuid() + "\"}}]}"));

        // "nothing to do" would be a success that is none: she is there, and keeps all she has
        assertFails(
                Problem.Kind.UNEXPECTED_ANSWER,
                bench.remove(Worlds.JANE),
                "nobody can be told from anybody",
                "User directory");
    }

    @Test
    void aDeadServerIsNamed() {
        bench.simulator.faults().always(RequestMatcher.any(), Fault.dropConnection());

        assertFails(Problem.Kind.UNREACHABLE, bench.remove(Worlds.JANE), "No answer from 127.0.0.1", "proxy settings");
    }

    @Test
    void aLoginPageInBetweenIsNamed() {
        bench.simulator.faults().always(RequestMatcher.any(), Fault.body(200, "text/html", "<html>Log in</html>"));

        assertFails(
                Problem.Kind.UNEXPECTED_ANSWER, bench.remove(Worlds.JANE), "not JSON", "between Jenkins and Bitbucket");
    }

    @Test
    void whatStopsTheRunStopsItForEverybodyInIt() {
        RemovalReport report = bench.with(Bench.OAUTH).remove(Worlds.JANE, Worlds.MEMBER);

        assertEquals(2, report.people().size());
        assertTrue(report.people().stream().allMatch(person -> person.outcome() instanceof Outcome.Failed));
    }
}
