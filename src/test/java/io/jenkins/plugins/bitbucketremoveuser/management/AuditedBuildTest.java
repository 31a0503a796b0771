package io.jenkins.plugins.bitbucketremoveuser.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedPerson;
import io.jenkins.plugins.bitbucketremoveuser.audit.JoinedRun;
import io.jenkins.plugins.bitbucketremoveuser.audit.Origin;
import io.jenkins.plugins.bitbucketremoveuser.audit.RunKind;
import io.jenkins.plugins.bitbucketremoveuser.builder.BitbucketRemoveUserBuilder;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What builds leave in the audit log, and what they do when they cannot. */
@WithJenkins
class AuditedBuildTest {
    private JenkinsRule jenkins;
    private BitbucketSimulator simulator;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        simulator = BitbucketSimulator.start(Worlds.acme());
        Bench.setUp(simulator);
    }

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    private static JoinedRun only() throws IOException {
        List<JoinedRun> runs = Recorded.runs();
        assertEquals(1, runs.size());
        return runs.get(0);
    }

    private static WorkflowJob leaver() throws Exception {
        return Bench.pipeline("leaver", "echo \"outcome: ${bitbucketRemoveUser(email: 'jane@acme.org').outcome}\"");
    }

    private static FreeStyleProject planner(JenkinsRule jenkins) throws IOException {
        FreeStyleProject job = jenkins.createFreeStyleProject("planner");
        BitbucketRemoveUserBuilder step = new BitbucketRemoveUserBuilder();
        step.setEmail(Worlds.JANE);
        step.setDryRun(true);
        job.getBuildersList().add(step);
        return job;
    }

    private static AuditMonitor monitor() {
        return ExtensionList.lookupSingleton(AuditMonitor.class);
    }

    @Test
    void aPipelineIsRecordedWithWhoStartedItWhomItWasAboutAndWhatWasRevoked() throws Exception {
        WorkflowRun build = jenkins.assertBuildStatusSuccess(
                leaver().scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("alice"))));

        JoinedRun joined = only();
        assertEquals(List.of("ended", "started"), Recorded.events());
        assertEquals(RunKind.REMOVAL, joined.run().kind());
        assertEquals("user alice", joined.run().startedBy());
        assertEquals("SYSTEM", joined.run().runsAs());
        assertEquals(
                new Origin.Build("leaver", 1, jenkins.getURL() + build.getUrl()),
                joined.run().origin());
        assertEquals(List.of(Worlds.WORKSPACE), joined.run().workspaces());
        assertEquals(List.of(Worlds.JANE), joined.run().asked());
        assertEquals("removed", joined.result());
        assertEquals(simulator.count(), joined.end().orElseThrow().requests());
        AuditedPerson jane = joined.people().get(0);
        assertEquals("Jane Doe", jane.displayName());
        assertEquals("removed", jane.outcome());
        assertEquals(
                9,
                jane.items().stream()
                        .filter(item -> item.state().equals("revoked"))
                        .count());
    }

    @Test
    void aPlanOfAFreestyleJobIsRecordedAsOne() throws Exception {
        jenkins.assertBuildStatusSuccess(planner(jenkins).scheduleBuild2(0, new TimerTrigger.TimerTriggerCause()));

        assertEquals(RunKind.PLAN, only().run().kind());
        assertEquals("timer", only().run().startedBy());
        assertEquals("planned", only().result());
    }

    /** Removes Jane by build 1 of a job that then gives her back what that took away. */
    private WorkflowJob returner() throws Exception {
        Bench.addApiToken("restorer", Worlds.ADMIN, Worlds.ADMIN_TOKEN);
        WorkflowJob job = leaver();
        jenkins.buildAndAssertSuccess(job);
        simulator.resetRequests();
        return job;
    }

    private static WorkflowJob restoring(WorkflowJob job, String more) throws Exception {
        job.setDefinition(
                new CpsFlowDefinition("bitbucketRestoreUser build: '1', credentialsId: 'restorer'" + more, true));
        return job;
    }

    private static void breakTheLog() {
        try {
            Util.deleteRecursive(Recorded.folder().toFile());
            Files.createFile(Recorded.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRestoreIsRecordedWithWhatWasGivenBackAndThePageShowsIt() throws Exception {
        WorkflowJob job = returner();
        jenkins.buildAndAssertSuccess(restoring(job, ", dryRun: true"));
        simulator.resetRequests();
        WorkflowRun build = jenkins.assertBuildStatusSuccess(
                restoring(job, "").scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("alice"))));

        List<JoinedRun> runs = Recorded.runs();
        assertEquals(
                List.of(RunKind.RESTORE, RunKind.RESTORE_PLAN, RunKind.REMOVAL),
                runs.stream().map(joined -> joined.run().kind()).toList());
        assertEquals("planned", runs.get(1).result());
        JoinedRun joined = runs.get(0);
        assertEquals("user alice", joined.run().startedBy());
        assertEquals(
                new Origin.Build("leaver", 3, jenkins.getURL() + build.getUrl()),
                joined.run().origin());
        assertEquals(List.of(Worlds.WORKSPACE), joined.run().workspaces());
        assertEquals(List.of(Worlds.JANE), joined.run().asked());
        assertEquals("restored", joined.result());
        assertEquals(simulator.count(), joined.end().orElseThrow().requests());
        AuditedPerson jane = joined.people().get(0);
        assertEquals("Jane Doe", jane.displayName());
        assertEquals(
                9,
                jane.items().stream()
                        .filter(item -> item.state().equals("restored"))
                        .count());

        String page = jenkins.createWebClient()
                .goTo("manage/bitbucket-remove-user-audit/?kind=restore&result=restored")
                .asNormalizedText();
        assertTrue(page.contains("leaver #3"), page);
        assertFalse(page.contains("leaver #2"), page);
        assertTrue(page.contains("acme/terraform"), page);
        String csv = jenkins.createWebClient()
                .goTo("manage/bitbucket-remove-user-audit/csv?kind=restore", null)
                .getWebResponse()
                .getContentAsString();
        assertTrue(csv.contains(",repository,terraform,acme/terraform,admin,restored,"), csv);
    }

    @Test
    void aRestoreThatCannotBeRecordedIsNotBegun() throws Exception {
        WorkflowJob job = returner();
        breakTheLog();

        Run<?, ?> build = jenkins.buildAndAssertStatus(Result.FAILURE, restoring(job, ""));

        jenkins.assertLogContains("The run was not begun, and nothing was changed.", build);
        assertEquals(0, simulator.count());
    }

    @Test
    void aRestoreWhoseEndCannotBeRecordedFailsItsBuildWhichHasTheRecord() throws Exception {
        WorkflowJob job = returner();
        simulator.onRequest(request -> breakTheLog());

        Run<?, ?> build = jenkins.buildAndAssertStatus(Result.FAILURE, restoring(job, ""));

        jenkins.assertLogContains("RESTORED jane@acme.org", build);
        jenkins.assertLogContains("THE END OF THIS RUN IS NOT IN THE AUDIT LOG, AND THE BUILD FAILS FOR THAT.", build);
        jenkins.assertLogContains("\"result\":\"restored\"", build);
    }

    @Test
    void whoStartedTheBuildThatStartedItIsRecordedToo() throws Exception {
        FreeStyleProject upstream = jenkins.createFreeStyleProject("hr");
        Run<?, ?> first = jenkins.assertBuildStatusSuccess(upstream.scheduleBuild2(0, new Cause.UserIdCause("alice")));
        jenkins.assertBuildStatusSuccess(planner(jenkins).scheduleBuild2(0, new Cause.UpstreamCause(first)));

        assertEquals("upstream hr #1 (user alice)", only().run().startedBy());
    }

    @Test
    void aRefusalIsRecordedAndInputThatCannotBeMeantIsNoRun() throws Exception {
        Bench.pipeline("wrong", "bitbucketRemoveUser email: 'jane'")
                .scheduleBuild2(0)
                .get();
        assertEquals(List.of(), Recorded.runs());

        jenkins.assertBuildStatus(
                Result.FAILURE,
                Bench.pipeline("self", "bitbucketRemoveUser email: '" + Worlds.ADMIN + "'")
                        .scheduleBuild2(0));

        assertEquals("refused", only().result());
        assertTrue(only().people().get(0).reason().startsWith("self: "));
    }

    @Test
    void anAbortIsRecordedWithWhatWasDoneUntilThen() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger deletions = new AtomicInteger();
        simulator.onRequest(request -> {
            boolean ofNobody = request.path().contains("00000000-0000-0000");
            if (request.isWrite() && !ofNobody && deletions.incrementAndGet() == 4) {
                reached.countDown();
                try {
                    goOn.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        WorkflowRun build = leaver().scheduleBuild2(0).waitForStart();
        assertTrue(reached.await(60, TimeUnit.SECONDS));
        assertEquals("not-ended", only().result());
        build.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        goOn.countDown();

        assertEquals("interrupted", only().result());
        assertTrue(only().end().orElseThrow().interrupted());
        assertTrue(only().people().get(0).items().stream()
                .anyMatch(item -> item.name().equals("Everybody")
                        && List.of("unverified", "revoked").contains(item.state())));
    }

    @Test
    void whereTheLogCannotBeWrittenNoRunBeginsAndAdministratorsAreToldUntilItCan() throws Exception {
        Files.createDirectories(Recorded.folder().getParent());
        Files.createFile(Recorded.folder());
        WorkflowJob job = leaver();

        Run<?, ?> build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));

        jenkins.assertLogContains("The folder of the audit log, " + Recorded.folder() + ", cannot be made: ", build);
        jenkins.assertLogContains("The run was not begun, and nothing was changed.", build);
        assertEquals(0, simulator.count());
        assertTrue(monitor().isActivated());
        assertTrue(jenkins.createWebClient()
                .goTo("manage/")
                .asNormalizedText()
                .contains("A removal from Bitbucket is missing in the audit log"));

        Files.delete(Recorded.folder());
        jenkins.buildAndAssertSuccess(job);

        assertFalse(monitor().isActivated());
        assertEquals("removed", only().result());
    }

    @Test
    void aRunWhoseEndCannotBeRecordedFailsItsBuildWhichHasTheRecord() throws Exception {
        simulator.onRequest(request -> {
            if (request.isWrite() && Files.isDirectory(Recorded.folder())) {
                breakTheLog();
            }
        });

        Run<?, ?> build = jenkins.assertBuildStatus(Result.FAILURE, leaver().scheduleBuild2(0));

        jenkins.assertLogContains("REMOVED jane@acme.org", build);
        jenkins.assertLogContains(
                "THE END OF THIS RUN IS NOT IN THE AUDIT LOG, AND THE BUILD FAILS FOR THAT. The folder of the audit log, ",
                build);
        jenkins.assertLogContains("\"event\":\"ended\"", build);
        jenkins.assertLogContains("\"result\":\"removed\"", build);
        jenkins.assertLogContains("outcome: removed", build);
        assertTrue(monitor().isActivated());
    }

    @Test
    void aFreestyleBuildFailsForThatToo() throws Exception {
        simulator.onRequest(request -> breakTheLog());

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, planner(jenkins));

        jenkins.assertLogContains("THE END OF THIS RUN IS NOT IN THE AUDIT LOG", build);
    }

    @Test
    void theFolderIsForJenkinsAlone() throws Exception {
        jenkins.assertBuildStatusSuccess(planner(jenkins).scheduleBuild2(0));

        if (Recorded.folder().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(Recorded.folder())));
        }
        for (String address : List.of(
                "bitbucket-remove-user/audit/audit.jsonl", "userContent/../bitbucket-remove-user/audit/audit.jsonl")) {
            assertEquals(
                    404,
                    jenkins.createWebClient()
                            .withThrowExceptionOnFailingStatusCode(false)
                            .goTo(address, null)
                            .getWebResponse()
                            .getStatusCode());
        }
    }
}
