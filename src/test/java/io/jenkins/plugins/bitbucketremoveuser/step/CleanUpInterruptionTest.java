package io.jenkins.plugins.bitbucketremoveuser.step;

import static io.jenkins.plugins.bitbucketremoveuser.simulator.Office.LENA;
import static io.jenkins.plugins.bitbucketremoveuser.simulator.Office.LEO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.audit.JoinedRun;
import io.jenkins.plugins.bitbucketremoveuser.audit.RunKind;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.management.Recorded;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportAction;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Office;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class CleanUpInterruptionTest {
    private static final String JOB = "clean-up";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final BitbucketSimulator simulator = BitbucketSimulator.start(Office.world());
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void tearDown() {
        goOn.countDown();
        simulator.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String script(String roster) {
        return """
                node {
                    writeFile file: 'hr.txt', text: '''%s'''
                    def result = bitbucketCleanUp notOnRoster: 'hr.txt', dryRun: false
                    echo "then ${result.outcome} ${result.removal.people.collect { it.displayName }}, ${result.search}"
                }
                """.formatted(roster);
    }

    /** The service hangs at the n-th deletion, before it is done. */
    private WorkflowRun hangingAtDeletion(int number) throws Exception {
        Bench.setUp(simulator);
        AtomicInteger deletions = new AtomicInteger();
        simulator.onRequest(request -> {
            boolean ofNobody = request.path().contains("00000000-0000-0000");
            if (request.isWrite() && !ofNobody && deletions.incrementAndGet() == number) {
                reached.countDown();
                await(goOn);
            }
        });
        WorkflowRun build = Bench.pipeline(JOB, script(Office.rosterWithout(LEO)))
                .scheduleBuild2(0)
                .waitForStart();
        await(reached);
        return build;
    }

    private static WorkflowJob job() {
        return Jenkins.get().getItemByFullName(JOB, WorkflowJob.class);
    }

    private static WorkflowRun completed(JenkinsRule jenkins, Result expected) throws Exception {
        return jenkins.assertBuildStatus(expected, jenkins.waitForCompletion(job().getBuildByNumber(1)));
    }

    @Test
    void anAbortInTheMiddleStopsAtOnceTellsWhatWasDoneAndALaterBuildFinishes() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun build = hangingAtDeletion(3);
            build.doStop();
            completed(jenkins, Result.ABORTED);

            jenkins.assertLogContains("took away group \"Developers\"", build);
            jenkins.assertLogContains("Clean-up of workspace acme: interrupted", build);
            jenkins.assertLogNotContains("then ", build);
            assertFalse(simulator.world().grantsOf(LEO).isEmpty());
            assertNotNull(build.getAction(ReportAction.class));
            JoinedRun recorded = Recorded.runs().get(0);
            assertEquals("interrupted", recorded.result());
            assertTrue(recorded.people().get(0).items().stream()
                    .anyMatch(item -> item.name().equals("Developers")
                            && List.of("unverified", "revoked").contains(item.state())));

            simulator.clearHooks();
            goOn.countDown();
            jenkins.buildAndAssertSuccess(job());
            assertTrue(Office.isGone(simulator.world(), LEO));
        });
    }

    @Test
    void anAbortDuringTheSearchTouchesNobody() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            simulator.onRequest(request -> {
                if (request.path().endsWith("/members")) {
                    reached.countDown();
                    await(goOn);
                }
            });
            String before = simulator.world().fingerprintWithout();
            WorkflowRun build = Bench.pipeline(JOB, script(Office.rosterWithout(LEO)))
                    .scheduleBuild2(0)
                    .waitForStart();
            await(reached);
            build.doStop();
            completed(jenkins, Result.ABORTED);

            jenkins.assertLogNotContains("then ", build);
            assertEquals(before, simulator.world().fingerprintWithout());
            assertEquals("interrupted", Recorded.runs().get(0).result());
        });
    }

    /** Whoever is missing on the roster meanwhile was not due when the run began; whoever is back on it was. */
    @Test
    void aRestartInTheMiddleGoesOnWithThoseWhoWereDueThen() throws Throwable {
        sessions.then(jenkins -> {
            hangingAtDeletion(3);
            jenkins.jenkins
                    .getWorkspaceFor(job())
                    .child("hr.txt")
                    .write(Office.rosterWithout(LENA), StandardCharsets.UTF_8.name());
        });
        simulator.clearHooks();
        goOn.countDown();
        sessions.then(jenkins -> {
            WorkflowRun build = completed(jenkins, Result.SUCCESS);

            jenkins.assertLogContains("Going on after an interruption.", build);
            jenkins.assertLogContains("(Leo Leaver) (1 group, 1 project grant, 2 repository grants)", build);
            jenkins.assertLogContains("then removed [Leo Leaver], null", build);
            assertTrue(Office.isGone(simulator.world(), LEO));
            assertTrue(simulator.world().isMember(LENA));
            List<JoinedRun> runs = Recorded.runs();
            assertEquals(1, runs.size());
            assertEquals(RunKind.CLEAN_UP, runs.get(0).run().kind());
            assertEquals("removed", runs.get(0).result());
            assertEquals(
                    4,
                    runs.get(0).people().get(0).items().stream()
                            .filter(item -> item.state().equals("revoked"))
                            .count());
        });
    }

    @Test
    void whatIsRememberedForTheJobSurvivesARestart() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            WorkflowJob job = Bench.pipeline(
                    JOB,
                    script(Office.rosterWithout()).replace("${result.removal.people.collect { it.displayName }}", ""));
            jenkins.buildAndAssertSuccess(job);
        });
        simulator.resetRequests();
        sessions.then(jenkins -> {
            String half = Office.rosterWithout()
                    .substring(0, Office.rosterWithout().length() / 2)
                    .replaceAll("[^\n]*$", "");
            job().setDefinition(new CpsFlowDefinition(script(half), true));

            WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job());

            jenkins.assertLogContains("entries, and had 13 at the last run", build);
            jenkins.assertLogContains("stopped: roster-shrunk", build);
            assertEquals(0, simulator.count());
        });
    }

    /** The same account may be in there, and nobody has looked whether it should be. */
    @Test
    void itDoesNotGoOnInAnotherWorkspace() throws Throwable {
        sessions.then(jenkins -> hangingAtDeletion(3));
        Path settings = sessions.getHome()
                .toPath()
                .resolve("io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration.xml");
        Files.writeString(
                settings,
                Files.readString(settings).replace("<workspace>acme</workspace>", "<workspace>other</workspace>"));
        simulator.clearHooks();
        goOn.countDown();
        sessions.then(jenkins -> {
            WorkflowRun build = completed(jenkins, Result.FAILURE);

            jenkins.assertLogContains(
                    "workspace: \"other\" is not where this run began, which was acme; it does not go on", build);
            assertTrue(simulator.requests().stream()
                    .noneMatch(request -> request.path().contains("other")));
        });
    }
}
