package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.TwoWorkspaces;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Stopped while the second workspace is worked on; the first is finished by then. */
class SeveralWorkspacesInterruptionTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final BitbucketSimulator simulator = BitbucketSimulator.start(TwoWorkspaces.world());
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void tearDown() {
        goOn.countDown();
        simulator.close();
    }

    private static boolean isDeletionIn(String workspace, RequestRecord request) {
        return request.method().equals("DELETE")
                && request.path().contains("/" + workspace + "/")
                && !request.path().contains("00000000-");
    }

    /** Before the project grant is deleted; the group is gone by then. */
    private void begin() throws Exception {
        Bench.setUp(simulator);
        Bench.addEntry(TwoWorkspaces.SECOND, TwoWorkspaces.SECOND_ADMIN, TwoWorkspaces.SECOND_TOKEN);
        simulator.onRequest(request -> {
            if (isDeletionIn(TwoWorkspaces.SECOND, request) && request.path().contains("/projects/")) {
                reached.countDown();
                await(goOn);
            }
        });
        Bench.pipeline("leaver", """
                def result = bitbucketRemoveUser email: 'jane@acme.org', workspaces: ['acme', 'umbrella', 'initech']
                echo "${result.workspaces}"
                """);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static WorkflowJob job() {
        return Jenkins.get().getItemByFullName("leaver", WorkflowJob.class);
    }

    private static List<String> kept(WorkflowRun build, String kind) throws Exception {
        try (Stream<Path> files = Files.list(build.getRootDir().toPath().resolve("bitbucket-remove-user"))) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(kind))
                    .map(name -> name.replaceFirst("^[0-9a-f-]{36}", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void afterARestartTheRunGoesOnAndTheReportTellsOfAll() throws Throwable {
        sessions.then(jenkins -> {
            begin();
            WorkflowRun build = job().scheduleBuild2(0).waitForStart();
            await(reached);
            assertEquals(List.of(".acme.journal", ".umbrella.journal"), kept(build, ".journal"));
            assertTrue(TwoWorkspaces.isGone(simulator.world(), TwoWorkspaces.FIRST, Worlds.JANE));
        });
        simulator.clearHooks();
        goOn.countDown();
        simulator.resetRequests();
        sessions.then(jenkins -> {
            WorkflowRun build = job().getBuildByNumber(1);
            // the third workspace does not exist
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));

            jenkins.assertLogContains("Going on after an interruption.", build);
            jenkins.assertLogContains("acme: REMOVED jane@acme.org (1 group, 1 repository grant)", build);
            jenkins.assertLogContains("umbrella: REMOVED jane@acme.org (1 group, 1 project grant)", build);
            jenkins.assertLogContains(
                    "acme: removed (1 removed); umbrella: removed (1 removed); initech: failed (1 failed)", build);
            assertTrue(TwoWorkspaces.isGone(simulator.world(), TwoWorkspaces.SECOND, Worlds.JANE));
            assertEquals(List.of(), kept(build, ".journal"));
            assertEquals(
                    List.of(),
                    simulator.writes().stream()
                            .filter(request -> isDeletionIn(TwoWorkspaces.FIRST, request) && request.status() < 300)
                            .toList(),
                    "what was finished is read again, and not changed again");
        });
    }

    @Test
    void anAbortStopsAllAndNamesWhatWasNotBegun() throws Throwable {
        sessions.then(jenkins -> {
            begin();
            WorkflowRun build = job().scheduleBuild2(0).waitForStart();
            await(reached);
            build.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));

            jenkins.assertLogContains("acme: REMOVED jane@acme.org", build);
            jenkins.assertLogContains("umbrella: FAILED: jane@acme.org (begun: 1 group, 1 project grant)", build);
            jenkins.assertLogContains("initech: The run was stopped before this workspace's turn.", build);
            jenkins.assertLogContains("Run in 3 workspaces: interrupted. acme: removed (1 removed); umbrella:", build);
            assertFalse(TwoWorkspaces.isGone(simulator.world(), TwoWorkspaces.SECOND, Worlds.JANE));
            assertEquals(1, kept(build, ".json").size());
        });
    }
}
