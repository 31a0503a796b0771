package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.TwoWorkspaces;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The global page's rules of safety, and a job's own beside them. */
@WithJenkins
class SafetyPolicyPipelineTest {
    private static final String ON_THE_PAGE = "set in Manage Jenkins > System > Bitbucket Remove User";

    private JenkinsRule jenkins;
    private BitbucketSimulator simulator;
    private BitbucketRemoveUserConfiguration page;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        simulate(Worlds.acme());
        page = BitbucketRemoveUserConfiguration.get();
        Bench.setUp(simulator);
    }

    private void simulate(SimulatorWorld world) {
        if (simulator != null) {
            simulator.close();
        }
        simulator = BitbucketSimulator.start(world);
    }

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        return jenkins.buildAndAssertStatus(expected, Bench.pipeline("leaver", script));
    }

    /** Each refusal is caught in the pipeline, so that one build can show them all. */
    private WorkflowRun attempts(String... calls) throws Exception {
        StringBuilder script = new StringBuilder();
        for (String call : calls) {
            script.append("try { bitbucketRemoveUser ")
                    .append(call)
                    .append("; echo 'WENT THROUGH' } catch (e) { echo \"said: ${e.message}\" }\n");
        }
        WorkflowRun build = run(Result.SUCCESS, script.toString());
        jenkins.assertLogNotContains("WENT THROUGH", build);
        assertEquals(List.of(), simulator.writes(), "nothing was asked to be deleted");
        return build;
    }

    private String janesUuid() {
        return simulator.world().person(Worlds.JANE).uuid();
    }

    @Test
    void whoeverTheGlobalPageProtectsNoJobCanTouch() throws Exception {
        page.setProtectedDomains("*.acme.org");
        page.setProtectedGroups("Release Managers");

        WorkflowRun build = attempts(
                "email: 'jane@acme.org'",
                "email: 'jane@acme.org', dryRun: true",
                "accounts: ['" + janesUuid() + "']",
                "email: 'jane@acme.org', cleanResidues: true",
                "email: 'jane@acme.org', protectedDomains: [], protectedGroups: []",
                "email: 'jane@acme.org', protectedDomains: ['other.example'], protectedGroups: ['others']");

        jenkins.assertLogContains(
                "REFUSED: jane@acme.org: jane@acme.org is protected by the rule \"protected domains: *.acme.org\", "
                        + ON_THE_PAGE,
                build);
        jenkins.assertLogContains(
                "Jane Doe " + janesUuid() + " is protected by the rule \"protected groups: Release Managers\", "
                        + ON_THE_PAGE,
                build);
        jenkins.assertLogContains("If it is really meant, an administrator of Jenkins changes the rule first.", build);
    }

    @Test
    void aJobCanForbidMoreAndTheRefusalSaysSo() throws Exception {
        WorkflowRun build = attempts(
                "email: 'jane@acme.org', protectedAccounts: ['JANE@acme.org']",
                "email: 'jane@acme.org', protectedDomains: ['acme.org']",
                "email: 'jane@acme.org', protectedGroups: ['everybody']",
                "emails: ['jane@acme.org', 'bob@acme.org'], maxPeople: 1");

        jenkins.assertLogContains("by the rule \"protected accounts\", set by this job.", build);
        jenkins.assertLogContains("by the rule \"protected domains: acme.org\", set by this job.", build);
        jenkins.assertLogContains("by the rule \"protected groups: Everybody\", set by this job.", build);
        jenkins.assertLogContains(
                "2 people are asked for, which is more than the rule \"at most 1 person in a run\", set by this job,"
                        + " allows. Nobody was touched.",
                build);
    }

    @Test
    void theLowerOfTheTwoLimitsCounts() throws Exception {
        page.setMaxPeople("2");

        WorkflowRun build = attempts(
                "emails: ['jane@acme.org', 'bob@acme.org', 'elena@acme.org'], maxPeople: 100",
                "emails: ['jane@acme.org', 'bob@acme.org'], maxPeople: 1");

        jenkins.assertLogContains("the rule \"at most 2 people in a run\", " + ON_THE_PAGE, build);
        jenkins.assertLogContains("the rule \"at most 1 person in a run\", set by this job", build);
        assertEquals(0, simulator.count());
    }

    @Test
    void whereOnlyDryRunsAreAllowedARemovalFailsLoudlyAndADryRunDoesNot() throws Exception {
        page.setDryRunOnly(true);

        WorkflowRun build = run(Result.FAILURE, """
                bitbucketRemoveUser email: 'jane@acme.org', dryRun: true
                bitbucketRemoveUser email: 'jane@acme.org'
                """);

        jenkins.assertLogContains("PLANNED: jane@acme.org would lose 3 groups", build);
        jenkins.assertLogContains(
                "REFUSED: jane@acme.org: This is no dry run, and the rule \"dry run only\", " + ON_THE_PAGE
                        + ", allows nothing else. Nothing was changed.",
                build);
        assertTrue(simulator.world().isMember(Worlds.JANE));
    }

    @Test
    void aWorkspaceThatIsNotAllowedIsAskedNothingAndTheOthersAreNotHeldUp() throws Exception {
        simulate(TwoWorkspaces.world());
        Bench.pointTo(simulator);
        Bench.addEntry(TwoWorkspaces.SECOND, TwoWorkspaces.SECOND_ADMIN, TwoWorkspaces.SECOND_TOKEN);
        page.setAllowedWorkspaces("umbrella");

        WorkflowRun build = run(Result.FAILURE, "bitbucketRemoveUser email: 'jane@acme.org', allWorkspaces: true");

        jenkins.assertLogContains(
                "acme: REFUSED: jane@acme.org: The workspace acme is not one of those that the rule \"allowed workspaces\", "
                        + ON_THE_PAGE,
                build);
        jenkins.assertLogContains("umbrella: REMOVED jane@acme.org", build);
        assertTrue(TwoWorkspaces.isGone(simulator.world(), TwoWorkspaces.SECOND, Worlds.JANE));
        assertTrue(simulator.requests().stream()
                .noneMatch(request -> request.path().contains("/acme")));
    }

    @Test
    void aRuleThatCannotBeMeantNamesFieldValueAndCureAndNothingIsAsked() throws Exception {
        WorkflowRun build = attempts(
                "email: 'jane@acme.org', protectedAccounts: ['bot']",
                "email: 'jane@acme.org', protectedDomains: ['']",
                "email: 'jane@acme.org', protectedDomains: ['acme']",
                "email: 'jane@acme.org', protectedGroups: ['  ']",
                "email: 'jane@acme.org', protectedGroups: [null]",
                "email: 'jane@acme.org', maxPeople: 0",
                "email: 'jane@acme.org', maxPeople: 'many'");

        jenkins.assertLogContains(
                "said: protectedAccounts: \"bot\" is neither an e-mail address, nor an account id, nor a UUID.", build);
        jenkins.assertLogContains("said: protectedDomains: has an empty entry.", build);
        jenkins.assertLogContains("said: protectedDomains: \"acme\" is not an e-mail domain.", build);
        jenkins.assertLogContains("said: protectedGroups: has an empty entry.", build);
        jenkins.assertLogContains("said: maxPeople: \"0\" is out of range. Give a whole number of 1 or more", build);
        assertEquals(0, simulator.count());
    }
}
