package io.jenkins.plugins.bitbucketremoveuser.approval;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.audit.JoinedRun;
import io.jenkins.plugins.bitbucketremoveuser.audit.RunKind;
import io.jenkins.plugins.bitbucketremoveuser.build.PlanRemoval;
import io.jenkins.plugins.bitbucketremoveuser.build.PlansAction;
import io.jenkins.plugins.bitbucketremoveuser.builder.BitbucketRemoveUserBuilder;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.management.Recorded;
import io.jenkins.plugins.bitbucketremoveuser.permission.RemoveUserPermissions;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportFolder;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A dry run in a job, and then somebody with the permission has its plan applied, or cannot. */
@WithJenkins
class ApprovalPageTest {
    private static final String PAGE = "bitbucket-removal-approval/";
    private static final String ELENA = "elena@acme.org";

    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Bench.setUp(simulator);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, RemoveUserPermissions.REMOVE, RemoveUserPermissions.VIEW_PEOPLE)
                .everywhere()
                .to("approver")
                .grant(Jenkins.READ, Item.READ, RemoveUserPermissions.REMOVE)
                .everywhere()
                .to("blind")
                .grant(Jenkins.READ, Item.READ, RemoveUserPermissions.VIEW_PEOPLE)
                .everywhere()
                .to("auditor")
                .grant(Jenkins.READ, Item.READ, Item.BUILD, Item.CANCEL, Item.CONFIGURE)
                .everywhere()
                .to("builder")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "anonymous"));
    }

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    private Run<?, ?> dryRun(String email, Consumer<BitbucketRemoveUserBuilder> more) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        BitbucketRemoveUserBuilder step = new BitbucketRemoveUserBuilder();
        step.setEmail(email);
        step.setDryRun(true);
        more.accept(step);
        job.getBuildersList().add(step);
        return jenkins.buildAndAssertSuccess(job);
    }

    private Run<?, ?> dryRun(String email) throws Exception {
        return dryRun(email, step -> {});
    }

    private JenkinsRule.WebClient as(String user) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        return user.equals("anonymous") ? client : client.login(user);
    }

    private static PlanRemoval removal(Run<?, ?> build) {
        List<PlanRemoval> all = PlansAction.removals(build);
        assertEquals(1, all.size());
        return all.get(0);
    }

    /** As it is, where a browser would go on to the login page. */
    private WebResponse post(String user, Run<?, ?> build, String what) throws Exception {
        JenkinsRule.WebClient client = as(user);
        WebRequest post = new WebRequest(
                new URL(
                        jenkins.getURL(),
                        build.getUrl() + PAGE + what + "?plan=" + removal(build).planId()),
                HttpMethod.POST);
        return client.loadWebResponse(client.addCrumb(post));
    }

    private void press(String user, Run<?, ?> build) throws Exception {
        HtmlPage page = as(user).goTo(build.getUrl() + PAGE);
        HtmlForm form = page.getFormByName("apply-" + removal(build).planId());
        Page next = jenkins.submit(form);
        assertEquals(200, next.getWebResponse().getStatusCode());
    }

    private static void waitForEnd(Run<?, ?> build) throws Exception {
        for (int i = 0; ApprovedRemovals.get().isRunning(build, removal(build)) && i < 600; i++) {
            Thread.sleep(100);
        }
        assertFalse(ApprovedRemovals.get().isRunning(build, removal(build)));
    }

    private void assertRefused(String because, Run<?, ?> build) throws Exception {
        String before = simulator.world().fingerprintWithout();
        WebResponse answer = post("admin", build, "apply");
        assertEquals(400, answer.getStatusCode());
        assertThat(answer.getContentAsString(), containsString(because));
        waitForEnd(build);
        assertEquals(before, simulator.world().fingerprintWithout());
    }

    private String text(String user, Run<?, ?> build, String page) throws Exception {
        return as(user).goTo(build.getUrl() + page).asNormalizedText();
    }

    private boolean isGone(String email) {
        return simulator.world().grantsOf(email).isEmpty() && !simulator.world().isMember(email);
    }

    @Test
    void nobodyElseSeesAButtonOrMayPressIt() throws Exception {
        Run<?, ?> build = dryRun(Worlds.JANE);
        String before = simulator.world().fingerprintWithout();

        for (String user : List.of("anonymous", "reader", "builder", "auditor", "blind")) {
            assertThat(user, as(user).getPage(build).getWebResponse().getContentAsString(), not(containsString(PAGE)));
            assertThat(
                    user,
                    as(user).goTo(build.getUrl() + "bitbucket-remove-user/")
                            .getWebResponse()
                            .getContentAsString(),
                    not(containsString(PAGE)));
            WebRequest look = new WebRequest(new URL(jenkins.getURL(), build.getUrl() + PAGE));
            assertEquals(403, as(user).loadWebResponse(look).getStatusCode(), user);
            assertEquals(403, post(user, build, "apply").getStatusCode(), user);
            assertEquals(403, post(user, build, "abort").getStatusCode(), user);
        }

        String apply = build.getUrl() + PAGE + "apply?plan=" + removal(build).planId();
        int got = as("admin").goTo(apply, null).getWebResponse().getStatusCode();
        assertTrue(got == 404 || got == 405, "" + got);
        JenkinsRule.WebClient admin = as("admin");
        WebRequest withoutCrumb = new WebRequest(new URL(jenkins.getURL(), apply), HttpMethod.POST);
        assertEquals(403, admin.getPage(withoutCrumb).getWebResponse().getStatusCode());
        WebRequest another =
                new WebRequest(new URL(jenkins.getURL(), build.getUrl() + PAGE + "apply?plan=../x"), HttpMethod.POST);
        assertEquals(
                404, admin.getPage(admin.addCrumb(another)).getWebResponse().getStatusCode());
        waitForEnd(build);
        assertEquals(before, simulator.world().fingerprintWithout());
        assertEquals(1, Recorded.runs().size());
    }

    @Test
    void theApproverReadsThePlanAndPressesTheButtonAndItIsDone() throws Exception {
        Run<?, ?> planned = dryRun(Worlds.JANE);
        ((FreeStyleProject) planned.getParent()).doReload();
        Run<?, ?> build = jenkins.jenkins
                .getItemByFullName(planned.getParent().getFullName(), FreeStyleProject.class)
                .getBuildByNumber(1);
        assertThat(
                as("approver")
                        .goTo(build.getUrl() + "bitbucket-remove-user/")
                        .querySelectorAll("a[href='../" + PAGE + "']"),
                not(empty()));
        String page = text("approver", build, PAGE);
        assertThat(page, containsString("Plan of dry run 1"));
        assertThat(page, containsString("In workspace acme: jane@acme.org would lose 3 groups, 2 project grants, 4"));
        assertThat(page, containsString("acme/terraform"));
        assertThat(page, containsString("it can be applied until"));

        press("approver", build);
        waitForEnd(build);

        assertTrue(isGone(Worlds.JANE));
        assertTrue(removal(build).isEnded());
        String after = text("approver", build, PAGE);
        assertThat(after, containsString("This plan was applied."));
        assertThat(after, containsString("The plan was approved by user approver."));
        assertThat(after, containsString("REMOVED jane@acme.org"));
        assertThat(text("approver", build, "bitbucket-remove-user/"), containsString("Removal 2: removed"));
        assertEquals(Result.SUCCESS, build.getResult());
        JoinedRun recorded = Recorded.runs().get(0);
        assertEquals(RunKind.REMOVAL, recorded.run().kind());
        assertEquals("user approver", recorded.run().startedBy());
        assertEquals("approver", recorded.run().runsAs());
        assertEquals(
                build.getParent().getFullName() + " #1", recorded.run().origin().describe());
        assertEquals("removed", recorded.result());

        assertRefused("was applied already", build);
        assertEquals(2, Recorded.runs().size());
    }

    @Test
    void whatIsNotWhatWasPlannedIsNotApplied() throws Exception {
        Run<?, ?> build = dryRun(Worlds.JANE);
        Path report = ReportFolder.report(build, removal(build).planId());
        String json = Files.readString(report);
        Files.writeString(report, json.replace(Worlds.JANE, "bob@acme.org"));
        assertRefused("was changed after it was made", build);
        assertThat(text("admin", build, PAGE), containsString("was changed after it was made"));
        assertThat(text("admin", build, PAGE), not(containsString("Approve and remove")));
        Files.delete(report);
        assertRefused("is not kept in the build", build);

        Run<?, ?> other = dryRun(Worlds.JANE, step -> step.setCredentialsId(Bench.CREDENTIALS_ID));
        Path stored = other.getRootDir().toPath().resolve("build.xml");
        Files.writeString(
                stored,
                Files.readString(stored)
                        .replace(
                                "<credentialsId>" + Bench.CREDENTIALS_ID + "</credentialsId>",
                                "<credentialsId>another</credentialsId>"));
        ((FreeStyleProject) other.getParent()).doReload();
        Run<?, ?> reloaded = jenkins.jenkins
                .getItemByFullName(other.getParent().getFullName(), FreeStyleProject.class)
                .getBuildByNumber(1);
        assertRefused("nobody approved what it is now", reloaded);
    }

    @Test
    void theBuildMustHaveEnded() throws Exception {
        WorkflowRun build = Bench.pipeline("leaver", """
                        bitbucketRemoveUser email: 'elena@acme.org', dryRun: true
                        input 'Go on?'
                        """).scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Proceed or Abort", build);
        assertRefused("is the plan of a build that still runs", build);

        build.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        press("admin", build);
        waitForEnd(build);
        assertTrue(isGone(ELENA));
        assertEquals(Result.ABORTED, build.getResult());
    }

    @Test
    void whatAPipelineAppliesItselfIsNotOfferedAgain() throws Exception {
        Run<?, ?> build = jenkins.buildAndAssertSuccess(Bench.pipeline("leaver", """
                        def jane = bitbucketRemoveUser email: 'jane@acme.org', dryRun: true
                        def elena = bitbucketRemoveUser email: 'elena@acme.org', dryRun: true
                        bitbucketRemoveUser plan: elena
                        """));

        assertThat(removal(build).summary(), containsString("jane@acme.org would lose"));
    }

    @Test
    void theSafetyRulesOfTheDayAndOfTheJobHold() throws Exception {
        Run<?, ?> build = dryRun(Worlds.JANE);
        Run<?, ?> strict = dryRun(ELENA, step -> step.setProtectedGroups(List.of("administrators")));
        BitbucketRemoveUserConfiguration.get().setProtectedAccounts(Worlds.JANE);
        simulator.world().addToGroup(ELENA, "administrators");
        String before = simulator.world().fingerprintWithout();

        press("admin", build);
        press("admin", strict);
        waitForEnd(build);
        waitForEnd(strict);

        assertEquals(before, simulator.world().fingerprintWithout());
        assertThat(text("admin", build, "bitbucket-remove-user/"), containsString("Removal 2: refused"));
        assertThat(text("admin", build, PAGE), containsString("REFUSED: jane@acme.org"));
        assertThat(text("admin", strict, PAGE), containsString("REFUSED: elena@acme.org"));
    }

    @Test
    void itIsPressedTwiceAndAbortedAndGoesOn() throws Exception {
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
        Run<?, ?> build = dryRun(Worlds.JANE);

        press("admin", build);
        assertTrue(reached.await(60, TimeUnit.SECONDS));
        WebResponse second = post("admin", build, "apply");
        assertEquals(400, second.getStatusCode());
        assertThat(second.getContentAsString(), containsString("is being applied already"));
        assertThat(text("admin", build, PAGE), containsString("This plan is being applied."));
        post("reader", build, "abort");
        assertTrue(ApprovedRemovals.get().isRunning(build, removal(build)));

        jenkins.submit(as("admin")
                .goTo(build.getUrl() + PAGE)
                .getFormByName("abort-" + removal(build).planId()));
        waitForEnd(build);
        simulator.clearHooks();
        goOn.countDown();
        assertFalse(isGone(Worlds.JANE));
        String cutOff = text("admin", build, PAGE);
        assertThat(cutOff, containsString("It was begun and cut off."));
        assertThat(cutOff, containsString("interrupted"));
        assertThat(text("admin", build, "bitbucket-remove-user/"), containsString("Removal 2: interrupted"));

        press("admin", build);
        waitForEnd(build);
        assertTrue(isGone(Worlds.JANE));
        String page = text("admin", build, "bitbucket-remove-user/");
        assertThat(page, containsString("Removal 2: removed"));
        assertThat(page, not(containsString("Removal 3")));
        assertThat(page, containsString("9 revoked"));
        assertThat(text("admin", build, PAGE), containsString("Going on after an interruption."));
        assertEquals(
                List.of("ended", "resumed", "ended", "started"),
                Recorded.events().subList(0, 4));
        assertEquals(
                Set.of(), Set.copyOf(simulator.world().grantsOf(Worlds.JANE).groups()));
    }
}
