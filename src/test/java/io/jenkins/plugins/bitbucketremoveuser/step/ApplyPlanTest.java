package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Plan, approve, apply: what was approved is done, and nothing else. */
class ApplyPlanTest {
    private static final String APPROVED = """
            def plan = bitbucketRemoveUser emails: ['jane@acme.org', 'elena@acme.org'], dryRun: true
            input message: plan.summary
            def result = bitbucketRemoveUser plan: plan
            echo "applied: ${result.outcome}, ${result.people.size()} people, left ${result.remaining}"
            """;

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    private static WorkflowRun askForApproval(JenkinsRule jenkins, String script) throws Exception {
        WorkflowRun build = Bench.pipeline("leaver", script).scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Proceed or Abort", build);
        return build;
    }

    private static InputStepExecution question(WorkflowRun build) throws Exception {
        InputAction action = build.getAction(InputAction.class);
        for (int i = 0; action.getExecutions().isEmpty() && i < 100; i++) {
            Thread.sleep(100);
        }
        return action.getExecutions().get(0);
    }

    private static WorkflowRun approve(JenkinsRule jenkins, Result expected, WorkflowRun build) throws Exception {
        question(build).doProceedEmpty();
        return jenkins.assertBuildStatus(expected, jenkins.waitForCompletion(build));
    }

    private boolean isGone(String email) {
        return simulator.world().grantsOf(email).isEmpty() && !simulator.world().isMember(email);
    }

    @Test
    void theApproverReadsWhatIsGoingToHappenAndThenItDoes() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            String before = simulator.world().fingerprintWithout();

            WorkflowRun build = askForApproval(jenkins, APPROVED);
            String message = question(build).getInput().getMessage();
            assertTrue(
                    message.startsWith("In workspace acme: jane@acme.org would lose 3 groups, 2 project grants, 4"
                            + " repository grants; elena@acme.org would lose 1 repository grant. Warnings: "),
                    message);
            assertTrue(message.contains("requests to Bitbucket."), message);
            assertEquals(before, simulator.world().fingerprintWithout());

