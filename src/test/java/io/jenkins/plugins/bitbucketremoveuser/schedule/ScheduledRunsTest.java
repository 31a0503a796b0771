package io.jenkins.plugins.bitbucketremoveuser.schedule;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.ExtensionList;
import hudson.model.AdministrativeMonitor;
import hudson.model.Item;
import io.jenkins.plugins.bitbucketremoveuser.build.CleanUpSettings;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.management.Recorded;
import io.jenkins.plugins.bitbucketremoveuser.permission.RemoveUserPermissions;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.net.URL;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Clean-ups that need no job: by the timer and by hand, and what is told of them. */
@WithJenkins
class ScheduledRunsTest {
    private static final String PAGE = "manage/bitbucket-clean-ups/";

    private final BitbucketSimulator simulator = BitbucketSimulator.start(ScheduleBench.office());
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Bench.setUp(simulator);
        BitbucketRemoveUserConfiguration.get().setVerificationWaitSeconds(0);
        Jenkins.SYSTEM_READ.setEnabled(true);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ, Item.READ)
                .everywhere()
                .to("inspector")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ, RemoveUserPermissions.REMOVE)
                .everywhere()
                .to("remover")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
        ScheduleBench.writeRoster(ScheduleBench.roster());
    }

    @AfterEach
    void tearDown() {
        Jenkins.SYSTEM_READ.setEnabled(false);
        simulator.close();
    }

    private boolean isThere() {
        return simulator.world().isMember(ScheduleBench.LEAVER);
    }

    // --- what a run does

    @Test
    void whoeverIsNotOnTheRosterIsRemovedAndAllOfItIsRecorded() throws Exception {
        ScheduleBench.setUp(ScheduleBench.cleanUp(false));

        LastRun last = ScheduleBench.runToItsEnd();

        assertEquals("removed", last.outcome());
        assertFalse(isThere());
        assertEquals(11, simulator.world().members().size());
        assertThat(last.summary(), containsString("Clean-up of workspace acme: removed (1 removed)"));
        assertThat(ScheduleBench.log(), containsString("Clean-up nightly, started by timer."));
        assertThat(ScheduleBench.log(), not(containsString(Worlds.SCOPED_TOKEN)));
        assertEquals(List.of("ended", "started"), Recorded.events());
        var run = Recorded.runs().get(0);
        assertEquals("clean-up", run.run().kind().word());
        assertEquals("schedule, nightly", run.run().origin().describe());
        assertEquals("timer", run.run().startedBy());
        assertEquals("removed", run.result());
    }

    @Test
    void itIsADryRunUnlessThatIsSwitchedOff() throws Exception {
        CleanUpSettings settings = new CleanUpSettings();
        settings.setNotOnRoster("hr.txt");
        ScheduleBench.setUp(new ScheduledCleanUp(ScheduleBench.NAME, settings));

        assertEquals("planned", ScheduleBench.runToItsEnd().outcome());

        assertTrue(isThere());
        assertEquals("clean-up-plan", Recorded.runs().get(0).run().kind().word());
    }

    @Test
    void rosterOfTheLastRunIsRemembered() throws Exception {
        ScheduleBench.setUp(ScheduleBench.cleanUp(false));
        ScheduleBench.runToItsEnd();
        ScheduleBench.writeRoster(Worlds.ADMIN + "\nworker0@acme.org\n");

        LastRun last = ScheduleBench.runToItsEnd();

        assertEquals("refused", last.outcome());
        assertThat(last.summary(), containsString("stopped: roster-shrunk"));
        assertEquals(11, simulator.world().members().size());
    }

    @Test
    void rulesOfTheGlobalPageHold() throws Exception {
        BitbucketRemoveUserConfiguration.get().setDryRunOnly(true);
        ScheduleBench.setUp(ScheduleBench.cleanUp(false));

        assertEquals("refused", ScheduleBench.runToItsEnd().outcome());
        assertTrue(isThere());
    }

    /** Nothing has to be lent to jobs: this is the administrator's own. */
    @Test
    void credentialOfJenkinsItselfIsUsed() throws Exception {
        assertFalse(BitbucketRemoveUserConfiguration.get().isCredentialsLentToJobs());
        CleanUpSettings settings = ScheduleBench.settings(false);
        settings.setCredentialsId("nobody's");
        ScheduleBench.setUp(new ScheduledCleanUp(ScheduleBench.NAME, settings));

        LastRun last = ScheduleBench.runToItsEnd();

        assertEquals("failed", last.outcome());
        assertThat(last.summary(), containsString("\"nobody's\" is no credential that can be used here"));
        assertEquals(0, simulator.count());
    }

    // --- files

    @Test
    void fileThatIsNotThereFailsTheRunAndNamesTheFolder() throws Exception {
        CleanUpSettings settings = new CleanUpSettings();
        settings.setNotOnRoster("other.txt");
        ScheduleBench.setUp(new ScheduledCleanUp(ScheduleBench.NAME, settings));

        LastRun last = ScheduleBench.runToItsEnd();

        assertEquals("failed", last.outcome());
        assertThat(last.summary(), containsString("\"other.txt\" is not in the folder " + CleanUpFolder.rosters()));
        assertEquals(0, simulator.count());
        // there is no build that tells of it
        assertEquals(List.of("ended", "started"), Recorded.events());
        assertEquals("failed", Recorded.runs().get(0).result());
        assertThat(Recorded.runs().get(0).end().orElseThrow().error(), containsString("notOnRoster: \"other.txt\""));
        assertTrue(new CleanUpFolder(ScheduleBench.only()).current().isEmpty());
    }

    @Test
    void rosterThatIsEmptyFailsTheRun() throws Exception {
        ScheduleBench.setUp(ScheduleBench.cleanUp(false));
        ScheduleBench.writeRoster("\n");

        assertEquals("failed", ScheduleBench.runToItsEnd().outcome());
        assertTrue(isThere());
    }

    // --- the timer

    @Test
    void timerStartsWhatIsDueAndNothingElse() throws Exception {
        ScheduledCleanUp often = ScheduleBench.cleanUp(false);
        often.setSchedule("* * * * *");
        ScheduledCleanUp never = new ScheduledCleanUp("never", ScheduleBench.settings(false));
        never.setSchedule("0 0 31 2 *");
        ScheduledCleanUp byHand = new ScheduledCleanUp("by hand", ScheduleBench.settings(false));
        ScheduleBench.setUp(often, never, byHand);

        ExtensionList.lookupSingleton(CleanUpTimer.class).doRun();

        assertEquals("removed", ScheduleBench.end().outcome());
        assertTrue(new CleanUpFolder(never).last().isEmpty());
        assertTrue(new CleanUpFolder(byHand).last().isEmpty());
    }

    @Test
    void jenkinsThatIsAboutToGoDownBeginsNothing() throws Exception {
        ScheduledCleanUp often = ScheduleBench.cleanUp(false);
        often.setSchedule("* * * * *");
        ScheduleBench.setUp(often);
        jenkins.jenkins.doQuietDown();

        ExtensionList.lookupSingleton(CleanUpTimer.class).doRun();

        assertFalse(ScheduledRuns.get().isRunning(ScheduleBench.only()));
        assertTrue(new CleanUpFolder(ScheduleBench.only()).last().isEmpty());
        jenkins.jenkins.doCancelQuietDown();
    }

    // --- abort, and twice at once

    @Test
    void oneThatRunsIsNotStartedAgainAndCanBeAborted() throws Exception {
        ScheduleBench.setUp(ScheduleBench.cleanUp(false));
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        simulator.onRequest(request -> {
            if (request.path().endsWith("/members")) {
                reached.countDown();
                await(goOn);
            }
        });
        ScheduledRuns.get().start(ScheduleBench.only(), "timer");
        assertTrue(reached.await(30, TimeUnit.SECONDS));

        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> ScheduledRuns.get().start(ScheduleBench.only(), "user admin"));
        assertThat(refused.getMessage(), containsString("\"nightly\" runs already"));
        assertThat(page("admin").asNormalizedText(), containsString("It runs."));
        submit("admin", "abort-nightly");
        goOn.countDown();

        assertEquals("interrupted", ScheduleBench.end().outcome());
        assertTrue(isThere());
        assertTrue(new CleanUpFolder(ScheduleBench.only()).current().isEmpty(), "it does not go on by itself");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // --- the page

    private JenkinsRule.WebClient as(String user) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setJavaScriptEnabled(false);
        return user.isEmpty() ? client : client.login(user);
    }

    private HtmlPage page(String user) throws Exception {
        return as(user).goTo(PAGE);
    }

    private String html(String user) throws Exception {
        return page(user).getWebResponse().getContentAsString();
    }

    /** Jenkins's own script gives the form its crumb. */
    private void submit(String user, String form) throws Exception {
        JenkinsRule.WebClient client = as(user);
        client.getOptions().setJavaScriptEnabled(true);
        jenkins.submit(client.goTo(PAGE).getFormByName(form));
    }

    @Test
    void runNowRemovesAndTheAuditLogNamesWhoStartedIt() throws Exception {
        ScheduleBench.setUp(ScheduleBench.cleanUp(false));

        submit("admin", "run-nightly");

        assertEquals("removed", ScheduleBench.end().outcome());
        assertFalse(isThere());
        assertEquals("user admin", Recorded.runs().get(0).run().startedBy());
        assertThat(page("admin").asNormalizedText(), containsString("started by user admin"));
        // in the log, which is folded
        assertThat(html("admin"), containsString("Leo &lt;b>Leaver"));
        assertThat(html("admin"), not(containsString("<b>Leaver")));
        assertEquals(
                "removed",
                new ObjectMapper()
                        .readTree(as("admin")
                                .goTo(PAGE + "report?name=nightly", "application/json")
                                .getWebResponse()
                                .getContentAsString())
                        .path("outcome")
                        .asText());
    }

    @Test
    void whoMayStartAndWhoMaySee() throws Exception {
        ScheduleBench.setUp(ScheduleBench.cleanUp(false));

        for (String user : List.of("", "reader")) {
            assertEquals(403, get(user, ""), user);
        }
        for (String user : List.of("", "reader", "inspector")) {
            assertEquals(403, post(user, "run?name=nightly"), user);
            assertEquals(403, post(user, "abort?name=nightly"), user);
        }
        assertTrue(get("admin", "run?name=nightly") >= 400, "a link must not start it");
        assertFalse(ScheduledRuns.get().isRunning(ScheduleBench.only()));
        assertEquals(0, simulator.count());
        assertThat(page("inspector").asXml(), not(containsString("run-nightly")));

        submit("remover", "run-nightly");
        ScheduleBench.end();

        assertFalse(isThere());
        for (String user : List.of("inspector", "remover")) {
            assertThat(page(user).asNormalizedText(), containsString("removed"));
            assertThat(html(user), not(containsString("Leaver")));
            assertEquals(403, get(user, "report?name=nightly"), user);
        }
    }

    @Test
    void oneThatIsNotThereIsNotStarted() throws Exception {
        assertEquals(404, post("admin", "run?name=other"));
        assertThat(page("admin").asNormalizedText(), containsString("No clean-up is set up"));
    }

    /** As it is, where a browser would go on to the login page. */
    private int get(String user, String action) throws Exception {
        return as(user).loadWebResponse(new WebRequest(new URL(jenkins.getURL(), PAGE + action)))
                .getStatusCode();
    }

    private int post(String user, String action) throws Exception {
        JenkinsRule.WebClient client = as(user);
        return client.loadWebResponse(
                        client.addCrumb(new WebRequest(new URL(jenkins.getURL(), PAGE + action), HttpMethod.POST)))
                .getStatusCode();
    }

    // --- the monitor

    private static boolean isTold() {
        return ExtensionList.lookupSingleton(CleanUpMonitor.class).isActivated();
    }

    @Test
    void administratorsAreToldOfAFailureUntilARunGoesThrough() throws Exception {
        ScheduleBench.setUp(ScheduleBench.cleanUp(false));
        assertFalse(isTold());
        simulator.faults().always(request -> request.path().endsWith("/members"), Fault.status(403));
        ScheduleBench.runToItsEnd();
        assertTrue(isTold());
        AdministrativeMonitor monitor = ExtensionList.lookupSingleton(CleanUpMonitor.class);
        String shown = as("admin").goTo("manage/").asNormalizedText();
        assertThat(shown, containsString("The last run of these clean-ups of Bitbucket failed, or was stopped:"));
        assertThat(shown, containsString("nightly: failed"));
        assertTrue(monitor.isEnabled());

        simulator.faults().clear();
        ScheduleBench.runToItsEnd();

        assertFalse(isTold());
    }

    @Test
    void administratorsAreToldOfARunThatARuleStopped() throws Exception {
        CleanUpSettings settings = ScheduleBench.settings(false);
        settings.setMaxShare(1);
        settings.setMaxRemovals(1);
        ScheduleBench.setUp(new ScheduledCleanUp(ScheduleBench.NAME, settings));
        ScheduleBench.writeRoster(ScheduleBench.roster().replace("worker9@acme.org\n", ""));

        assertEquals("refused", ScheduleBench.runToItsEnd().outcome());

        assertTrue(isTold());
        assertTrue(isThere());
    }
}
