package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportFolder;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class RestoreUserPipelineTest {
    private JenkinsRule jenkins;
    private BitbucketSimulator simulator;
    private WorkflowJob job;
    private String before;

    @BeforeEach
    void removeJaneAndElena(JenkinsRule rule) throws Exception {
        jenkins = rule;
        simulator = BitbucketSimulator.start(Worlds.acme());
        before = simulator.world().fingerprintWithout();
        Bench.setUp(simulator);
        Bench.addApiToken("restorer", Worlds.ADMIN, Worlds.ADMIN_TOKEN);
        job = Bench.pipeline("leaver", """
                bitbucketRemoveUser email: 'jane@acme.org', dryRun: true
                bitbucketRemoveUser email: 'jane@acme.org'
                bitbucketRemoveUser email: 'dinesh@acme.org'
                """);
        jenkins.buildAndAssertSuccess(job);
        simulator.resetRequests();
    }

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    private void assertRefused(WorkflowRun build, String why) throws Exception {
        jenkins.assertLogContains(why, build);
        assertEquals(0, simulator.count(), "nothing was asked of Bitbucket");
    }

    @Test
    void whatABuildRemovedComesBack() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                def result = bitbucketRestoreUser build: '1', credentialsId: 'restorer'
                echo "outcome ${result.outcome}, dry run ${result.dryRun}, ${result.requests} requests, ${result}"
                echo "left ${result.remaining.size()}; json ${result.json.contains('bitbucket-remove-user/restore')}"
                for (person in result.people) {
                    echo "person ${person.asked} ${person.workspace} ${person.outcome} ${person.uuid} ${person}"
                    echo person.grants.collect { "${it.kind}:${it.id}:${it.name}:${it.level}:${it.state}" }.join(' ')
                }
                """);

        assertEquals(before, simulator.world().fingerprintWithout());
        jenkins.assertLogContains("RESTORED jane@acme.org (Jane Doe) (3 groups, 2 project grants", build);
        jenkins.assertLogContains("RESTORED dinesh@acme.org", build);
        jenkins.assertLogContains("outcome restored, dry run false, " + simulator.count() + " requests", build);
        jenkins.assertLogContains("left 0; json true", build);
        jenkins.assertLogContains("person [jane@acme.org] acme restored {", build);
        jenkins.assertLogContains("repository:terraform:acme/terraform:admin:restored", build);
        try (Stream<Path> kept = Files.list(ReportFolder.of(build))) {
            List<String> files = kept.map(file -> file.getFileName().toString()).toList();
            assertEquals(1, files.size(), files.toString());
            assertTrue(files.get(0).startsWith("restore-"), files.toString());
        }
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        String gone = simulator.world().fingerprintWithout();

        WorkflowRun build = run(
                Result.SUCCESS,
                "echo 'got ' + bitbucketRestoreUser(build: '1', dryRun: true, credentialsId: 'restorer').outcome");

        jenkins.assertLogContains("PLANNED: jane@acme.org (Jane Doe) would get back 3 groups", build);
        jenkins.assertLogContains("got planned", build);
        assertEquals(gone, simulator.world().fingerprintWithout());
        assertEquals(List.of(), simulator.writes());
    }

    @Test
    void onlyOneOfThePeople() throws Exception {
        WorkflowRun build = run(
                Result.SUCCESS,
                "bitbucketRestoreUser build: '1', emails: ['dinesh@acme.org'], workspace: 'acme', credentialsId: 'restorer'");

        jenkins.assertLogContains("RESTORED dinesh@acme.org", build);
        assertTrue(simulator.world().grantsOf(Worlds.JANE).isEmpty());
        assertTrue(simulator.world().isMember("dinesh@acme.org"));
    }

    @Test
    void whatCannotComeBackMakesTheBuildUnstable() throws Exception {
        // without the scope to give grants
        WorkflowRun build = run(Result.UNSTABLE, "echo 'got ' + bitbucketRestoreUser(build: '1').outcome");

        jenkins.assertLogContains("NOT ALL RESTORED: jane@acme.org", build);
        jenkins.assertLogContains("write:permission:bitbucket", build);
        jenkins.assertLogContains("got left-for-a-person", build);
    }

    @Test
    void anAccountThatIsGoneFailsTheStepWithItsResult() throws Exception {
        simulator.faults().always(RequestMatcher.pathContains("/2.0/users/"), Fault.status(404));

        WorkflowRun build = run(Result.FAILURE, """
                import io.jenkins.plugins.bitbucketremoveuser.step.RestoreFailedException
                try {
                    bitbucketRestoreUser build: '1', credentialsId: 'restorer'
                } catch (RestoreFailedException e) {
                    echo "caught ${e.result.outcome} ${e.result.people}"
                    throw e
                }
                """);

        jenkins.assertLogContains("caught refused [jane@acme.org: refused, dinesh@acme.org: refused]", build);
    }

    @Test
    void aWorkspaceThatThePageDoesNotAllowIsRefusedBeforeAnyRequest() throws Exception {
        BitbucketRemoveUserConfiguration.get().setAllowedWorkspaces("umbrella");

        WorkflowRun build =
                run(Result.FAILURE, "bitbucketRestoreUser build: '1', credentialsId: 'restorer', dryRun: true");

        assertRefused(
                build,
                "REFUSED: jane@acme.org (Jane Doe): The workspace acme is not one of those that the rule \"allowed"
                        + " workspaces\", set in Manage Jenkins > System > Bitbucket Remove User, allows.");
    }

    @Test
    void whereThePageAllowsDryRunsOnlyARestoreIsRefused() throws Exception {
        BitbucketRemoveUserConfiguration.get().setDryRunOnly(true);

        WorkflowRun build = run(Result.FAILURE, "bitbucketRestoreUser build: '1', credentialsId: 'restorer'");

        assertRefused(build, "the rule \"dry run only\", set in Manage Jenkins > System > Bitbucket Remove User");
        run(Result.SUCCESS, "bitbucketRestoreUser build: '1', credentialsId: 'restorer', dryRun: true");
    }

    @Test
    void inputThatCannotBeMeantIsRefusedBeforeAnyRequest() throws Exception {
        assertRefused(run(Result.FAILURE, "bitbucketRestoreUser build: ''"), "build: is empty.");
        assertRefused(
                run(Result.FAILURE, "bitbucketRestoreUser build: '../1'"),
                "build: \"../1\" is not the number of a build.");
        assertRefused(
                run(Result.FAILURE, "bitbucketRestoreUser build: '99'"),
                "build: \"99\" does not exist in the job leaver.");
        assertRefused(
                run(Result.FAILURE, "bitbucketRestoreUser build: '2'"),
                "build: \"2\" of the job leaver keeps no report of a removal.");
        assertRefused(
                run(Result.FAILURE, "bitbucketRestoreUser build: '1', job: 'nowhere'"),
                "job: \"nowhere\" is not a job whose reports this build may read.");
        assertRefused(
                run(Result.FAILURE, "bitbucketRestoreUser build: '1', emails: ['bob@acme.org']"),
                "email: \"bob@acme.org\" is not in the report.");
        assertRefused(
                run(Result.FAILURE, "bitbucketRestoreUser build: '1', workspace: 'other'"),
                "workspace: \"other\" is not in the report.");
        assertRefused(run(Result.FAILURE, "bitbucketRestoreUser build: '1', credentialsId: 'not-there'"), "not-there");
    }

    @Test
    void aDryRunOfARemovalTookNothingAway() throws Exception {
        run(Result.SUCCESS, "bitbucketRemoveUser email: 'elena@acme.org', dryRun: true");
        simulator.resetRequests();

        assertRefused(run(Result.FAILURE, "bitbucketRestoreUser build: '2'"), "report: is that of a dry run");
    }

    @Test
    void aReportThatIsGoneOrDamagedIsRefused() throws Exception {
        List<Path> files;
        try (Stream<Path> kept = Files.list(ReportFolder.of(job.getBuildByNumber(1)))) {
            files = kept.toList();
        }
        Files.writeString(files.get(0), "{");
        assertRefused(run(Result.FAILURE, "bitbucketRestoreUser build: '1'"), "report: is not JSON");
        for (Path file : files) {
            Files.delete(file);
        }
        assertRefused(run(Result.FAILURE, "bitbucketRestoreUser build: '1'"), "has lost the report of its removal");
    }

    @Test
    void anotherJobIsReadIfTheBuildMaySeeItsConfiguration() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("reader", "developer")
                .grant(Item.EXTENDED_READ)
                .onItems(job)
                .to("developer"));
        WorkflowJob other =
                Bench.pipeline("other", "bitbucketRestoreUser build: '1', job: 'leaver', credentialsId: 'restorer'");
        MockQueueItemAuthenticator authenticator = new MockQueueItemAuthenticator();
        authenticator.authenticate(
                "other", User.getOrCreateByIdOrFullName("reader").impersonate2());
        QueueItemAuthenticatorConfiguration.get().getAuthenticators().add(authenticator);

        WorkflowRun refused = jenkins.buildAndAssertStatus(Result.FAILURE, other);
        assertRefused(refused, "job: \"leaver\" is not a job whose reports this build may read.");

        authenticator.authenticate(
                "other", User.getOrCreateByIdOrFullName("developer").impersonate2());
        WorkflowRun read = jenkins.buildAndAssertStatus(Result.FAILURE, other);
        // the credential is the system's, which this build's user may not use
        jenkins.assertLogNotContains("is not a job whose reports this build may read", read);

        QueueItemAuthenticatorConfiguration.get().getAuthenticators().clear();
        jenkins.buildAndAssertSuccess(other);
        assertEquals(before, simulator.world().fingerprintWithout());
    }
}
