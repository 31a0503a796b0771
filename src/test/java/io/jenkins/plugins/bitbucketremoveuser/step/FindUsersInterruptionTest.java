package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class FindUsersInterruptionTest {
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

    /** The service hangs when the list of members is read. */
    private WorkflowRun hangingSearch(JenkinsRule jenkins) throws Exception {
        Bench.setUp(simulator);
        simulator.onRequest(request -> {
            if (request.path().endsWith("/members")) {
                reached.countDown();
                await(goOn);
            }
        });
        WorkflowJob job = Bench.pipeline("clean-up", """
                def found = bitbucketFindUsers accountStatus: ['inactive']
                echo "then ${found.found.collect { it.displayName }}"
                """);
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        await(reached);
        return build;
    }

    @Test
    void aRestartInTheMiddleSearchesOnceMore() throws Throwable {
        sessions.then(this::hangingSearch);
        simulator.clearHooks();
        goOn.countDown();
        sessions.then(jenkins -> {
            WorkflowRun build = Jenkins.get()
                    .getItemByFullName("clean-up", WorkflowJob.class)
                    .getBuildByNumber(1);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));

            jenkins.assertLogContains("then [Hugo Martin]", build);
        });
    }

    @Test
    void anAbortEndsIt() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun build = hangingSearch(jenkins);
            build.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));

            jenkins.assertLogContains("The search was stopped. Nobody is named.", build);
            jenkins.assertLogNotContains("then [", build);
            assertEquals(List.of(), simulator.writes());
        });
    }
}
