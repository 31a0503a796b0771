package io.jenkins.plugins.bitbucketremoveuser.schedule;

import static io.jenkins.plugins.casc.misc.Util.getUnclassifiedRoot;
import static io.jenkins.plugins.casc.misc.Util.toYamlString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.build.CleanUpSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Scheduled clean-ups on the global page and as code. */
@WithJenkins
class ScheduleConfigurationTest {
    private static final String YAML = """
            unclassified:
              bitbucketCleanUps:
                cleanUps:
                - name: "nightly"
                  schedule: "H 3 * * *"
                  settings:
                    accountStatus:
                    - "inactive"
                    - "closed"
                    cleanResidues: true
                    credentialsId: "bitbucket-admin"
                    dryRun: false
                    graceDays: 7
                    inactiveDays: 90
                    maxRemovals: 5
                    maxShare: 3
                    mostUnknown: 15
                    neverIn:
                    - "Administrators"
                    newcomerDays: 30
                    notOnRoster: "hr.csv"
                    protectedAccounts:
                    - "bot@acme.org"
                    rosterColumn: "Work e-mail"
                    rosterShrinkage: 20
                    workspace: "acme"
            """;

    @TempDir
    private Path folder;

    private static void assertAll(ScheduledCleanUp cleanUp) {
        assertEquals("nightly", cleanUp.getName());
        assertEquals("H 3 * * *", cleanUp.getSchedule());
        CleanUpSettings settings = cleanUp.getSettings();
        assertEquals(List.of("inactive", "closed"), settings.getAccountStatus());
        assertTrue(settings.isCleanResidues());
        assertEquals("bitbucket-admin", settings.getCredentialsId());
        assertEquals(DirectoryAction.NONE, settings.getDirectoryAction());
        assertFalse(settings.isDryRun());
        assertEquals(7, settings.getGraceDays());
        assertEquals(90, settings.getInactiveDays());
        assertEquals(5, settings.getMaxRemovals());
        assertEquals(3, settings.getMaxShare());
        assertEquals(15, settings.getMostUnknown());
        assertEquals(List.of("Administrators"), settings.getNeverIn());
        assertEquals(30, settings.getNewcomerDays());
        assertEquals("hr.csv", settings.getNotOnRoster());
        assertEquals(List.of("bot@acme.org"), settings.getProtectedAccounts());
        assertEquals("Work e-mail", settings.getRosterColumn());
        assertEquals(20, settings.getRosterShrinkage());
        assertEquals("acme", settings.getWorkspace());
        assertNull(settings.getEmailDomain());
        assertNull(settings.getOnList());
    }

    private void apply(String yaml) throws Exception {
        ConfigurationAsCode.get()
                .configure(
                        Files.writeString(folder.resolve("jenkins.yaml"), yaml).toString());
    }

    @Test
    void everyFieldCanBeSetAsCodeAndComesOutAgain(JenkinsRule jenkins) throws Exception {
        apply(YAML);

        assertAll(ScheduleBench.only());
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        String exported = toYamlString(getUnclassifiedRoot(context).get("bitbucketCleanUps"));
        assertThat(exported, containsString("inactiveDays: 90"));
        apply("unclassified:\n  bitbucketCleanUps:\n" + exported.indent(4));
        assertAll(ScheduleBench.only());
    }

    @Test
    void thePageKeepsEveryField(JenkinsRule jenkins) throws Exception {
        apply(YAML);

        jenkins.configRoundtrip();

        assertAll(ScheduleBench.only());
        CleanUpSchedule loaded = new CleanUpSchedule();
        assertAll(loaded.getCleanUps().get(0));
    }

    @Test
    void whatTheFormLeavesEmptyIsNotGiven(JenkinsRule jenkins) throws Exception {
        CleanUpSettings settings = new CleanUpSettings();
        settings.setInactiveDays(180);
        CleanUpSchedule.get().setCleanUps(List.of(new ScheduledCleanUp("by hand", settings)));

        jenkins.configRoundtrip();

        CleanUpSettings after = ScheduleBench.only().getSettings();
        assertEquals(180, after.getInactiveDays());
        assertTrue(after.isDryRun());
        assertNull(after.getNotOnRoster());
        assertNull(after.getNeverIn());
        assertNull(after.getAccountStatus());
        assertNull(after.getMaxRemovals());
        assertNull(after.getGraceDays());
        assertNull(ScheduleBench.only().getSchedule());
    }

