package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Label;
import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whom {@code bitbucketFindUsers} finds, and what a pipeline makes of it. */
@WithJenkins
class FindUsersPipelineTest {
    private JenkinsRule jenkins;
    private BitbucketSimulator simulator;

    @TempDir
    private Path elsewhere;

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
        return jenkins.buildAndAssertStatus(expected, Bench.pipeline("clean-up", script));
    }

    private String account(String email) {
        return simulator.world().person(email).accountId();
    }

    @Test
    void whoIsNotOnTheRosterIsFoundAndPassedOnToADryRun() throws Exception {
        jenkins.createOnlineSlave(Label.get("agent"));

        WorkflowRun build = run(Result.SUCCESS, """
                def found
                node('agent') {
                    writeFile file: 'hr/roster.csv', encoding: 'UTF-8', text: '''\\uFEFFName;Work e-mail
                Ada;admin@acme.org
                Olga;olga@acme.org
                Bob;bob@acme.org
                Carol;carol@acme.org
                Dinesh;dinesh@acme.org
                Elena;ELENA@acme.org
                Frank;frank@acme.org
                Grace;grace@acme.org
                Ines;ines@acme.org
                Jane D;jane.doering@acme.org
                '''
                    found = bitbucketFindUsers notOnRoster: 'hr/roster.csv', rosterColumn: 'work E-MAIL'
                }
                echo "${found.found.size()} of ${found.members} in ${found.workspace}, ${found.requests} requests"
                def plan = bitbucketRemoveUser accounts: found.accounts, dryRun: true
                echo "then ${plan.outcome} ${plan.people.collect { it.displayName }.sort()}"
                """);

        jenkins.assertLogContains(
                "[Bitbucket] Looking in acme for everybody who is not on the roster hr/roster.csv (10 entries).",
                build);
        jenkins.assertLogContains("2 of 12 in acme, ", build);
        jenkins.assertLogContains("(" + account(Worlds.JANE) + "): is not on the roster", build);
        jenkins.assertLogContains("[Bitbucket] Found 2 of the 12 members of acme.", build);
        jenkins.assertLogContains("PLANNED: " + account(Worlds.JANE) + " (Jane Doe) would lose 3 groups", build);
        jenkins.assertLogContains("then planned [Hugo Martin, Jane Doe]", build);
    }

    @Test
    void sandboxedCodeReadsTheResultWithoutApproval() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                node {
                    writeFile file: 'leavers.txt', text: 'admin@acme.org\\nhugo@acme.org\\nnobody@acme.org'
                    def found = bitbucketFindUsers onList: 'leavers.txt', accountStatus: ['active', 'inactive'],
                            workspace: 'acme', credentialsId: 'bitbucket-admin'
                    for (one in found.found) {
                        echo "person ${one.displayName} ${one.accountId} ${one.uuid} ${one.addresses} ${one.reasons}"
                        echo "untouchable ${one.displayName}: ${one.untouchable ? 'yes, ' + one.untouchable : 'no'}; ${one}"
                    }
                    for (some in found.kept) {
                        echo "kept ${some.count} ${some.criterion}, ${some.reason}, ${some.names.size()} names; ${some}"
                    }
                    echo "accounts ${found.accounts}; warnings ${found.warnings}"
                    echo "as text ${found}; json ${found.json.contains('bitbucket-remove-user/search')}; ${found.summary}"
                }
                """);

        String hugo = account("hugo@acme.org");
        jenkins.assertLogContains(
                "person Hugo Martin " + hugo + " "
                        + simulator.world().person("hugo@acme.org").uuid()
                        + " [hugo@acme.org] [is on the list, has an account that is inactive]",
                build);
        jenkins.assertLogContains("untouchable Hugo Martin: no; Hugo Martin (" + hugo + ")", build);
        jenkins.assertLogContains("untouchable Ada Lindqvist: yes, Ada Lindqvist", build);
        jenkins.assertLogContains("kept 10 on-list, is not on the list, 10 names; 10: is not on the list", build);
        jenkins.assertLogContains("accounts [" + hugo + "]; warnings [1 of the 3 entries of the list", build);
        jenkins.assertLogContains(
                "as text Found 2 of the 12 members of acme, 1 of whom a removal would not touch", build);
        jenkins.assertLogContains("json true; Found 2", build);
        assertEquals(List.of(), simulator.writes());
    }

    @Test
    void aDeclarativePipelineNeedsNoAgentWithoutAFileAndNobodyFoundIsASuccess() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                pipeline {
                    agent none
                    stages {
                        stage('plain') { steps { bitbucketFindUsers accountStatus: ['inactive'] } }
                        stage('script') { steps { script {
                            def found = bitbucketFindUsers(neverIn: ['Developers'], emailDomain: 'other.org')
                            echo "nobody: ${found.accounts.isEmpty()}"
                        } } }
                    }
                }
                """);

        jenkins.assertLogContains("Hugo Martin", build);
        jenkins.assertLogContains("nobody: true", build);
    }

    @Test
    void aFileNeedsANode() throws Exception {
        WorkflowRun build = run(Result.FAILURE, "bitbucketFindUsers notOnRoster: 'hr.csv'");

        jenkins.assertLogContains(
                "notOnRoster: \"hr.csv\" cannot be read: there is no workspace here. Use the step inside of a node",
                build);
        assertEquals(0, simulator.count());
    }

    @Test
    void whatIsWrongWithAFileIsToldAndNothingIsAsked() throws Exception {
        Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "open sesame\n");

        WorkflowRun build = run(Result.SUCCESS, """
                node {
                    writeFile file: 'bad.txt', text: 'jane@acme.org\\njunk\\n'
                    writeFile file: 'other.csv', text: 'mail,name\\njane@acme.org,Jane\\n'
                    writeFile file: 'empty.txt', text: ''
                    sh 'ln -s "%1$s" link.txt'
                    for (call in [
                            [notOnRoster: 'bad.txt'],
                            [notOnRoster: 'other.csv'],
                            [onList: 'empty.txt'],
                            [notOnRoster: '%1$s'],
                            [onList: '../x'],
                            [notOnRoster: 'link.txt'],
                            [notOnRoster: 'none.txt']]) {
                        try {
                            bitbucketFindUsers call
                            echo 'WENT THROUGH'
                        } catch (e) {
                            echo "said: ${e.message}"
                        }
                    }
                }
                """.formatted(secret));

        jenkins.assertLogContains("said: notOnRoster: \"bad.txt\" has a bad line", build);
        jenkins.assertLogContains("line 2: \"junk\"", build);
        jenkins.assertLogContains("said: notOnRoster: \"other.csv\" has no column \"email\"", build);
        jenkins.assertLogContains("said: onList: \"empty.txt\" is empty", build);
        jenkins.assertLogContains("said: notOnRoster: \"" + secret + "\" leads out of the workspace", build);
        jenkins.assertLogContains("said: onList: \"../x\" leads out of the workspace", build);
        jenkins.assertLogContains(
                "said: notOnRoster: \"link.txt\" leads out of the workspace by a symbolic link", build);
        jenkins.assertLogContains("said: notOnRoster: \"none.txt\" is not in the workspace", build);
        jenkins.assertLogNotContains("WENT THROUGH", build);
        jenkins.assertLogNotContains("sesame", build);
        assertEquals(0, simulator.count());
    }

    @Test
    void badInputNamesTheFieldAndACriterionThatIsGivenAndEmptyDoesNotFallAway() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                for (call in [
                        [:],
                        [newcomerDays: 30],
                        [notOnRoster: '', grantedOnlyDirectly: true],
                        [onList: ' ', grantedOnlyDirectly: true],
                        [emailDomain: '', grantedOnlyDirectly: true],
                        [neverIn: [], grantedOnlyDirectly: true],
                        [neverIn: ['Developers', null]],
                        [accountStatus: [], grantedOnlyDirectly: true],
                        [accountStatus: ['gone']],
                        [inactiveDays: 0],
                        [inactiveDays: '9O'],
                        [inactiveDays: 90, newcomerDays: 3651],
                        [rosterColumn: 'mail', inactiveDays: 90],
                        [mostUnknown: 50, inactiveDays: 90],
                        [listColumn: 'mail', inactiveDays: 90],
                        [inactiveDays: 90, protectedAccounts: ['bot']],
                        [inactiveDays: 90, workspace: '../acme'],
                        [inactiveDays: 90, credentialsId: 'not-there']]) {
                    try {
                        bitbucketFindUsers call
                        echo 'WENT THROUGH'
                    } catch (e) {
                        echo "said: ${e.message}"
                    }
                }
                """);

        jenkins.assertLogContains("said: notOnRoster: is empty, and nothing else says whom to find.", build);
        jenkins.assertLogContains("said: newcomerDays: says only whom to leave out", build);
        jenkins.assertLogContains("said: notOnRoster: is empty. Give the path of a file", build);
        jenkins.assertLogContains("said: onList: is empty. Give the path of a file", build);
        jenkins.assertLogContains("said: emailDomain: is not an e-mail domain.", build);
        jenkins.assertLogContains("said: neverIn: is a list with nothing in it.", build);
        jenkins.assertLogContains("said: neverIn: has an empty entry.", build);
        jenkins.assertLogContains("said: accountStatus: is a list with nothing in it.", build);
        jenkins.assertLogContains("said: accountStatus: \"gone\" is no status of an account.", build);
        jenkins.assertLogContains("said: inactiveDays: \"0\" is out of range.", build);
        jenkins.assertLogContains("said: newcomerDays: \"3651\" is out of range.", build);
        jenkins.assertLogContains("said: rosterColumn: \"mail\" is given without notOnRoster.", build);
        jenkins.assertLogContains("said: mostUnknown: \"50\" is given without notOnRoster.", build);
        jenkins.assertLogContains("said: listColumn: \"mail\" is given without onList.", build);
        jenkins.assertLogContains("said: protectedAccounts: \"bot\" is neither", build);
        jenkins.assertLogContains("said: workspace: \"../acme\" is not a workspace", build);
        jenkins.assertLogContains("said: credentialsId: \"not-there\" is no credential", build);
        jenkins.assertLogNotContains("WENT THROUGH", build);
        assertEquals(0, simulator.count());
    }

    @Test
    void variablesAreNotExpanded() throws Exception {
        WorkflowRun build = run(Result.FAILURE, """
                withEnv(['DOMAIN=acme.org']) { bitbucketFindUsers emailDomain: '$DOMAIN' }
                """);

        jenkins.assertLogContains("emailDomain: \"$DOMAIN\" is not an e-mail domain.", build);
        assertEquals(0, simulator.count());
    }

    @Test
    void aSearchThatFailsFailsTheBuildAndNamesNobody() throws Exception {
        WorkflowRun build = run(Result.FAILURE, "bitbucketFindUsers neverIn: ['Develpers'], accountStatus: ['active']");

        jenkins.assertLogContains("ERROR: The workspace has no group \"Develpers\". Nobody is named.", build);
        jenkins.assertLogContains("Nobody was found in acme: the search failed.", build);
        jenkins.assertLogNotContains("Jane Doe", build);
    }

    @Test
    void aRefusalOfBitbucketFailsTheBuildToo() throws Exception {
        simulator.faults().always(request -> request.path().startsWith("/1.0/groups"), Fault.status(403));

        WorkflowRun build = run(Result.FAILURE, "bitbucketFindUsers grantedOnlyDirectly: true");

        jenkins.assertLogContains("Nobody was found in acme: the search failed.", build);
    }

    @Test
    void whoIsProtectedByTheGlobalPageIsMarkedAndNoAddressIsToldOfIt() throws Exception {
        BitbucketRemoveUserConfiguration.get().setProtectedAccounts("elena@acme.org");

        WorkflowRun build = run(Result.SUCCESS, """
                def found = bitbucketFindUsers grantedOnlyDirectly: true, protectedAccounts: ['hugo@acme.org']
                echo "found ${found.found.size()}, of whom ${found.accounts.size()} can be touched"
                """);

        jenkins.assertLogContains("found 4, of whom 2 can be touched", build);
        jenkins.assertLogContains("would not be touched by a removal: Elena García", build);
        jenkins.assertLogNotContains("elena@acme.org", build);
    }

    @Test
    void aWorkspaceThatTheGlobalPageDoesNotAllowIsNotAsked() throws Exception {
        BitbucketRemoveUserConfiguration.get().setAllowedWorkspaces("umbrella");

        WorkflowRun build = run(Result.FAILURE, "bitbucketFindUsers inactiveDays: 90");

        jenkins.assertLogContains("The workspace acme is not one of those that", build);
        assertEquals(0, simulator.count());
    }
}
