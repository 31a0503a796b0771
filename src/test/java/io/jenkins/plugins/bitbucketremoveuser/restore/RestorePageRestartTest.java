package io.jenkins.plugins.bitbucketremoveuser.restore;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class RestorePageRestartTest {
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

    private static HtmlPage page(JenkinsRule jenkins, WorkflowRun build) throws Exception {
        return jenkins.createWebClient().goTo(build.getUrl() + "bitbucket-restore/");
    }

    @Test
    void aRestartInTheMiddleWaitsForSomebodyToGoOn() throws Throwable {
        sessions.then(jenkins -> {
            Bench.setUp(simulator);
            Bench.addApiToken("restorer", Worlds.ADMIN, Worlds.ADMIN_TOKEN);
            WorkflowRun build = jenkins.buildAndAssertSuccess(
                    Bench.pipeline("leaver", "bitbucketRemoveUser email: 'jane@acme.org', credentialsId: 'restorer'"));
            AtomicInteger given = new AtomicInteger();
            simulator.onRequest(request -> {
                if (request.method().equals("PUT") && given.incrementAndGet() == 5) {
                    reached.countDown();
                    await(goOn);
                }
            });
            page(jenkins, build).getFormByName("people").getButtonByName("give").click();
            assertTrue(reached.await(60, TimeUnit.SECONDS));
        });
        simulator.clearHooks();
        goOn.countDown();
        sessions.then(jenkins -> {
            WorkflowRun build =
                    Jenkins.get().getItemByFullName("leaver", WorkflowJob.class).getBuildByNumber(1);
            assertNotEquals(before, simulator.world().fingerprintWithout());
            HtmlPage cutOff = page(jenkins, build);
            assertThat(cutOff.asNormalizedText(), containsString("It was begun and cut off."));

            jenkins.submit(cutOff.getFormByName("goOn"));
            for (int i = 0; Restores.get().isRunning(build) && i < 600; i++) {
                Thread.sleep(100);
            }
            assertFalse(Restores.get().isRunning(build));
            assertEquals(before, simulator.world().fingerprintWithout());
            assertThat(page(jenkins, build).asNormalizedText(), containsString("9 restored"));
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
