package io.jenkins.plugins.bitbucketremoveuser.builder;

import static io.jenkins.plugins.bitbucketremoveuser.simulator.Office.LENA;
import static io.jenkins.plugins.bitbucketremoveuser.simulator.Office.LEO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Label;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.tasks.Shell;
import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.build.CleanUpSettings;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.management.Recorded;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportAction;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Office;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.xml.transform.stream.StreamSource;
import net.sf.json.JSONObject;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.StaplerRequest2;

@WithJenkins
class BitbucketCleanUpBuilderTest {
    private JenkinsRule jenkins;
    private BitbucketSimulator simulator;
    private FreeStyleProject job;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        simulator = BitbucketSimulator.start(Office.world());
        Bench.setUp(simulator);
        job = jenkins.createFreeStyleProject("office");
    }

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    private static CleanUpSettings roster(String file) {
        CleanUpSettings settings = new CleanUpSettings();
        settings.setNotOnRoster(file);
        return settings;
    }

    private void writeRosterWithout(String... gone) throws Exception {
        job.getBuildersList()
                .add(new Shell("mkdir -p hr; cat > hr/roster.txt <<'END'\n" + Office.rosterWithout(gone) + "END\n"));
    }

    private BitbucketCleanUpBuilder kept() {
        return job.getBuildersList().get(BitbucketCleanUpBuilder.class);
    }

    private static BitbucketCleanUpBuilder.DescriptorImpl form(JenkinsRule jenkins) {
        return jenkins.jenkins.getDescriptorByType(BitbucketCleanUpBuilder.DescriptorImpl.class);
    }

    // --- the form

    @Test
    void theFormKeepsEveryField() throws Exception {
        Bench.addApiToken("groups", "key", "secret");
        Bench.addSecretText("key", "secret");
        CleanUpSettings settings = roster("hr/$UNIT.csv");
        settings.setRosterColumn("Work e-mail");
        settings.setMostUnknown(50);
        settings.setOnList("hr/leavers.json");
        settings.setListColumn("mail");
        settings.setEmailDomain("contractors.acme.org");
        settings.setNeverIn(List.of("Release Managers", "developers"));
        settings.setGrantedOnlyDirectly(true);
        settings.setAccountStatus(List.of("inactive", "closed"));
        settings.setInactiveDays(90);
        settings.setNewcomerDays(30);
        settings.setWorkspace("acme");
        settings.setProtectedAccounts(List.of("bot@acme.org", "5b10ac8d82e05b22cc7d4ef5"));
        settings.setProtectedDomains(List.of("*.board.acme.org"));
        settings.setProtectedGroups(List.of("Release Managers", "#infra"));
        settings.setCredentialsId(Bench.CREDENTIALS_ID);
        settings.setCredentialsKind(CredentialKind.USER_API_TOKEN);
        settings.setGroupsCredentialsId("groups");
        settings.setGroupsCredentialsKind(CredentialKind.OAUTH_CONSUMER);
        settings.setOrganisationId("4b5c-9");
        settings.setOrganisationCredentialsId("key");
        settings.setDryRun(false);
        settings.setMaxRemovals(3);
        settings.setMaxShare(25);
        settings.setRosterShrinkage(0);
        settings.setGraceDays(14);
        settings.setDirectoryAction(DirectoryAction.SUSPEND);
        settings.setCleanResidues(true);
        BitbucketCleanUpBuilder step = new BitbucketCleanUpBuilder(settings);
        step.setName("$UNIT");
        job.getBuildersList().add(step);

        jenkins.configRoundtrip(job);

        jenkins.assertEqualDataBoundBeans(step, kept());
        assertEquals("$UNIT", kept().getName());
        jenkins.assertEqualDataBoundBeans(settings, kept().getSettings());
        assertEquals(
                List.of("Release Managers", "developers"), kept().getSettings().getNeverIn());
    }

    @Test
    void whatIsLeftEmptyIsNotGivenAndADryRunStaysOne() throws Exception {
        job.getBuildersList().add(new BitbucketCleanUpBuilder(null));

        jenkins.configRoundtrip(job);

        CleanUpSettings settings = kept().getSettings();
        assertTrue(settings.isDryRun());
        assertNull(kept().getName());
        assertNull(settings.getNotOnRoster());
        assertNull(settings.getNeverIn());
        assertNull(settings.getAccountStatus());
        assertNull(settings.getInactiveDays());
        assertNull(settings.getMaxRemovals());
        assertNull(settings.getGraceDays());
        assertEquals(DirectoryAction.NONE, settings.getDirectoryAction());
    }

    @Test
    void aNewStepInTheFormIsADryRun() throws Exception {
        JenkinsRule.WebClient web = jenkins.createWebClient();
        HtmlPage page = web.getPage(job, "configure");
        page.executeJavaScript("document.querySelector('.hetero-list-add[suffix=\"builder\"]').click()");
        web.waitForBackgroundJavaScript(5000);
        for (DomNode item : page.querySelectorAll(".jenkins-dropdown__item")) {
            if (item.asNormalizedText().equals("Clean up a Bitbucket workspace")) {
                ((HtmlElement) item).click();
            }
        }
        web.waitForBackgroundJavaScript(5000);
        jenkins.submit(page.getFormByName("config"));

        assertTrue(kept().getSettings().isDryRun());
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxRemovals", "maxShare", "rosterShrinkage", "graceDays", "inactiveDays"})
    void aNumberThatIsWrongIsShownAndNothingIsSaved(String field) throws Exception {
        CleanUpSettings settings = new CleanUpSettings();
        settings.setNeverIn(List.of("Developers"));
        settings.setInactiveDays(90);
        settings.setMaxRemovals(2);
        job.getBuildersList().add(new BitbucketCleanUpBuilder(settings));
        job.save();
        JenkinsRule.WebClient web = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = web.getPage(job, "configure").getFormByName("config");
        form.getInputByName("_." + field).setAttribute("type", "text");
        form.getInputByName("_." + field).setValue("1O");

        HtmlPage answer = (HtmlPage) jenkins.submit(form);

        assertTrue(
                answer.asNormalizedText().contains(field + ": \"1O\" is no whole number"), answer.asNormalizedText());
        jenkins.assertEqualDataBoundBeans(settings, kept().getSettings());
    }

    /** Jenkins would go on after an exception, with what was typed. */
    @Test
    void aPartThatCannotBeMeantIsNeverBoundWhoeverHasIt() {
        CleanUpSettings.DescriptorImpl part = jenkins.jenkins.getDescriptorByType(CleanUpSettings.DescriptorImpl.class);
        JSONObject typed = new JSONObject();
        typed.put("maxShare", "all");

        LinkageError refused = assertThrows(LinkageError.class, () -> part.newInstance((StaplerRequest2) null, typed));

        assertTrue(refused.getMessage().startsWith("maxShare: \"all\" is no whole number"), refused.getMessage());
    }

    @Test
    void whatIsTypedIsCheckedWithinTheJob() throws Exception {
        job.getBuildersList().add(new BitbucketCleanUpBuilder(roster("hr.csv")));
        HtmlForm form = jenkins.createWebClient().getPage(job, "configure").getFormByName("config");

        for (String field : List.of("maxShare", "notOnRoster", "workspace", "inactiveDays")) {
            String url = form.getInputByName("_." + field).getAttribute("checkUrl");
            assertTrue(url.contains("/job/office/descriptorByName/" + CleanUpSettings.class.getName()), url);
        }
        String url = form.getInputByName("_.name").getAttribute("checkUrl");
        assertTrue(url.contains("/job/office/descriptorByName/" + BitbucketCleanUpBuilder.class.getName()), url);
        CleanUpSettings.DescriptorImpl part = jenkins.jenkins.getDescriptorByType(CleanUpSettings.DescriptorImpl.class);
        assertEquals(FormValidation.Kind.OK, part.doCheckEmailDomain(job, "$DOMAIN").kind);
        assertEquals(FormValidation.Kind.ERROR, part.doCheckEmailDomain(job, "acme").kind);
        assertEquals(FormValidation.Kind.ERROR, part.doCheckNotOnRoster(job, "../roster.csv").kind);
        assertEquals(FormValidation.Kind.ERROR, part.doCheckMaxShare(job, "$SHARE").kind);
        assertEquals(FormValidation.Kind.OK, form(jenkins).doCheckName(job, "$UNIT").kind);
        assertEquals(FormValidation.Kind.ERROR, form(jenkins).doCheckName(job, "a/b").kind);
    }

    // --- the configuration

    @Test
    void theJobsConfigurationHoldsNothingButPlainLists() throws Exception {
        CleanUpSettings settings = roster("hr.csv");
        settings.setNeverIn(List.of("Developers", "Board"));
        settings.setProtectedGroups(List.of("Administrators"));
        job.getBuildersList().add(new BitbucketCleanUpBuilder(settings));

        String xml = job.getConfigFile().asString();

        assertFalse(xml.contains("java.util"), xml);
        assertTrue(xml.contains("<string>Board</string>"), xml);
        assertFalse(xml.contains("emailDomain"), xml);
    }

    /** Nobody must leave since a line is missing in a file that somebody has written by hand. */
    @Test
    void aConfigurationWithoutAWordAboutDryRunsIsOne() throws Exception {
        writeRosterWithout(LEO);
        String config = job.getConfigFile().asString().replace("</builders>", """
                <io.jenkins.plugins.bitbucketremoveuser.builder.BitbucketCleanUpBuilder>
                  <settings><notOnRoster>hr/roster.txt</notOnRoster></settings>
                </io.jenkins.plugins.bitbucketremoveuser.builder.BitbucketCleanUpBuilder>
                </builders>""");
        job.updateByXml(new StreamSource(new ByteArrayInputStream(config.getBytes(StandardCharsets.UTF_8))));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("Dry run of a clean-up of workspace acme: planned (1 planned).", build);
        assertTrue(simulator.world().isMember(LEO));
    }

    @Test
    void aConfigurationWithoutSettingsLooksForNobody() throws Exception {
        String config = job.getConfigFile()
                .asString()
                .replace(
                        "<builders/>",
                        "<builders><io.jenkins.plugins.bitbucketremoveuser.builder.BitbucketCleanUpBuilder/></builders>");
        job.updateByXml(new StreamSource(new ByteArrayInputStream(config.getBytes(StandardCharsets.UTF_8))));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("notOnRoster: is empty, and nothing else says whom to find.", build);
        assertEquals(0, simulator.count());
    }

    // --- the build

    @Test
    void itRemovesWithVariablesOnAnAgent() throws Exception {
        job.setAssignedNode(jenkins.createOnlineSlave(Label.get("agent")));
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("LIST", ""), new StringParameterDefinition("UNIT", "")));
        writeRosterWithout(LEO);
        CleanUpSettings settings = roster("hr/${LIST}.txt");
        settings.setWorkspace("$UNIT");
        settings.setDryRun(false);
        BitbucketCleanUpBuilder step = new BitbucketCleanUpBuilder(settings);
        step.setName("${UNIT} Leavers");
        job.getBuildersList().add(step);
        String others = simulator.world().fingerprintWithout(LEO);

        FreeStyleBuild build = jenkins.assertBuildStatusSuccess(job.scheduleBuild2(
                0,
                new ParametersAction(
                        new StringParameterValue("LIST", "roster"), new StringParameterValue("UNIT", "acme"))));

        jenkins.assertLogContains("Clean-up of workspace acme: removed (1 removed).", build);
        assertTrue(Office.isGone(simulator.world(), LEO));
        assertEquals(others, simulator.world().fingerprintWithout(LEO));
        assertTrue(Files.exists(job.getRootDir().toPath().resolve("bitbucket-clean-up/acme+acme leavers.json")));
        assertEquals("removed", Recorded.runs().get(0).result());
        String report = jenkins.createWebClient()
                .getPage(build, "bitbucket-remove-user/")
                .asNormalizedText();
        assertTrue(report.contains("Leo Leaver"), report);
    }

    @Test
    void overALimitTheBuildFailsAndNobodyIsTouched() throws Exception {
        writeRosterWithout(LEO, LENA);
        CleanUpSettings settings = roster("hr/roster.txt");
        settings.setDryRun(false);
        job.getBuildersList().add(new BitbucketCleanUpBuilder(settings));
        String before = simulator.world().fingerprintWithout();

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains(
                "ERROR: Clean-up of workspace acme: refused (2 due), stopped: too-large-share.", build);
        assertEquals(before, simulator.world().fingerprintWithout());
        assertNull(build.getAction(ReportAction.class));
    }

    @Test
    void whatIsLeftForAPersonMakesTheBuildUnstableAndTheNextStepsStillRun() throws Exception {
        simulator.world().invite(Worlds.INVITED, "developers");
        writeRosterWithout(LEO);
        CleanUpSettings settings = roster("hr/roster.txt");
        settings.setDryRun(false);
        job.getBuildersList().add(new BitbucketCleanUpBuilder(settings));
        job.getBuildersList().add(new Shell("echo and then"));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.UNSTABLE, job);

        assertTrue(Office.isGone(simulator.world(), LEO));
        jenkins.assertLogContains("and then", build);
    }

    @Test
    void anAbortStopsIt() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        simulator.onRequest(request -> {
            if (request.endpoint().startsWith("DELETE /1.0")) {
                reached.countDown();
                try {
                    goOn.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        writeRosterWithout(LEO);
        CleanUpSettings settings = roster("hr/roster.txt");
        settings.setDryRun(false);
        job.getBuildersList().add(new BitbucketCleanUpBuilder(settings));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        assertTrue(reached.await(60, TimeUnit.SECONDS));

        build.doStop();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("Clean-up of workspace acme: interrupted", build);
        goOn.countDown();
    }

    @Test
    void onlyAFileNeedsAWorkspace() {
        CleanUpSettings settings = new CleanUpSettings();
        settings.setInactiveDays(90);
        assertFalse(new BitbucketCleanUpBuilder(settings).requiresWorkspace());
        settings.setOnList("leavers.txt");
        assertTrue(new BitbucketCleanUpBuilder(settings).requiresWorkspace());
        assertTrue(new BitbucketCleanUpBuilder(roster("hr.csv")).requiresWorkspace());
    }

    @Test
    void inAPipelineTheSame() throws Exception {
        WorkflowRun build =
                jenkins.buildAndAssertSuccess(Bench.pipeline("pipeline", """
                node {
                    writeFile file: 'hr.txt', text: '''%s'''
                    step([$class: 'BitbucketCleanUpBuilder', settings: [notOnRoster: 'hr.txt']])
                    bitbucketUserCleanUp settings: [notOnRoster: 'hr.txt', dryRun: false], name: 'symbol'
                }
                """.formatted(Office.rosterWithout(LEO))));

        jenkins.assertLogContains("Dry run of a clean-up of workspace acme: planned (1 planned).", build);
        jenkins.assertLogContains("Clean-up of workspace acme: removed (1 removed).", build);
    }
}
