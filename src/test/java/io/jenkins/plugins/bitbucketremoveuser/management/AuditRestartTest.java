package io.jenkins.plugins.bitbucketremoveuser.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.audit.JoinedRun;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class AuditRestartTest {
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

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRestartInTheMiddleLeavesOneRunWithEverything() throws Throwable {
        AtomicInteger deletions = new AtomicInteger();
        simulator.onRequest(request -> {
            boolean ofNobody = request.path().contains("00000000-0000-0000");
            if (request.isWrite() && !ofNobody && deletions.incrementAndGet() == 6) {
                reached.countDown();
                await(goOn);
            }
        });
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            Bench.pipeline("leaver", "bitbucketRemoveUser email: 'jane@acme.org'")
                    .scheduleBuild2(0)
                    .waitForStart();
            await(reached);
            assertEquals(List.of("started"), Recorded.events());
        });
        simulator.clearHooks();
        goOn.countDown();
        sessions.then(jenkins -> {
            WorkflowRun build =
                    Jenkins.get().getItemByFullName("leaver", WorkflowJob.class).getBuildByNumber(1);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));

            List<JoinedRun> runs = Recorded.runs();
            assertEquals(1, runs.size());
            JoinedRun joined = runs.get(0);
            assertEquals("removed", joined.result());
            assertEquals(9, joined.people().get(0).items().size());
            assertTrue(joined.people().get(0).items().stream()
                    .allMatch(item -> item.state().equals("revoked")));
            assertEquals(1, joined.run().resumedAt().size());
            assertTrue(
                    joined.run().startedAt().isBefore(joined.run().resumedAt().get(0)));
            assertEquals(List.of("ended", "resumed", "ended", "started"), Recorded.events());
        });
    }

    @Test
    void aTroubleIsRememberedOverARestart() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            Files.createDirectories(Recorded.folder().getParent());
            Files.createFile(Recorded.folder());
            jenkins.assertBuildStatus(
                    Result.FAILURE,
                    Bench.pipeline("leaver", "bitbucketRemoveUser email: 'jane@acme.org'")
                            .scheduleBuild2(0));
        });
        sessions.then(jenkins -> {
            assertTrue(monitor().isActivated());
            assertTrue(monitor().getTrouble().contains("cannot be made"));
            Files.delete(Recorded.folder());
            jenkins.buildAndAssertSuccess(Jenkins.get().getItemByFullName("leaver", WorkflowJob.class));
        });
        sessions.then(jenkins -> assertFalse(monitor().isActivated()));
    }

    private static AuditMonitor monitor() {
        return ExtensionList.lookupSingleton(AuditMonitor.class);
    }
}