            approve(jenkins, Result.SUCCESS, build);
            jenkins.assertLogContains("applied: removed, 2 people, left []", build);
            assertTrue(isGone(Worlds.JANE));
            assertTrue(isGone("elena@acme.org"));
        });
    }

    @Test
    void aRestartBetweenPlanAndRemovalChangesNothing() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            askForApproval(jenkins, APPROVED);
        });
        sessions.then(jenkins -> {
            WorkflowRun build = jenkins.jenkins
                    .getItemByFullName("leaver", WorkflowJob.class)
                    .getBuildByNumber(1);
            approve(jenkins, Result.SUCCESS, build);
            jenkins.assertLogContains("applied: removed, 2 people, left []", build);
            assertTrue(isGone(Worlds.JANE));
        });
    }

    @Test
    void whatCameSinceIsReportedAndNotTouched() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            WorkflowRun build = askForApproval(jenkins, APPROVED);
            simulator.world().addToGroup(Worlds.JANE, "administrators");
            simulator.world().revokeRepository(Worlds.JANE, "spikes");

            approve(jenkins, Result.UNSTABLE, build);
            jenkins.assertLogContains("NOT IN THE PLAN, and not touched: group \"Administrators\"", build);
            jenkins.assertLogContains("was gone already: repository \"acme/spikes\" (admin)", build);
            jenkins.assertLogContains("applied: left-for-a-person, 2 people", build);
            assertEquals(
                    Set.of("administrators"),
                    Set.copyOf(simulator.world().grantsOf(Worlds.JANE).groups()));
        });
    }

    @Test
    void aRestartInTheMiddleOfTheRemovalGoesOnWithThePlan() throws Throwable {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger deletions = new AtomicInteger();
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            WorkflowRun build = askForApproval(jenkins, APPROVED);
            simulator.world().grantRepository(Worlds.JANE, "shop-frontend", Permission.WRITE);
            simulator.onRequest(request -> {
                boolean ofNobody = request.path().contains("00000000-0000-0000");
                if (request.isWrite() && !ofNobody && deletions.incrementAndGet() == 5) {
                    reached.countDown();
                    try {
                        goOn.await(60, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            });
            question(build).doProceedEmpty();
            assertTrue(reached.await(60, TimeUnit.SECONDS));
        });
        simulator.clearHooks();
        goOn.countDown();
        sessions.then(jenkins -> {
            WorkflowRun build = jenkins.jenkins
                    .getItemByFullName("leaver", WorkflowJob.class)
                    .getBuildByNumber(1);
            jenkins.assertBuildStatus(Result.UNSTABLE, jenkins.waitForCompletion(build));
            jenkins.assertLogContains("Going on after an interruption.", build);
            assertEquals(
                    Set.of("shop-frontend"),
                    simulator.world().grantsOf(Worlds.JANE).repositories().keySet());
            assertTrue(simulator.world().grantsOf(Worlds.JANE).groups().isEmpty());
            assertTrue(isGone("elena@acme.org"));
        });
    }

    @Test
    void aPlanThatWasChangedOnDiskIsRefused() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            WorkflowRun build = askForApproval(jenkins, APPROVED);
            Path report = onlyReport(build);
            Files.writeString(report, Files.readString(report).replace("elena@acme.org", "bob@acme.org"));
            String before = simulator.world().fingerprintWithout();

            approve(jenkins, Result.FAILURE, build);
            jenkins.assertLogContains("was changed after it was made, so nobody approved what is in it now", build);
            assertEquals(before, simulator.world().fingerprintWithout());
        });
    }

    private static Path onlyReport(WorkflowRun build) throws Exception {
        try (Stream<Path> files = Files.list(build.getRootDir().toPath().resolve("bitbucket-remove-user"))) {
            List<Path> reports =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertEquals(1, reports.size(), reports.toString());
            return reports.get(0);
        }
    }

    @Test
    void nothingThatAScriptDoesToTheObjectChangesWhatIsApplied() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);

            WorkflowRun build = jenkins.buildAndAssertSuccess(Bench.pipeline("leaver", """
                    def plan = bitbucketRemoveUser email: 'elena@acme.org', dryRun: true
                    def jane = bitbucketRemoveUser email: 'jane@acme.org', dryRun: true
                    plan.people.addAll(jane.people)
                    plan.workspaces[0].people.addAll(jane.people)
                    echo "plan for ${plan.people}"
                    bitbucketRemoveUser plan: plan
                    """));

            jenkins.assertLogContains("plan for [elena@acme.org: planned]", build);
            assertTrue(isGone("elena@acme.org"));
            assertFalse(isGone(Worlds.JANE));
        });
    }

    @Test
    void aSandboxedScriptReachesNoneOfItsFields() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);

            WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, Bench.pipeline("leaver", """
                    def plan = bitbucketRemoveUser email: 'elena@acme.org', dryRun: true
                    plan.@plan = null
                    """));

            jenkins.assertLogContains("Scripts not permitted to use field", build);
        });
    }

    @Test
    void whatIsGivenBesideAPlanMustBeThePlans() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            String before = simulator.world().fingerprintWithout();
            record Case(String beside, String message) {}
            for (Case one : List.of(
                    new Case("email: 'bob@acme.org'", "emails: \"bob@acme.org\" is not what the plan is about"),
                    new Case("workspace: 'other'", "workspace: \"other\" is not where the plan is for: acme"),
                    new Case("dryRun: true", "dryRun: \"true\" is given beside a plan that does not say so"),
                    new Case("cleanResidues: true", "cleanResidues: \"true\" is given beside a plan"),
                    new Case("directoryAction: 'REMOVE'", "directoryAction: \"REMOVE\" is given beside a plan"),
                    new Case("peopleFile: 'x.csv'", "peopleFile: \"x.csv\" is given beside a plan"))) {
                WorkflowRun build = jenkins.buildAndAssertStatus(
                        Result.FAILURE,
                        Bench.pipeline("leaver-" + one.beside().hashCode(), """
                                def plan = bitbucketRemoveUser email: 'jane@acme.org', dryRun: true
                                bitbucketRemoveUser plan: plan, %s
                                """.formatted(one.beside())));
                jenkins.assertLogContains(one.message(), build);
            }
            assertEquals(before, simulator.world().fingerprintWithout());
        });
    }

    @Test
    void theResultOfARemovalIsNoPlan() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);

            WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, Bench.pipeline("leaver", """
                    def done = bitbucketRemoveUser email: 'jane@acme.org'
                    bitbucketRemoveUser plan: done
                    """));

            jenkins.assertLogContains("is not the result of a dry run", build);
        });
    }

    @Test
    void theSafetyRulesOfTheDayOfRemovalHold() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            WorkflowRun build = askForApproval(jenkins, APPROVED);
            BitbucketRemoveUserConfiguration.get().setProtectedAccounts("jane@acme.org");

            approve(jenkins, Result.FAILURE, build);
            jenkins.assertLogContains("REFUSED: jane@acme.org", build);
            assertFalse(isGone(Worlds.JANE));
            assertTrue(isGone("elena@acme.org"));
        });
    }

    @Test
    void aFullPlanNamesEachGrant() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);

            WorkflowRun build = jenkins.buildAndAssertSuccess(Bench.pipeline("leaver", """
                    def plan = bitbucketRemoveUser email: 'jane@acme.org', dryRun: true, planDepth: 'FULL'
                    echo "about ${plan.predictedRequests} requests, ${plan.people[0].warnings.size()} warnings"
                    """));

            jenkins.assertLogContains("requests, 3 warnings", build);
        });
    }
}
