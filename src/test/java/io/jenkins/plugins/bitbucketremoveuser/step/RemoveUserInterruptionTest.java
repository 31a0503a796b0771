package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.console.LineTransformationOutputStream;
import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class RemoveUserInterruptionTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void tearDown() {
        goOn.countDown();
        simulator.close();
    }

    /** The service hangs at the n-th deletion, before it is done. */
    private void hangAtDeletion(int number) {
        AtomicInteger deletions = new AtomicInteger();
        simulator.onRequest(request -> {
            boolean ofNobody = request.path().contains("00000000-0000-0000");
            if (request.isWrite() && !ofNobody && deletions.incrementAndGet() == number) {
                reached.countDown();
                await(goOn);
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anAbortStopsAtOnceAndTellsWhatWasDoneAndARepeatedRunFinishes() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            hangAtDeletion(4);
            WorkflowJob job = Bench.pipeline("leaver", "bitbucketRemoveUser email: 'jane@acme.org'");
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            await(reached);
            build.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));

            jenkins.assertLogContains("took away group \"Everybody\" (read)", build);
            jenkins.assertLogContains("FAILED: jane@acme.org", build);
            jenkins.assertLogContains("interrupted", build);
            assertFalse(simulator.world().grantsOf(Worlds.JANE).isEmpty());

            simulator.clearHooks();
            goOn.countDown();
            WorkflowRun again = jenkins.buildAndAssertSuccess(job);
            jenkins.assertLogContains("REMOVED jane@acme.org", again);
            assertTrue(simulator.world().grantsOf(Worlds.JANE).isEmpty());
        });
    }

    /** When Bitbucket has answered everything already, and only the summary is being written. */
    @Test
    void anAbortAtTheVeryEndStillStopsThePipeline() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            WorkflowJob job = Bench.pipeline("leaver", "bitbucketRemoveUser email: 'jane@acme.org'\necho 'WENT ON'");
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            await(SlowSummary.REACHED);
            build.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
            jenkins.assertLogContains("REMOVED jane@acme.org", build);
            jenkins.assertLogNotContains("WENT ON", build);
        });
    }

    /** Writes the summary, and returns only when it is interrupted. */
    @TestExtension("anAbortAtTheVeryEndStillStopsThePipeline")
    public static final class SlowSummary implements TaskListenerDecorator.Factory {
        private static final CountDownLatch REACHED = new CountDownLatch(1);

        @Override
        public TaskListenerDecorator of(FlowExecutionOwner owner) {
            return new Decorator();
        }

        private static final class Decorator extends TaskListenerDecorator {
            private static final long serialVersionUID = 1L;

            @Override
            public OutputStream decorate(OutputStream logger) {
                return new LineTransformationOutputStream.Delegating(logger) {
                    @Override
                    protected void eol(byte[] line, int length) throws IOException {
                        out.write(line, 0, length);
                        out.flush();
                        if (new String(line, 0, length, StandardCharsets.UTF_8).contains("Run in workspace")) {
                            REACHED.countDown();
                            untilInterrupted();
                        }
                    }
                };
            }

            private static void untilInterrupted() {
                try {
                    TimeUnit.MINUTES.sleep(1);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    @Test
    void thePipelineGoesOnBesideIt() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            hangAtDeletion(1);
            WorkflowJob job = Bench.pipeline(
                    "leaver",
                    "parallel remove: { bitbucketRemoveUser email: 'jane@acme.org' }, other: { sleep 1; echo 'not blocked' }");
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            await(reached);
            jenkins.waitForMessage("not blocked", build);
            goOn.countDown();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        });
    }

    @Test
    void aRestartInTheMiddleGoesOnAndTheReportTellsOfBothHalves() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            hangAtDeletion(6);
            WorkflowJob job = Bench.pipeline("leaver", """
                    def result = bitbucketRemoveUser email: 'jane@acme.org'
                    echo "${result.outcome}: ${result.people[0].grants.findAll { it.state == 'revoked' }.size()} revoked"
                    """);
            job.scheduleBuild2(0).waitForStart();
            await(reached);
        });
        simulator.clearHooks();
        goOn.countDown();
        sessions.then(jenkins -> {
            WorkflowRun build =
                    Jenkins.get().getItemByFullName("leaver", WorkflowJob.class).getBuildByNumber(1);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));

            jenkins.assertLogContains("Going on after an interruption.", build);
            jenkins.assertLogContains("REMOVED jane@acme.org (3 groups, 2 project grants, 4 repository grants)", build);
            jenkins.assertLogContains("removed: 9 revoked", build);
            assertTrue(simulator.world().grantsOf(Worlds.JANE).isEmpty());
            assertFalse(simulator.world().isMember(Worlds.JANE));
        });
    }

    /** The person was not asked for in the workspace that the global page names by then. */
    @Test
    void aRestartInTheMiddleGoesOnWhereItBeganWhateverTheDefaultIsByThen() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            hangAtDeletion(4);
            Bench.pipeline("leaver", "bitbucketRemoveUser email: 'jane@acme.org'")
                    .scheduleBuild2(0)
                    .waitForStart();
            await(reached);
            BitbucketRemoveUserConfiguration.get().setWorkspace("other");
            BitbucketRemoveUserConfiguration.get().save();
        });
        simulator.clearHooks();
        goOn.countDown();
        sessions.then(jenkins -> {
            assertEquals("other", BitbucketRemoveUserConfiguration.get().getWorkspace());
            WorkflowRun build =
                    Jenkins.get().getItemByFullName("leaver", WorkflowJob.class).getBuildByNumber(1);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));

            jenkins.assertLogContains("Run in workspace acme: removed", build);
            assertTrue(simulator.world().grantsOf(Worlds.JANE).isEmpty());
            assertTrue(simulator.requests().stream()
                    .noneMatch(request -> request.path().contains("other")));
        });
    }

    @Test
    void whoeverGotProtectedBeforeARestartKeepsTheRestAndTheReportTellsOfTheFirstHalf() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            hangAtDeletion(6);
            Bench.pipeline("leaver", "bitbucketRemoveUser email: 'jane@acme.org'")
                    .scheduleBuild2(0)
                    .waitForStart();
            await(reached);
            // saved, and not yet asked by the run that hangs
            BitbucketRemoveUserConfiguration.get().setProtectedGroups("Everybody");
            BitbucketRemoveUserConfiguration.get().save();
        });
        simulator.clearHooks();
        goOn.countDown();
        sessions.then(jenkins -> {
            WorkflowRun build =
                    Jenkins.get().getItemByFullName("leaver", WorkflowJob.class).getBuildByNumber(1);
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));

            jenkins.assertLogContains("REFUSED: jane@acme.org (begun: 3 groups", build);
            jenkins.assertLogContains("by the rule \"protected groups: Everybody\", set in Manage Jenkins", build);
            assertTrue(simulator.world().isMember(Worlds.JANE));
            assertFalse(simulator.world().grantsOf(Worlds.JANE).isEmpty());
        });
    }

    /** Whoever is added to the file meanwhile was not meant when the run began; whoever is taken out was. */
    @Test
    void aRestartInTheMiddleGoesOnWithThePeopleWhoWereInTheFileAtFirst() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            hangAtDeletion(6);
            WorkflowJob job = Bench.pipeline("leaver", """
                    node {
                        writeFile file: 'leavers.txt', text: 'jane@acme.org'
                        bitbucketRemoveUser peopleFile: 'leavers.txt'
                    }
                    """);
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            await(reached);
            jenkins.jenkins
                    .getWorkspaceFor(job)
                    .child("leavers.txt")
                    .write("bob@acme.org\n", StandardCharsets.UTF_8.name());
            assertFalse(build.getLog().contains("bob"));
        });
        simulator.clearHooks();
        goOn.countDown();
        sessions.then(jenkins -> {
            WorkflowRun build =
                    Jenkins.get().getItemByFullName("leaver", WorkflowJob.class).getBuildByNumber(1);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));

            jenkins.assertLogContains("Going on after an interruption.", build);
            jenkins.assertLogContains("REMOVED jane@acme.org (3 groups, 2 project grants, 4 repository grants)", build);
            assertTrue(simulator.world().isMember(Worlds.MEMBER));
        });
    }

    @Test
    void theResultCanBeReadAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            WorkflowJob job = Bench.pipeline("leaver", """
                    def result = bitbucketRemoveUser email: 'jane@acme.org'
                    echo 'removed'
                    sleep 5
                    echo "after: ${result.outcome} ${result.people[0].grants.size()}"
                    """);
            jenkins.waitForMessage("removed\n", job.scheduleBuild2(0).waitForStart());
        });
        sessions.then(jenkins -> {
            WorkflowRun build =
                    Jenkins.get().getItemByFullName("leaver", WorkflowJob.class).getBuildByNumber(1);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
            jenkins.assertLogContains("after: removed 9", build);
            assertEquals(1, simulator.countByEndpoint().get("GET /2.0/user"));
        });
    }
}
