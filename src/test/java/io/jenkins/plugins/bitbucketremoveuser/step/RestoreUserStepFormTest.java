package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class RestoreUserStepFormTest {

    @Test
    void theFormKeepsEveryField(JenkinsRule jenkins) throws Exception {
        Bench.addApiToken("main", "admin@acme.org", "token");
        Bench.addApiToken("groups", "key", "secret");
        Bench.addSecretText("key", "secret");
        BitbucketRestoreUserStep step = new BitbucketRestoreUserStep("12");
        step.setJob("folder/leavers");
        step.setEmails(List.of("jane@acme.org", "bob@acme.org"));
        step.setAccounts(List.of("5b10ac8d82e05b22cc7d4ef5"));
        step.setWorkspace("acme");
        step.setDryRun(true);
        step.setCredentialsId("main");
        step.setCredentialsKind(CredentialKind.USER_API_TOKEN);
        step.setGroupsCredentialsId("groups");
        step.setGroupsCredentialsKind(CredentialKind.OAUTH_CONSUMER);
        step.setOrganisationId("4b5c-9");
        step.setOrganisationCredentialsId("key");

        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }

    @Test
    void theSnippetGeneratorWritesWhatTheDocsShow(JenkinsRule jenkins) throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        BitbucketRestoreUserStep step = new BitbucketRestoreUserStep("12");
        snippets.assertRoundTrip(step, "bitbucketRestoreUser '12'");
        step.setDryRun(true);
        step.setJob("folder/leavers");
        step.setEmails(List.of("jane@acme.org"));
        snippets.assertRoundTrip(
                step,
                "bitbucketRestoreUser build: '12', dryRun: true, emails: ['jane@acme.org'], job: 'folder/leavers'");
    }

    @Test
    void theFormSaysWhatIsWrong(JenkinsRule jenkins) {
        BitbucketRestoreUserStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(BitbucketRestoreUserStep.DescriptorImpl.class);

        assertEquals(FormValidation.Kind.OK, form.doCheckEmailLines(null, "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckEmailLines(null, "jane@acme.org\nbob@acme.org").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckEmailLines(null, "jane").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckAccountLines(null, "jane").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckCredentialsId(null, "not-there").kind);
    }
}
