package io.jenkins.plugins.bitbucketremoveuser.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The build step where people are named in other ways than by address. */
@WithJenkins
class PeopleFileBuilderTest {
    private JenkinsRule jenkins;
    private BitbucketSimulator simulator;
    private FreeStyleProject job;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        simulator = BitbucketSimulator.start(Worlds.acme());
        Bench.setUp(simulator);
        job = jenkins.createFreeStyleProject("leavers");
    }

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    private static BitbucketRemoveUserBuilder withFile(String path) {
        BitbucketRemoveUserBuilder step = new BitbucketRemoveUserBuilder();
        step.setPeopleFile(path);
        return step;
    }

    @Test
    void aFileOnAnAgentByABuildParameter() throws Exception {
        job.setAssignedNode(jenkins.createOnlineSlave(Label.get("agent")));
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("LIST", "")));
        job.getBuildersList().add(new Shell("mkdir -p hr; printf 'mail,x\\njane@acme.org,1\\n' > hr/leavers.csv"));
        BitbucketRemoveUserBuilder step = withFile("hr/${LIST}.csv");
        step.setPeopleColumn("mail");
        job.getBuildersList().add(step);
        String others = simulator.world().fingerprintWithout(Worlds.JANE);

        FreeStyleBuild build = jenkins.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("LIST", "leavers"))));

        jenkins.assertLogContains("REMOVED jane@acme.org (3 groups, 2 project grants, 4 repository grants)", build);
        assertEquals(others, simulator.world().fingerprintWithout(Worlds.JANE));
    }

    @Test
    void aFileThatIsNotThereFailsTheBuild() throws Exception {
        job.getBuildersList().add(withFile("leavers.txt"));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("peopleFile: \"leavers.txt\" is not in the workspace", build);
        assertEquals(0, simulator.count());
    }

    @Test
    void onlyAFileNeedsAWorkspace() {
        BitbucketRemoveUserBuilder step = new BitbucketRemoveUserBuilder();
        step.setEmail(Worlds.JANE);
        assertFalse(step.requiresWorkspace());
        step.setPeopleFile(" ");
        assertFalse(step.requiresWorkspace());
        step.setPeopleFile("leavers.txt");
        assertTrue(step.requiresWorkspace());
    }

    @Test
    void inAPipelinesNodeTheSame() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(Bench.pipeline("pipeline", """
                node {
                    writeFile file: 'leavers.txt', text: 'jane@acme.org'
                    step([$class: 'BitbucketRemoveUserBuilder', peopleFile: 'leavers.txt', dryRun: true])
                }
                node {
                    step([$class: 'BitbucketRemoveUserBuilder', email: 'elena@acme.org', dryRun: true])
                }
                """));

        jenkins.assertLogContains("PLANNED: jane@acme.org", build);
        jenkins.assertLogContains("PLANNED: elena@acme.org", build);
    }

    @Test
    void anAccountByABuildVariable() throws Exception {
        String jane = simulator.world().person(Worlds.JANE).uuid();
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("WHO", jane)));
        BitbucketRemoveUserBuilder step = new BitbucketRemoveUserBuilder();
        step.setAccounts(List.of("$WHO"));
        step.setDryRun(true);
        job.getBuildersList().add(step);

        jenkins.assertLogContains("PLANNED: " + jane + " (Jane Doe)", jenkins.buildAndAssertSuccess(job));
    }

    @Test
    void theFormKeepsEveryWay() throws Exception {
        BitbucketRemoveUserBuilder step = withFile("hr/leavers.csv");
        step.setPeopleColumn("Work E-Mail");
        step.setAccounts(List.of("$WHO", "{6f1b4d1e-8f5c-4a1b-9a55-0123456789ab}"));
        job.getBuildersList().add(step);

        jenkins.configRoundtrip(job);

        jenkins.assertEqualDataBoundBeans(step, job.getBuildersList().get(BitbucketRemoveUserBuilder.class));
        assertTrue(job.getConfigFile().asString().contains("<peopleColumn>Work E-Mail</peopleColumn>"));
    }

    @Test
    void whatIsNotUsedIsNotInTheConfiguration() throws Exception {
        BitbucketRemoveUserBuilder step = new BitbucketRemoveUserBuilder();
        step.setEmail(Worlds.JANE);
        job.getBuildersList().add(step);

        jenkins.configRoundtrip(job);

        String xml = job.getConfigFile().asString();
        assertFalse(xml.contains("people"), xml);
        assertFalse(xml.contains("accounts"), xml);
    }

    @Test
    void theFormSaysWhatIsWrong() {
        BitbucketRemoveUserBuilder.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(BitbucketRemoveUserBuilder.DescriptorImpl.class);
        String uuid = "{6f1b4d1e-8f5c-4a1b-9a55-0123456789ab}";

        assertEquals(FormValidation.Kind.OK, form.doCheckAddresses(job, "", uuid, "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckAddresses(job, "", "", "x.csv").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckAddresses(job, " ", " ", " ").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckAddresses(job, "jane", uuid, "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckAccountLines(job, "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckAccountLines(job, uuid + "\n$WHO").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckAccountLines(job, uuid + "\njane").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckPeopleFile(job, "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckPeopleFile(job, "hr/leavers.csv").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckPeopleFile(job, "../leavers.csv").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckPeopleFile(job, "/leavers.csv").kind);
    }
}
