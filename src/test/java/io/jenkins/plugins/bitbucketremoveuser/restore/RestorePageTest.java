package io.jenkins.plugins.bitbucketremoveuser.restore;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import io.jenkins.plugins.bitbucketremoveuser.simulator.Credentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.TwoWorkspaces;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A removal in a job, and then somebody with the permission gives back what it took away, or cannot. */
@WithJenkins
class RestorePageTest {
    private static final String PAGE = "bitbucket-restore/";
    private static final String REPORTS = "bitbucket-remove-user/";
    private static final String DINESH = "dinesh@acme.org";
    private static final List<String> BUTTONS = List.of("preview", "restore", "goOn", "abort");

    private BitbucketSimulator simulator;
    private String before;
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        simulate(Worlds.acme());
        Bench.setUp(simulator);
        Bench.addApiToken("restorer", Worlds.ADMIN, Worlds.ADMIN_TOKEN);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, RemoveUserPermissions.REMOVE, RemoveUserPermissions.VIEW_PEOPLE)
                .everywhere()
                .to("restorer")
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

    private void simulate(SimulatorWorld world) {
        if (simulator != null) {
            simulator.close();
        }
        simulator = BitbucketSimulator.start(world);
        before = simulator.world().fingerprintWithout();
    }

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    private Run<?, ?> build(String script) throws Exception {
        return jenkins.buildAndAssertSuccess(
                Bench.pipeline("leavers-" + jenkins.jenkins.getItems().size(), script));
    }

    /** Jane and Dinesh, with a credential that can give back as well. */
    private Run<?, ?> removal() throws Exception {
        return build("""
                bitbucketRemoveUser email: 'jane@acme.org', dryRun: true
                bitbucketRemoveUser email: 'jane@acme.org', credentialsId: 'restorer'
                bitbucketRemoveUser email: 'dinesh@acme.org', credentialsId: 'restorer'
                bitbucketRemoveUser email: 'nobody@acme.org', credentialsId: 'restorer'
                """);
    }

    private JenkinsRule.WebClient as(String user) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        return user.equals("anonymous") ? client : client.login(user);
    }

    private HtmlPage page(String user, Run<?, ?> build) throws Exception {
        return as(user).goTo(build.getUrl() + PAGE);
    }

    private String text(Run<?, ?> build) throws Exception {
        return page("admin", build).asNormalizedText();
    }

    /** As it is, where a browser would go on to the login page. */
    private WebResponse post(String user, Run<?, ?> build, String what, String... people) throws Exception {
        JenkinsRule.WebClient client = as(user);
        String query = Stream.of(people)
                .map(key -> "person=" + URLEncoder.encode(key, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
        WebRequest post =
                new WebRequest(new URL(jenkins.getURL(), build.getUrl() + PAGE + what + query), HttpMethod.POST);
        return client.loadWebResponse(client.addCrumb(post));
    }

    private void press(String user, Run<?, ?> build, String button) throws Exception {
        press(page(user, build), button);
    }

    private static void press(HtmlPage page, String button) throws Exception {
        Page next = page.getFormByName("people").getButtonByName(button).click();
        assertEquals(200, next.getWebResponse().getStatusCode());
    }

    private static List<HtmlCheckBoxInput> choices(HtmlPage page) {
        HtmlForm form = page.getFormByName("people");
        return form.getInputsByName("person").stream()
                .map(HtmlCheckBoxInput.class::cast)
                .toList();
    }

    private static void waitForEnd(Run<?, ?> build) throws Exception {
        for (int i = 0; Restores.get().isRunning(build) && i < 600; i++) {
            Thread.sleep(100);
        }
        assertFalse(Restores.get().isRunning(build));
    }

    private void assertNothingIsDone(Run<?, ?> build, String because, WebResponse answer) throws Exception {
        assertEquals(400, answer.getStatusCode());
        assertThat(answer.getContentAsString(), containsString(because));
        waitForEnd(build);
        assertEquals(List.of(), simulator.writes());
    }

    private static WorkflowRun reloaded(Run<?, ?> build) throws Exception {
        WorkflowJob job = (WorkflowJob) build.getParent();
        job.doReload();
        return Jenkins.get()
                .getItemByFullName(job.getFullName(), WorkflowJob.class)
                .getBuildByNumber(build.getNumber());
    }

    @Test
    void nobodyElseSeesThePageOrMayPressItsButtons() throws Exception {
        Run<?, ?> build = removal();
        HtmlPage page = page("admin", build);
        String jane = choices(page).get(0).getValueAttribute();
        simulator.resetRequests();

        for (String user : List.of("anonymous", "reader", "builder", "auditor", "blind")) {
            assertThat(user, as(user).getPage(build).getWebResponse().getContentAsString(), not(containsString(PAGE)));
            assertThat(
                    user,
                    as(user).goTo(build.getUrl() + REPORTS).getWebResponse().getContentAsString(),
                    not(containsString(PAGE)));
            WebRequest look = new WebRequest(new URL(jenkins.getURL(), build.getUrl() + PAGE));
            assertEquals(403, as(user).loadWebResponse(look).getStatusCode(), user);
            for (String button : BUTTONS) {
                assertEquals(403, post(user, build, button, jane).getStatusCode(), user + " " + button);
            }
        }

        for (String button : BUTTONS) {
            String address = build.getUrl() + PAGE + button;
            int got = as("admin").goTo(address, null).getWebResponse().getStatusCode();
            assertTrue(got == 404 || got == 405, button + " " + got);
            WebRequest withoutCrumb = new WebRequest(new URL(jenkins.getURL(), address), HttpMethod.POST);
            assertEquals(403, as("admin").getPage(withoutCrumb).getWebResponse().getStatusCode(), button);
        }
        waitForEnd(build);
        assertEquals(0, simulator.count(), "nothing was asked of Bitbucket");
        assertEquals(4, Recorded.runs().size());
    }

    @Test
    void whatWasTakenAwayComesBack() throws Exception {
        Run<?, ?> build = reloaded(removal());
        assertThat(
                as("restorer").goTo(build.getUrl() + REPORTS).querySelectorAll("a[href='../" + PAGE + "']"),
                not(empty()));
        HtmlPage page = page("restorer", build);
        assertThat(page.asNormalizedText(), containsString("Jane Doe"));
        assertThat(page.asNormalizedText(), containsString("acme/terraform"));
        assertThat(page.asNormalizedText(), not(containsString("nobody@acme.org")));
        assertEquals(
                List.of(true, true),
                choices(page).stream().map(HtmlCheckBoxInput::isChecked).toList());

        press(page, "give");
        waitForEnd(build);

        assertEquals(before, simulator.world().fingerprintWithout());
        String after = text(build);
        assertThat(after, containsString("Restore: restored"));
        assertThat(after, containsString("Started by user restorer."));
        assertThat(after, containsString("9 restored"));
        assertThat(after, containsString("RESTORED dinesh@acme.org"));
        assertEquals(Result.SUCCESS, build.getResult());
        JoinedRun recorded = Recorded.runs().get(0);
        assertEquals(RunKind.RESTORE, recorded.run().kind());
        assertEquals("user restorer", recorded.run().startedBy());
        assertEquals("restorer", recorded.run().runsAs());
        assertEquals(List.of(Worlds.JANE, DINESH), recorded.run().asked());
        assertEquals(
                build.getParent().getFullName() + " #1", recorded.run().origin().describe());
        assertEquals("restored", recorded.result());
        assertThat(reloaded(build).getUrl(), text(reloaded(build)), containsString("Restore: restored"));
    }

    @Test
    void aPreviewTellsAndChangesNothing() throws Exception {
        Run<?, ?> build = removal();
        String gone = simulator.world().fingerprintWithout();
        simulator.resetRequests();

        press("admin", build, "look");
        waitForEnd(build);
        press("admin", build, "look");
        waitForEnd(build);

        assertEquals(gone, simulator.world().fingerprintWithout());
        assertEquals(List.of(), simulator.writes());
        String page = text(build);
        assertThat(page, containsString("Preview: planned"));
        assertThat(page, containsString("9 planned"));
        assertEquals(
                page.indexOf("Preview: planned"), page.lastIndexOf("Preview: planned"), "only the last one is kept");
        assertEquals(RunKind.RESTORE_PLAN, Recorded.runs().get(0).run().kind());
        assertEquals(1, restoreFiles(build, ".json"));
        assertEquals(1, restoreFiles(build, ".log"));
    }

    private static long restoreFiles(Run<?, ?> build, String ending) throws Exception {
        try (Stream<Path> kept = Files.list(ReportFolder.of(build))) {
            return kept.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("restore-") && name.endsWith(ending))
                    .count();
        }
    }

    @Test
    void onlyWhoWasChosenGetsAnythingBackAlsoAfterAPreview() throws Exception {
        Run<?, ?> build = removal();
        HtmlPage page = page("admin", build);
        choices(page).get(0).setChecked(false);
        press(page, "look");
        waitForEnd(build);
        HtmlPage again = page("admin", build);
        assertThat(again.asNormalizedText(), containsString("PLANNED: dinesh@acme.org"));
        assertThat(again.asNormalizedText(), not(containsString("PLANNED: jane@acme.org")));
        assertEquals(
                List.of(false, true),
                choices(again).stream().map(HtmlCheckBoxInput::isChecked).toList());

        press(again, "give");
        waitForEnd(build);

        assertTrue(simulator.world().isMember(DINESH));
        assertTrue(simulator.world().grantsOf(Worlds.JANE).isEmpty());
        assertFalse(simulator.world().isMember(Worlds.JANE));
        assertEquals(List.of(DINESH), Recorded.runs().get(0).run().asked());
    }

    @Test
    void nobodyAndSomebodyElseAreRefused() throws Exception {
        Run<?, ?> build = removal();
        String elena = simulator.world().person("elena@acme.org").uuid();
        simulator.resetRequests();

        assertNothingIsDone(build, "Choose at least one person", post("admin", build, "restore"));
        assertNothingIsDone(build, "is not in the report", post("admin", build, "restore", elena));
        WebResponse hostile = post("admin", build, "restore", "<script>alert(1)</script>");
        assertNothingIsDone(build, "is not in the report", hostile);
        assertThat(hostile.getContentAsString(), not(containsString("<script>alert(1)")));
        assertNothingIsDone(build, "was not cut off", post("admin", build, "goOn"));
        assertEquals(0, simulator.count(), "nothing was asked of Bitbucket");
    }

    @Test
    void theCredentialIsTheOneOfTheRemovalOrElseTheGlobalPages() throws Exception {
        Run<?, ?> byPage = build("bitbucketRemoveUser email: 'jane@acme.org'");
        press("admin", byPage, "give");
        waitForEnd(byPage);
        // without the scope to give grants
        assertThat(text(byPage), containsString("Restore: left-for-a-person"));
        assertThat(text(byPage), containsString("write:permission:bitbucket"));

        Run<?, ?> build = build("bitbucketRemoveUser email: 'dinesh@acme.org', credentialsId: 'restorer'");
        Path stored = build.getRootDir().toPath().resolve("build.xml");
        String xml = Files.readString(stored);
        Files.writeString(stored, xml.replace(">restorer<", ">" + Bench.CREDENTIALS_ID + "<"));
        Run<?, ?> changed = reloaded(build);
        simulator.resetRequests();
        press("admin", changed, "give");
        waitForEnd(changed);
        assertThat(text(changed), containsString("is not what the job had chosen for the removal"));
        assertThat(text(changed), containsString("It was not begun"));
        assertEquals(0, simulator.count(), "nothing was asked of Bitbucket");

        // as an earlier version has left it
        String without = Files.readString(stored)
                .replaceAll("(?s)<(io\\.jenkins\\.plugins\\.bitbucketremoveuser\\.build\\.RestoresAction).*</\\1>", "");
        assertThat(without, not(containsString("RestoresAction")));
        Files.writeString(stored, without);
        Run<?, ?> early = reloaded(build);
        press("admin", early, "give");
        waitForEnd(early);
        assertThat(text(early), containsString("Restore: left-for-a-person"));
        assertThat(text(early), containsString("write:permission:bitbucket"));
    }

    @Test
    void eachWorkspaceGetsTheCredentialOfItsOwnRemoval() throws Exception {
        simulate(TwoWorkspaces.world());
        Bench.pointTo(simulator);
        Bench.addApiToken("umbrella-admin", TwoWorkspaces.SECOND_ADMIN, TwoWorkspaces.SECOND_TOKEN);
        Run<?, ?> build = build("""
                bitbucketRemoveUser email: 'jane@acme.org'
                bitbucketRemoveUser email: 'jane@acme.org', workspace: 'umbrella', credentialsId: 'umbrella-admin'
                """);
        assertEquals(1, choices(page("admin", build)).size());

        press("admin", build, "give");
        waitForEnd(build);

        assertEquals(before, simulator.world().fingerprintWithout());
        assertThat(text(build), containsString("Restore: restored"));
    }

    @Test
    void whatAnApprovedPlanTookAwayComesBackToo() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        BitbucketRemoveUserBuilder step = new BitbucketRemoveUserBuilder();
        step.setEmail(Worlds.JANE);
        step.setCredentialsId("restorer");
        step.setDryRun(true);
        job.getBuildersList().add(step);
        Run<?, ?> build = jenkins.buildAndAssertSuccess(job);
        assertNull(build.getAction(RestoreAction.class));
        PlanRemoval plan = PlansAction.removals(build).get(0);
        jenkins.submit(as("admin")
                .goTo(build.getUrl() + "bitbucket-removal-approval/")
                .getFormByName("apply-" + plan.planId()));
        for (int i = 0; build.getAction(RestoreAction.class) == null && i < 600; i++) {
            Thread.sleep(100);
        }
        assertTrue(simulator.world().grantsOf(Worlds.JANE).isEmpty());

        press("admin", build, "give");
        waitForEnd(build);

        assertEquals(before, simulator.world().fingerprintWithout());
    }

    @Test
    void theRulesOfTheGlobalPageHold() throws Exception {
        Run<?, ?> build = removal();
        simulator.resetRequests();
        BitbucketRemoveUserConfiguration.get().setDryRunOnly(true);
        press("admin", build, "give");
        waitForEnd(build);
        assertThat(text(build), containsString("Restore: refused"));
        assertThat(text(build), containsString("the rule \"dry run only\", set in Manage Jenkins"));
        assertEquals(0, simulator.count(), "nothing was asked of Bitbucket");
        press("admin", build, "look");
        waitForEnd(build);
        assertThat(text(build), containsString("Preview: planned"));

        simulator.resetRequests();
        BitbucketRemoveUserConfiguration.get().setDryRunOnly(false);
        BitbucketRemoveUserConfiguration.get().setAllowedWorkspaces("umbrella");
        press("admin", build, "give");
        waitForEnd(build);
        assertThat(text(build), containsString("The workspace acme is not one of those that the rule"));
        assertEquals(0, simulator.count(), "nothing was asked of Bitbucket");
        assertTrue(simulator.world().grantsOf(Worlds.JANE).isEmpty());
    }

    @Test
    void thePageIsOnlyWhereARemovalWasAndIsOver() throws Exception {
        Run<?, ?> planned = build("bitbucketRemoveUser email: 'jane@acme.org', dryRun: true");
        assertNull(planned.getAction(RestoreAction.class));
        assertThat(page("admin", planned).getUrl().getPath(), not(containsString(PAGE)));
        Run<?, ?> nobody = build("bitbucketRemoveUser email: 'nobody@acme.org'");
        assertThat(text(nobody), containsString("took nothing away"));

        WorkflowRun build = Bench.pipeline("leaver", """
                        bitbucketRemoveUser email: 'dinesh@acme.org', credentialsId: 'restorer'
                        input 'Go on?'
                        """).scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Proceed or Abort", build);
        simulator.resetRequests();
        assertThat(text(build), containsString("still runs, and may take more away"));
        assertNothingIsDone(
                build,
                "still runs",
                post("admin", build, "restore", simulator.world().person(DINESH).uuid()));
        build.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));

        press("admin", build, "give");
        waitForEnd(build);
        assertEquals(before, simulator.world().fingerprintWithout());
        assertEquals(Result.ABORTED, build.getResult());
    }

    @Test
    void itIsPressedTwiceAndAbortedAndGoesOn() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger given = new AtomicInteger();
        Run<?, ?> build = removal();
        String jane = choices(page("admin", build)).get(0).getValueAttribute();
        simulator.onRequest(request -> {
            if (request.method().equals("PUT") && given.incrementAndGet() == 5) {
                reached.countDown();
                try {
                    goOn.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });

        press("admin", build, "give");
        assertTrue(reached.await(60, TimeUnit.SECONDS));
        for (String button : List.of("restore", "preview", "goOn")) {
            WebResponse second = post("admin", build, button, jane);
            assertEquals(400, second.getStatusCode(), button);
            assertThat(second.getContentAsString(), containsString("is being restored, or looked at, already"));
        }
        String running = text(build);
        assertThat(running, containsString("This runs, or waits for its turn."));
        assertThat(running, not(containsString("Who lost what")));
        post("reader", build, "abort");
        assertTrue(Restores.get().isRunning(build));

        jenkins.submit(page("admin", build).getFormByName("abort"));
        waitForEnd(build);
        simulator.clearHooks();
        goOn.countDown();
        assertFalse(before.equals(simulator.world().fingerprintWithout()));
        String cutOff = text(build);
        assertThat(cutOff, containsString("It was begun and cut off."));
        assertThat(cutOff, containsString("Restore: interrupted"));

        jenkins.submit(page("admin", reloaded(build)).getFormByName("goOn"));
        Run<?, ?> same = reloaded(build);
        waitForEnd(same);
        assertEquals(before, simulator.world().fingerprintWithout());
        String page = text(same);
        assertThat(page, containsString("Restore: restored"));
        assertThat(page, containsString("9 restored"));
        assertThat(page, containsString("Going on after an interruption."));
        assertThat(page, containsString("Gone on with by user admin."));
        assertEquals(
                List.of("ended", "resumed", "ended", "started"),
                Recorded.events().subList(0, 4));
    }

    @Test
    void hostileNamesAreTexts() throws Exception {
        String script = "<img src=x onerror=alert(1)>";
        simulate(SimulatorWorld.builder()
                .person(Worlds.ADMIN, "Ada Lindqvist")
                .person(Worlds.SECOND_ADMIN, "Olga Petrenko")
                .person(Worlds.JANE, script + "\u202Eeod")
                .workspace(
                        Worlds.WORKSPACE,
                        acme -> acme.admins("Administrators", Worlds.ADMIN, Worlds.SECOND_ADMIN)
                                .group("Dev " + script, Worlds.JANE))
                .apiToken(Worlds.ADMIN, Worlds.ADMIN_TOKEN, Credentials.ALL_SCOPES)
                .build());
        Bench.pointTo(simulator);
        Run<?, ?> build = build("bitbucketRemoveUser email: 'jane@acme.org', credentialsId: 'restorer'");

        List<HtmlPage> pages = new ArrayList<>();
        pages.add(page("admin", build));
        press("admin", build, "look");
        waitForEnd(build);
        pages.add(page("admin", build));
        press("admin", build, "give");
        waitForEnd(build);
        pages.add(page("admin", build));

        assertEquals(before, simulator.world().fingerprintWithout());
        for (HtmlPage page : pages) {
            assertThat(page.asNormalizedText(), containsString(script));
            assertThat(page.asNormalizedText(), containsString("Dev " + script));
            assertThat(page.querySelectorAll("img[src='x']"), empty());
            assertThat(page.getWebResponse().getContentAsString(), not(containsString("\u202E")));
        }
    }
}
