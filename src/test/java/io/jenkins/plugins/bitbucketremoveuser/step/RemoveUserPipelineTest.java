package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class RemoveUserPipelineTest {
    private JenkinsRule jenkins;
    private BitbucketSimulator simulator;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        simulator = BitbucketSimulator.start(Worlds.acme());
        Bench.setUp(simulator);
    }

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        return jenkins.buildAndAssertStatus(expected, Bench.pipeline("leaver", script));
    }

    private boolean janeIsGone() {
        return simulator.world().grantsOf(Worlds.JANE).isEmpty()
                && !simulator.world().isMember(Worlds.JANE);
    }

    @Test
    void oneLineOutsideOfANodeRemovesAPerson() throws Exception {
        String others = simulator.world().fingerprintWithout(Worlds.JANE);

        WorkflowRun build = run(Result.SUCCESS, "bitbucketRemoveUser email: 'jane@acme.org'");

        assertTrue(janeIsGone());
        assertEquals(others, simulator.world().fingerprintWithout(Worlds.JANE));
        jenkins.assertLogContains("took away group \"Developers\"", build);
        jenkins.assertLogContains("REMOVED jane@acme.org (3 groups, 2 project grants, 4 repository grants)", build);
        jenkins.assertLogContains(simulator.count() + " requests to Bitbucket", build);
    }

    @Test
    void sandboxedCodeReadsTheResultWithoutApproval() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                def result = bitbucketRemoveUser email: 'jane@acme.org', workspace: 'acme', credentialsId: 'bitbucket-admin'
                echo "outcome ${result.outcome} of ${result.workspaces}, dry run ${result.dryRun}, ${result.requests} requests"
                echo "summary ${result.summary}; as text ${result}"
                echo "left ${result.remaining.size()}; json ${result.json.length() > 100}"
                for (person in result.people) {
                    echo "person ${person.email} ${person.displayName} ${person.uuid} ${person.accountId} ${person.outcome} ${person.remaining} ${person}"
                    echo person.grants.collect { "${it.kind}:${it.id}:${it.name}:${it.level}:${it.state}" }.join(' ')
                }
                """);

        jenkins.assertLogContains(
                "outcome removed of [acme: removed], dry run false, " + simulator.count() + " requests", build);
        jenkins.assertLogContains("left 0; json true", build);
        jenkins.assertLogContains("person jane@acme.org Jane Doe {", build);
        jenkins.assertLogContains("repository:terraform:acme/terraform:admin:revoked", build);
    }

    @Test
    void aDeclarativePipelineUsesItPlainAndInAScript() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                pipeline {
                    agent none
                    stages {
                        stage('plain') { steps { bitbucketRemoveUser email: 'jane@acme.org', dryRun: true } }
                        stage('script') { steps { script {
                            def result = bitbucketRemoveUser(email: 'jane@acme.org')
                            echo "then ${result.outcome}"
                        } } }
                    }
                }
                """);

        jenkins.assertLogContains("PLANNED: jane@acme.org would lose 3 groups", build);
        jenkins.assertLogContains("then removed", build);
        assertTrue(janeIsGone());
    }

    @Test
    void severalPeopleLeaveInOneCallAndTheResultTellsOfEach() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                def result = bitbucketRemoveUser emails: ['jane@acme.org', 'nobody@acme.org', 'elena@acme.org', 'JANE@acme.org']
                echo "${result.outcome}: ${result.people}"
                """);

        jenkins.assertLogContains(
                "removed: [jane@acme.org: removed, nobody@acme.org: not-a-member, elena@acme.org: removed]", build);
        assertTrue(janeIsGone());
        assertTrue(simulator.world().grantsOf("elena@acme.org").isEmpty());
        assertEquals(1, simulator.countByEndpoint().get("GET /2.0/workspaces/{workspace}/members"));
    }

    @Test
    void aDryRunChangesNothingAndShowsWhatIsThere() throws Exception {
        WorkflowRun build = run(
                Result.SUCCESS,
                "def r = bitbucketRemoveUser email: 'jane@acme.org', dryRun: true\necho \"${r.outcome} ${r.dryRun}\"\n"
                        + "def row = r.workspaces[0].preflight[0]\necho \"${row.what} ${row.credential} ${row.can}\"");

        jenkins.assertLogContains("planned true", build);
        jenkins.assertLogContains("repository \"acme/terraform\" (admin)", build);
        jenkins.assertLogContains("grants user API token yes", build);
        assertTrue(
                simulator.writes().stream().allMatch(write -> write.status() == 404),
                "asked about nobody, and did nothing");
    }

    @Test
    void nobodyToRemoveIsASuccess() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, "echo 'got ' + bitbucketRemoveUser(email: 'nobody@acme.org').outcome");

        jenkins.assertLogContains("NOTHING TO DO: nobody in the workspace has the address nobody@acme.org", build);
        jenkins.assertLogContains("got nothing-to-do", build);
        assertEquals(List.of(), simulator.writes());
    }

    @Test
    void whatIsLeftForAPersonMakesTheBuildUnstable() throws Exception {
        simulator.close();
        simulator = BitbucketSimulator.start(Worlds.acme(WorkspaceKind.ORGANISATION));
        Bench.pointTo(simulator);

        WorkflowRun build = run(Result.UNSTABLE, """
                def result = bitbucketRemoveUser email: 'jane@acme.org'
                echo "${result.outcome}, ${result.remaining.size()} left, first: ${result.remaining[0].what}; ${result.remaining[0].why}; ${result.remaining[0].cure}"
                """);

        jenkins.assertLogContains("left-for-a-person, 4 left, first: group \"Developers\"", build);
        jenkins.assertLogContains("admin.atlassian.com", build);
        assertTrue(new DepthFirstScanner()
                .allNodes(build.getExecution()).stream().anyMatch(node -> node.getAction(WarningAction.class) != null));
        assertTrue(simulator.world().grantsOf(Worlds.JANE).repositories().isEmpty());
    }

    @Test
    void residuesAreCleanedOnRequestAndWhatCannotBeMakesTheBuildUnstable() throws Exception {
        WorkflowRun build = run(Result.UNSTABLE, """
                def plan = bitbucketRemoveUser email: 'jane@acme.org', cleanResidues: true, dryRun: true
                echo "before: ${plan.people[0].residues.collect { "${it.kind}:${it.where}:${it.state}" }.join(' ')}"
                def result = bitbucketRemoveUser email: 'jane@acme.org', cleanResidues: true
                def jane = result.people[0]
                echo "outcome ${jane.outcome}, ${result.outcome}; left: ${result.remaining}"
                echo jane.residues.collect { "${it.kind}:${it.where}:${it.state}:${it.link}" }.join(' ')
                echo "first: ${jane.residues[0].what}; ${jane.residues[0]}"
                """);

        jenkins.assertLogContains("default-reviewer-repository:ledger:planned", build);
        jenkins.assertLogContains("outcome removed, left-for-a-person; left: [branch rule", build);
        jenkins.assertLogContains(
                "default-reviewer-repository:terraform:cleaned:https://bitbucket.org/acme/terraform/admin", build);
        jenkins.assertLogContains("branch-restriction:spikes:left:https://bitbucket.org/acme/spikes/admin", build);
        jenkins.assertLogContains("first: author of open pull request #1 \"Round to cents\" in \"ledger\"", build);
        assertTrue(janeIsGone());
        assertEquals(Set.of("rule 1 of spikes"), simulator.world().residues().of(Worlds.JANE));
    }

    @Test
    void aRefusalFailsTheBuildAndNamesTheRule() throws Exception {
        BitbucketRemoveUserConfiguration.get().setProtectedAccounts("# bots\nJANE@acme.org");

        WorkflowRun build = run(Result.FAILURE, "bitbucketRemoveUser email: 'jane@acme.org'");

        jenkins.assertLogContains(
                "REFUSED: jane@acme.org: jane@acme.org is protected by the rule \"protected accounts\", set in Manage"
                        + " Jenkins > System > Bitbucket Remove User.",
                build);
        assertEquals(List.of(), simulator.writes());
    }

    @Test
    void badInputNamesFieldValueAndCureAndAsksBitbucketNothing() throws Exception {
        WorkflowRun build = run(Result.FAILURE, """
                for (call in [
                        [:],
                        [email: ''],
                        [email: 'jane@acme.org', emails: ['bob@acme.org']],
                        [emails: ['jane@acme.org', 'bob']],
                        [email: 'ja"ne@acme.org'],
                        [email: 'jane@acme.org', workspace: '../acme'],
                        [email: 'jane@acme.org', credentialsId: 'not-there'],
                        [email: 'jane@acme.org', credentialsKind: 'OAUTH_CONSUMER', credentialsId: 'text']]) {
                    try {
                        bitbucketRemoveUser call
                        echo 'WENT THROUGH'
                    } catch (e) {
                        echo "said: ${e.message}"
                    }
                }
                bitbucketRemoveUser email: 'jane'
                """);

        jenkins.assertLogContains("said: email: is empty. Give one full address", build);
        jenkins.assertLogContains("said: emails: is given beside email. Give one of them", build);
        jenkins.assertLogContains("said: email: \"bob\" is not an e-mail address", build);
        jenkins.assertLogContains("said: email: \"ja\"ne@acme.org\" has a quote or a backslash in it", build);
        jenkins.assertLogContains("said: workspace: \"../acme\" is not a workspace", build);
        jenkins.assertLogContains("said: credentialsId: \"not-there\" is no credential that can be used here", build);
        jenkins.assertLogContains("email: \"jane\" is not an e-mail address", build);
        jenkins.assertLogNotContains("WENT THROUGH", build);
        assertEquals(0, simulator.count());
    }

    @Test
    void withoutWorkspaceOrCredentialTheMessageSaysWhereToGiveThem() throws Exception {
        BitbucketRemoveUserConfiguration.get().setWorkspace("");
        BitbucketRemoveUserConfiguration.get().setCredentialsId(null);

        WorkflowRun build = run(Result.FAILURE, """
                try { bitbucketRemoveUser email: 'jane@acme.org' } catch (e) { echo "said: ${e.message}" }
                bitbucketRemoveUser email: 'jane@acme.org', workspace: 'acme'
                """);

        jenkins.assertLogContains(
                "said: workspace: is empty, and there is no default. Give the workspace's slug", build);
        jenkins.assertLogContains("credentialsId: is empty, and there is no default. Give one in the job", build);
    }

    @Test
    void aWrongCredentialIsExplainedAndChangesNothing() throws Exception {
        Bench.addApiToken("wrong", Worlds.ADMIN, "not-the-token");
        Bench.addApiToken("member", Worlds.MEMBER, Worlds.MEMBER_TOKEN);
        Bench.addApiToken("read-only", Worlds.ADMIN, Worlds.READ_ONLY_TOKEN);
        Bench.addApiToken("oauth", Worlds.OAUTH_KEY, Worlds.OAUTH_SECRET);
        Bench.addSecretText("access", Worlds.ACCESS_TOKEN);
        String before = simulator.world().fingerprintWithout();

        WorkflowRun build = run(Result.SUCCESS, """
                def attempt = { Map call ->
                    try { bitbucketRemoveUser([email: 'jane@acme.org'] + call); echo 'WENT THROUGH' }
                    catch (e) { echo "failed: ${e.message}" }
                }
                attempt(credentialsId: 'wrong')
                attempt(credentialsId: 'member')
                attempt(credentialsId: 'read-only')
                attempt(credentialsId: 'oauth')
                attempt(credentialsId: 'oauth', credentialsKind: 'OAUTH_CONSUMER')
                attempt(credentialsId: 'access')
                attempt(credentialsId: 'bitbucket-admin', workspace: 'nowhere')
                """);

        jenkins.assertLogContains("Bitbucket does not accept the user API token", build);
        jenkins.assertLogContains("not as an administrator", build);
        jenkins.assertLogContains("delete:permission:bitbucket", build);
        jenkins.assertLogContains("the user name is not an e-mail address", build);
        jenkins.assertLogContains("An OAuth consumer cannot delete project and repository grants", build);
        jenkins.assertLogContains("An access token cannot delete project and repository grants", build);
        jenkins.assertLogContains("There is no workspace \"nowhere\"", build);
        jenkins.assertLogNotContains("WENT THROUGH", build);
        assertEquals(before, simulator.world().fingerprintWithout());
    }

    @Test
    void noSecretIsInTheLogOrInTheBuildsFolder() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, "bitbucketRemoveUser email: 'jane@acme.org'");

        try (Stream<Path> files = Files.walk(build.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(Worlds.SCOPED_TOKEN), file.toString());
            }
        }
    }

    @Test
    void theReportStaysInTheBuildsFolderAndNoJournalDoes() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, "bitbucketRemoveUser email: 'jane@acme.org'");

        try (Stream<Path> files = Files.list(build.getRootDir().toPath().resolve("bitbucket-remove-user"))) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            assertTrue(Files.readString(all.get(0)).contains("\"outcome\" : \"removed\""));
        }
    }
}
