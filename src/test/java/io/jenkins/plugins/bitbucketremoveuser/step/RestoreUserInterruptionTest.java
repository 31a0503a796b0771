package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportFolder;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class RestoreUserInterruptionTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private final String before = simulator.world().fingerprintWithout();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void tearDown() {
        goOn.countDown();
        simulator.close();
    }

    /** Jane is removed by build 1, and the service hangs in the middle of the restore by build 2. */
    private WorkflowRun hangingRestore(JenkinsRule jenkins) throws Exception {
        Bench.setUp(simulator);
        Bench.addApiToken("restorer", Worlds.ADMIN, Worlds.ADMIN_TOKEN);
        WorkflowJob job = Bench.pipeline("leaver", "bitbucketRemoveUser email: 'jane@acme.org'");
        jenkins.buildAndAssertSuccess(job);
        AtomicInteger given = new AtomicInteger();
        simulator.onRequest(request -> {
            if (request.method().equals("PUT") && given.incrementAndGet() == 5) {
                reached.countDown();
                await(goOn);
            }
        });
        job.setDefinition(new CpsFlowDefinition("bitbucketRestoreUser build: '1', credentialsId: 'restorer'", true));
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        await(reached);
        assertNotEquals(before, simulator.world().fingerprintWithout());
        return build;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRestartInTheMiddleGoesOn() throws Throwable {
        sessions.then(this::hangingRestore);
        simulator.clearHooks();
        goOn.countDown();
        sessions.then(jenkins -> {
            WorkflowRun build =
                    Jenkins.get().getItemByFullName("leaver", WorkflowJob.class).getBuildByNumber(2);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));

            jenkins.assertLogContains("is there, given back before the interruption: group \"Developers\"", build);
            jenkins.assertLogContains("(3 groups, 2 project grants, 4 repository grants)", build);
            jenkins.assertLogContains("RESTORED jane@acme.org", build);
            assertEquals(before, simulator.world().fingerprintWithout());
            try (Stream<Path> kept = Files.list(ReportFolder.of(build))) {
                assertEquals(
                        List.of(".json"),
                        kept.map(file -> file.toString().replaceFirst(".*(\\.[a-z]+)$", "$1"))
                                .toList(),
                        "nothing is kept but the report");
            }
        });
    }

    @Test
    void anAbortStopsAndARepeatedRunFinishes() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun build = hangingRestore(jenkins);
            build.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
            jenkins.assertLogContains("FAILED: jane@acme.org", build);

            simulator.clearHooks();
            goOn.countDown();
            WorkflowRun again = jenkins.buildAndAssertSuccess(build.getParent());
            jenkins.assertLogContains("RESTORED jane@acme.org", again);
            assertEquals(before, simulator.world().fingerprintWithout());
        });
    }
}