    /** Else the usual limit would hold without a word. */
    @Test
    void limitThatIsOutOfRangeIsRefusedOnThePage(JenkinsRule jenkins) throws Exception {
        apply(YAML);
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            HtmlForm form = client.goTo("configure").getFormByName("config");
            form.getInputByName("_.maxRemovals").setValue("0");

            HtmlPage refused = jenkins.submit(form);
            assertEquals(400, refused.getWebResponse().getStatusCode(), "an answer, and no crash");
            assertThat(refused.asNormalizedText(), containsString("maxRemovals: \"0\" is out of range"));
        }

        assertAll(ScheduleBench.only());
    }

    @Test
    void theLastOneCanBeDeleted(JenkinsRule jenkins) throws Exception {
        apply(YAML);
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            HtmlPage page = client.goTo("configure");
            HtmlForm form = page.getFormByName("config");
            form.getFirstByXPath(".//div[contains(@class,'repeated-chunk')][.//*[@name='_.schedule']]");
            org.htmlunit.html.HtmlElement delete = form.getFirstByXPath(
                    ".//div[contains(@class,'repeated-chunk')][.//*[@name='_.schedule']]//button[contains(@class,'repeatable-delete')]");
            delete.click();
            client.waitForBackgroundJavaScript(2000);
            jenkins.submit(form);
        }

        assertEquals(List.of(), CleanUpSchedule.get().getCleanUps());
    }

    @Test
    void whatCannotBeMeantIsRefusedAndAllStaysAsItWas(JenkinsRule jenkins) throws Exception {
        apply(YAML);
        String one = "    cleanUps:\n    - name: \"other\"\n";

        assertRefused(
                "    cleanUps:\n    - name: \"a/b\"\n      settings: {inactiveDays: 5}\n", "name: \"a/b\" is no name");
        assertRefused(one, "notOnRoster: is empty, and nothing else says whom to find");
        assertRefused(
                one + "      schedule: \"nightly\"\n      settings: {inactiveDays: 5}\n",
                "schedule: \"nightly\" is not understood");
        assertRefused(one + "      settings: {inactiveDays: 0}\n", "inactiveDays: \"0\" is out of range");
        assertRefused(one + "      settings: {inactiveDays: 5, maxShare: 200}\n", "maxShare: \"200\" is out of range");
        assertRefused(
                one + "      settings: {notOnRoster: \"/etc/passwd\"}\n",
                "notOnRoster: \"/etc/passwd\" leads out of the workspace");
        assertRefused(
                one + "      settings: {inactiveDays: 5}\n    - name: \"Other\"\n      settings: {inactiveDays: 5}\n",
                "name: \"Other\" is there twice");
        assertAll(ScheduleBench.only());
    }

    private void assertRefused(String lines, String why) {
        ConfiguratorException refused =
                assertThrows(ConfiguratorException.class, () -> apply("unclassified:\n  bitbucketCleanUps:\n" + lines));
        String all = "";
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            all += cause.getMessage() + "\n";
        }
        assertTrue(all.contains(why), all);
    }

    @Test
    void theFormTellsWhatItThinks(JenkinsRule jenkins) {
        ScheduledCleanUp.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(ScheduledCleanUp.DescriptorImpl.class);

        assertEquals(FormValidation.Kind.OK, form.doCheckSchedule("H 3 * * *", "nightly").kind);
        assertThat(
                form.doCheckSchedule("H 3 * * *", "nightly").getMessage(), containsString("It would run next at 20"));
        assertEquals(FormValidation.Kind.WARNING, form.doCheckSchedule("* * * * *", "nightly").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckSchedule("often", "nightly").kind);
        assertThat(form.doCheckSchedule("", "nightly").getMessage(), containsString("by hand only"));
        assertEquals(FormValidation.Kind.ERROR, form.doCheckName("a/b").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckName("nightly").kind);
    }
}
