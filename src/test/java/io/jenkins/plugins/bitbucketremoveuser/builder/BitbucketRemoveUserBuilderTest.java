package io.jenkins.plugins.bitbucketremoveuser.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.TwoWorkspaces;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.html.HtmlForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class BitbucketRemoveUserBuilderTest {
    private JenkinsRule jenkins;
    private BitbucketSimulator simulator;
    private FreeStyleProject job;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        simulator = BitbucketSimulator.start(Worlds.acme());
        Bench.setUp(simulator);
        job = jenkins.createFreeStyleProject("leaver");
    }

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    private static BitbucketRemoveUserBuilder removing(String email) {
        BitbucketRemoveUserBuilder step = new BitbucketRemoveUserBuilder();
        step.setEmail(email);
        return step;
    }

    @Test
    void theFormKeepsSeveralAddresses() throws Exception {
        BitbucketRemoveUserBuilder step = new BitbucketRemoveUserBuilder();
        step.setEmails(List.of("jane@acme.org", "$EMAIL"));
        job.getBuildersList().add(step);

        jenkins.configRoundtrip(job);

        jenkins.assertEqualDataBoundBeans(step, job.getBuildersList().get(BitbucketRemoveUserBuilder.class));
    }

    @Test
    void theFormKeepsSeveralWorkspacesAndAll() throws Exception {
        BitbucketRemoveUserBuilder several = removing(Worlds.JANE);
        several.setWorkspaces(List.of("acme", "$TEAM"));
        BitbucketRemoveUserBuilder all = removing(Worlds.JANE);
        all.setAllWorkspaces(true);
        job.getBuildersList().addAll(List.of(several, all));

        jenkins.configRoundtrip(job);

        jenkins.assertEqualDataBoundBeans(
                List.of(several, all), job.getBuildersList().getAll(BitbucketRemoveUserBuilder.class));
    }

    @Test
    void severalWorkspacesAreLeftInOneBuildEachWithItsOwnCredential() throws Exception {
        simulator.close();
        simulator = BitbucketSimulator.start(TwoWorkspaces.world());
        Bench.pointTo(simulator);
        Bench.addEntry(TwoWorkspaces.SECOND, TwoWorkspaces.SECOND_ADMIN, TwoWorkspaces.SECOND_TOKEN);
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("TEAM", "umbrella")));
        BitbucketRemoveUserBuilder step = removing(Worlds.JANE);
        step.setWorkspaces(List.of("acme", "$TEAM"));
        job.getBuildersList().add(step);

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("acme: REMOVED jane@acme.org", build);
        jenkins.assertLogContains("umbrella: REMOVED jane@acme.org", build);
        assertTrue(TwoWorkspaces.isGone(simulator.world(), TwoWorkspaces.FIRST, Worlds.JANE));
        assertTrue(TwoWorkspaces.isGone(simulator.world(), TwoWorkspaces.SECOND, Worlds.JANE));
    }

    @Test
    void theJobsConfigurationHoldsNothingButPlainLists() throws Exception {
        BitbucketRemoveUserBuilder step = new BitbucketRemoveUserBuilder();
        step.setEmails(List.of("jane@acme.org", "bob@acme.org"));
        step.setWorkspaces(List.of("acme", "umbrella"));
        job.getBuildersList().add(step);
        job.getBuildersList().add(removing("jane@acme.org"));

        String xml = job.getConfigFile().asString();

        assertFalse(xml.contains("java.util"), xml);
        assertTrue(xml.contains("<string>bob@acme.org</string>"), xml);
        assertTrue(xml.contains("<string>umbrella</string>"), xml);
    }

    @Test
    void severalPeopleLeaveInOneBuild() throws Exception {
        BitbucketRemoveUserBuilder step = new BitbucketRemoveUserBuilder();
        step.setEmails(List.of(Worlds.JANE, "nobody@acme.org", "elena@acme.org"));
        job.getBuildersList().add(step);

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("removed (2 removed, 1 not-a-member)", build);
        assertTrue(simulator.world().grantsOf("elena@acme.org").isEmpty());
    }

    @Test
    void theFormKeepsEveryField() throws Exception {
        Bench.addApiToken("groups", "key", "secret");
        Bench.addSecretText("key", "secret");
        BitbucketRemoveUserBuilder step = removing("$EMAIL");
        step.setWorkspace("acme");
        step.setCredentialsId(Bench.CREDENTIALS_ID);
        step.setCredentialsKind(CredentialKind.USER_API_TOKEN);
        step.setGroupsCredentialsId("groups");
        step.setGroupsCredentialsKind(CredentialKind.OAUTH_CONSUMER);
        step.setOrganisationId("4b5c-9");
        step.setOrganisationCredentialsId("key");
        step.setDirectoryAction(DirectoryAction.REMOVE);
        step.setProtectedAccounts(List.of("bot@acme.org", "5b10ac8d82e05b22cc7d4ef5"));
        step.setProtectedDomains(List.of("*.board.acme.org"));
        step.setProtectedGroups(List.of("Release Managers", "#infra"));
        step.setMaxPeople(3);
        step.setDryRun(true);
        step.setCleanResidues(true);
        job.getBuildersList().add(step);

        jenkins.configRoundtrip(job);

        jenkins.assertEqualDataBoundBeans(step, job.getBuildersList().get(BitbucketRemoveUserBuilder.class));
    }

    @Test
    void aBuildParameterNamesWhoLeaves() throws Exception {
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("EMAIL", "")));
        job.getBuildersList().add(removing("${EMAIL}"));
        String others = simulator.world().fingerprintWithout(Worlds.JANE);

        FreeStyleBuild build = jenkins.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("EMAIL", " Jane@ACME.org "))));

        jenkins.assertLogContains("REMOVED Jane@ACME.org (3 groups, 2 project grants, 4 repository grants)", build);
        assertTrue(simulator.world().grantsOf(Worlds.JANE).isEmpty());
        assertFalse(simulator.world().isMember(Worlds.JANE));
        assertEquals(others, simulator.world().fingerprintWithout(Worlds.JANE));
    }

    @Test
    void anUnknownVariableIsNoAddress() throws Exception {
        job.getBuildersList().add(removing("${WHO}"));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("email: \"${WHO}\" is not an e-mail address", build);
        assertEquals(0, simulator.count());
    }

    @Test
    void whatIsLeftMakesTheBuildUnstableAndTheNextStepsStillRun() throws Exception {
        simulator.close();
        simulator = BitbucketSimulator.start(Worlds.acme(WorkspaceKind.ORGANISATION));
        Bench.pointTo(simulator);
        job.getBuildersList().add(removing(Worlds.JANE));
        job.getBuildersList().add(removing("nobody@acme.org"));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.UNSTABLE, job);

        jenkins.assertLogContains("NOT ALL REMOVED: jane@acme.org", build);
        jenkins.assertLogContains("NOTHING TO DO", build);
    }

    @Test
    void aFailureFailsTheBuild() throws Exception {
        job.getBuildersList().add(removing(Worlds.ADMIN));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("it cannot remove itself", build);
        assertEquals(
                List.of(),
                simulator.writes().stream()
                        .filter(write -> write.status() == 204)
                        .toList());
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
        job.getBuildersList().add(removing(Worlds.JANE));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        assertTrue(reached.await(60, TimeUnit.SECONDS));

        build.doStop();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("The run was stopped.", build);
        goOn.countDown();
    }

    @Test
    void variablesPassTheFormsCheck() {
        BitbucketRemoveUserBuilder.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(BitbucketRemoveUserBuilder.DescriptorImpl.class);

        assertEquals(FormValidation.Kind.OK, form.doCheckAddresses(job, "$EMAIL", "", "").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckAddresses(job, "jane", "", "").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckAddresses(job, "", "", "").kind);
        // whoever starts the build must not decide who is protected
        assertEquals(FormValidation.Kind.ERROR, form.doCheckProtectedAccountLines(job, "$BOT").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckProtectedDomainLines(job, "$DOMAIN").kind);
    }

    @Test
    void aJobCanForbidMore() throws Exception {
        BitbucketRemoveUserBuilder step = removing(Worlds.JANE);
        step.setProtectedGroups(List.of("Release Managers"));
        job.getBuildersList().add(step);

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains(
                "is protected by the rule \"protected groups: Release Managers\", set by this job. If it is really meant,"
                        + " change the rule in the job first.",
                build);
        assertEquals(List.of(), simulator.writes());
    }

    @Test
    void theJobsLimitThatIsNoNumberIsNotSaved() throws Exception {
        BitbucketRemoveUserBuilder step = removing(Worlds.JANE);
        step.setMaxPeople(2);
        job.getBuildersList().add(step);
        HtmlForm form = jenkins.createWebClient().getPage(job, "configure").getFormByName("config");
        form.getInputByName("_.maxPeople").setAttribute("type", "text");
        form.getInputByName("_.maxPeople").setValue("many");

        assertThrows(FailingHttpStatusCodeException.class, () -> jenkins.submit(form));

        assertEquals(
                2, job.getBuildersList().get(BitbucketRemoveUserBuilder.class).getMaxPeople());
    }
}
