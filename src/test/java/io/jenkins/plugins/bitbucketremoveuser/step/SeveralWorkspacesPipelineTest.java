package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.configuration.WorkspaceEntry;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.TwoWorkspaces;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Acme is the default workspace with the default credential; umbrella is in the list, with a credential of its own. */
@WithJenkins
class SeveralWorkspacesPipelineTest {
    private JenkinsRule jenkins;
    private BitbucketSimulator simulator;
    private String before;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        simulator = BitbucketSimulator.start(TwoWorkspaces.world());
        before = simulator.world().fingerprintWithout();
        Bench.setUp(simulator);
        Bench.addEntry(TwoWorkspaces.SECOND, TwoWorkspaces.SECOND_ADMIN, TwoWorkspaces.SECOND_TOKEN);
    }

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        return jenkins.buildAndAssertStatus(expected, Bench.pipeline("leaver", script));
    }

    private boolean janeIsGoneFrom(String workspace) {
        return TwoWorkspaces.isGone(simulator.world(), workspace, Worlds.JANE);
    }

    private void assertUntouched() {
        assertEquals(before, simulator.world().fingerprintWithout());
        assertEquals(0, simulator.count());
    }

    private static BitbucketRemoveUserConfiguration page() {
        return BitbucketRemoveUserConfiguration.get();
    }

    private static void change(WorkspaceEntry entry) {
        page().setWorkspaces(List.of(entry));
    }

    @Test
    void eachHasItsOwnCredentialAndTheResultTellsOfEach() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                def result = bitbucketRemoveUser email: 'jane@acme.org', workspaces: ['acme', 'umbrella', 'ACME']
                echo "${result.outcome}: ${result.workspaces}, ${result.requests} requests"
                echo result.summary
                for (one in result.workspaces) {
                    echo "${one.workspace} ${one.outcome} problem '${one.problem}' ${one.people} left ${one.remaining}"
                }
                echo result.people.collect { "${it.workspace}/${it.email}/${it.grants.size()}" }.join(' ')
                """);

        assertTrue(janeIsGoneFrom(TwoWorkspaces.FIRST));
        assertTrue(janeIsGoneFrom(TwoWorkspaces.SECOND));
        jenkins.assertLogContains("[Bitbucket] acme: Workspace acme: working as Ada Lindqvist", build);
        jenkins.assertLogContains("[Bitbucket] umbrella: REMOVED jane@acme.org (1 group, 1 project grant)", build);
        jenkins.assertLogContains(
                "removed: [acme: removed, umbrella: removed], " + simulator.count() + " requests", build);
        jenkins.assertLogContains("acme removed problem '' [jane@acme.org: removed] left []", build);
        jenkins.assertLogContains("acme/jane@acme.org/2 umbrella/jane@acme.org/2", build);
        jenkins.assertLogContains(
                "Run in 2 workspaces: removed. acme: removed (1 removed); umbrella: removed (1 removed). ", build);
    }

    @Test
    void allOfTheGlobalPage() throws Exception {
        WorkflowRun build = run(
                Result.SUCCESS,
                "echo \"went through ${bitbucketRemoveUser(email: 'jane@acme.org', allWorkspaces: true).workspaces}\"");

        jenkins.assertLogContains("went through [acme: removed, umbrella: removed]", build);
        assertTrue(janeIsGoneFrom(TwoWorkspaces.FIRST));
        assertTrue(janeIsGoneFrom(TwoWorkspaces.SECOND));
    }

    @Test
    void oneThatFailsLeavesTheOthersAloneFailsTheBuildAndTheResultIsStillToBeHad() throws Exception {
        page().setCredentialsId("umbrella-admin");
        WorkspaceEntry acme = new WorkspaceEntry("acme");
        Bench.addApiToken("expired", Worlds.ADMIN, "not-the-token");
        acme.setCredentialsId("expired");
        change(acme);

        WorkflowRun build = run(Result.FAILURE, """
                import io.jenkins.plugins.bitbucketremoveuser.step.RemovalFailedException
                try {
                    bitbucketRemoveUser email: 'jane@acme.org', workspaces: ['acme', 'umbrella']
                    echo 'WENT THROUGH'
                } catch (RemovalFailedException e) {
                    echo "said: ${e.message}"
                    echo "result: ${e.result.outcome} ${e.result.workspaces}"
                    echo "problem: ${e.result.workspaces[0].problem}"
                    throw e
                }
                """);

        assertFalse(janeIsGoneFrom(TwoWorkspaces.FIRST));
        assertTrue(janeIsGoneFrom(TwoWorkspaces.SECOND));
        jenkins.assertLogContains("acme: Bitbucket does not accept the user API token. ", build);
        jenkins.assertLogContains("umbrella: REMOVED jane@acme.org", build);
        jenkins.assertLogContains(
                "said: Run in 2 workspaces: failed. acme: failed (1 failed); umbrella: removed (1 removed). ", build);
        jenkins.assertLogContains("result: failed [acme: failed, umbrella: removed]", build);
        jenkins.assertLogContains("problem: Bitbucket does not accept the user API token. ", build);
        jenkins.assertLogContains("ERROR: Run in 2 workspaces: failed.", build);
        jenkins.assertLogNotContains("WENT THROUGH", build);
        jenkins.assertLogNotContains("\tat io.jenkins.plugins.bitbucketremoveuser", build);
        try (Stream<Path> files = Files.list(build.getRootDir().toPath().resolve("bitbucket-remove-user"))) {
            List<Path> all = files.toList();
            assertEquals(1, all.size(), "the report, and no journal");
            String report = Files.readString(all.get(0));
            assertTrue(report.contains("\"workspace\" : \"acme\""), report);
            assertTrue(report.contains("\"workspace\" : \"umbrella\""), report);
            assertTrue(report.contains("\"invalid-credential\""), report);
        }
    }

    @Test
    void aCredentialThatCannotBeHadForTheSecondLeavesTheFirstUntouchedToo() throws Exception {
        WorkspaceEntry missing = new WorkspaceEntry("umbrella");
        missing.setCredentialsId("not-there");
        change(missing);

        WorkflowRun build = run(Result.FAILURE, "bitbucketRemoveUser email: 'jane@acme.org', allWorkspaces: true");

        jenkins.assertLogContains(
                "ERROR: credentialsId of the workspace umbrella: \"not-there\" is no credential that can be used here",
                build);
        assertUntouched();
    }

    @Test
    void aCredentialOfAnotherKindForTheSecondLeavesTheFirstUntouchedToo() throws Exception {
        Bench.addApiToken("consumer", "key", "secret");
        WorkspaceEntry unclear = new WorkspaceEntry("umbrella");
        unclear.setCredentialsId("consumer");
        change(unclear);

        WorkflowRun build =
                run(Result.FAILURE, "bitbucketRemoveUser email: 'jane@acme.org', workspaces: ['acme', 'umbrella']");

        jenkins.assertLogContains("credentialsId of the workspace umbrella: \"consumer\" is a user name", build);
        assertUntouched();
    }

    @Test
    void whatCannotBeMeantNamesTheFieldsAndAsksBitbucketNothing() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                for (call in [
                        [workspace: 'acme', workspaces: ['umbrella']],
                        [workspace: 'acme', allWorkspaces: true],
                        [workspace: 'acme', workspaces: ['umbrella'], allWorkspaces: true],
                        [workspaces: []],
                        [workspaces: ['acme', '../umbrella']],
                        [workspaces: ['acme', '']],
                        [organisationId: '4b5c-9'],
                        [organisationCredentialsId: 'bitbucket-admin'],
                        [organisationId: 'a b', organisationCredentialsId: 'bitbucket-admin'],
                        [organisationId: '4b5c-9', organisationCredentialsId: 'bitbucket-admin'],
                        [directoryAction: 'REMOVE', workspaces: ['acme', 'umbrella']]]) {
                    try {
                        bitbucketRemoveUser([email: 'jane@acme.org'] + call)
                        echo 'WENT THROUGH'
                    } catch (e) {
                        echo "said: ${e.message}"
                    }
                }
                """);

        jenkins.assertLogContains("said: workspaces: is given beside workspace. Give one of them", build);
        jenkins.assertLogContains("said: allWorkspaces: is given beside workspace. Give one of them", build);
        jenkins.assertLogContains("said: allWorkspaces: is given beside workspace and workspaces. Give one", build);
        jenkins.assertLogContains("said: workspaces: is a list with nothing in it. Name at least one", build);
        jenkins.assertLogContains("said: workspace: \"../umbrella\" is not a workspace", build);
        jenkins.assertLogContains("said: workspace: is empty", build);
        jenkins.assertLogContains("said: organisationCredentialsId: is empty, but organisationId is given", build);
        jenkins.assertLogContains("said: organisationId: is empty, but organisationCredentialsId is given", build);
        jenkins.assertLogContains("said: organisationId: \"a b\" is not an organisation's id", build);
        jenkins.assertLogContains(
                "said: organisationCredentialsId: \"bitbucket-admin\" is no secret text. An organisation's API key",
                build);
        jenkins.assertLogContains(
                "said: directoryAction: \"REMOVE\" needs the organisation of the workspace acme, and none is given",
                build);
        jenkins.assertLogNotContains("WENT THROUGH", build);
        assertUntouched();
    }

    @Test
    void allOfAPageThatNamesNoneIsAnError() throws Exception {
        page().setWorkspace(null);
        page().setWorkspaces(null);

        WorkflowRun build = run(Result.FAILURE, "bitbucketRemoveUser email: 'jane@acme.org', allWorkspaces: true");

        jenkins.assertLogContains("allWorkspaces: is given, but the global page names no workspace", build);
    }

    /** One workspace that has no organisation is enough: nothing is begun. */
    @Test
    void aDirectoryActionNeedsTheOrganisationOfEveryWorkspace() throws Exception {
        Bench.addSecretText("key", "not-the-token");
        WorkspaceEntry umbrella = page().getWorkspaces().get(0);
        umbrella.setOrganisationId("4b5c-9");
        umbrella.setOrganisationCredentialsId("key");
        change(umbrella);

        WorkflowRun build = run(Result.FAILURE, """
                bitbucketRemoveUser email: 'jane@acme.org', workspaces: ['umbrella', 'acme'], directoryAction: 'SUSPEND'
                """);

        jenkins.assertLogContains("needs the organisation of the workspace acme, and none is given", build);
        assertUntouched();
    }

    @Test
    void aDirectoryActionOfADryRunWithTheOrganisationOfEachGoesOn() throws Exception {
        Bench.addSecretText("key", "not-the-token");
        page().setOrganisationId("7a-b");
        page().setOrganisationCredentialsId("key");

        WorkflowRun build = run(Result.SUCCESS, """
                def plan = bitbucketRemoveUser email: 'jane@acme.org', allWorkspaces: true, directoryAction: 'REMOVE', dryRun: true
                echo "then ${plan.workspaces}"
                """);

        jenkins.assertLogContains("then [acme: planned, umbrella: planned]", build);
        assertEquals(before, simulator.world().fingerprintWithout());
    }
}
