package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
class BitbucketRemoveUserStepFormTest {

    private static BitbucketRemoveUserStep removing(String email) {
        BitbucketRemoveUserStep step = new BitbucketRemoveUserStep();
        step.setEmail(email);
        return step;
    }

    @Test
    void theFormKeepsEveryField(JenkinsRule jenkins) throws Exception {
        Bench.addApiToken("main", "admin@acme.org", "token");
        Bench.addApiToken("groups", "key", "secret");
        BitbucketRemoveUserStep step = removing("jane@acme.org");
        step.setWorkspace("acme");
        step.setCredentialsId("main");
        step.setCredentialsKind(CredentialKind.USER_API_TOKEN);
        step.setGroupsCredentialsId("groups");
        step.setGroupsCredentialsKind(CredentialKind.OAUTH_CONSUMER);
        step.setDryRun(true);
        step.setCleanResidues(true);

        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }

    @Test
    void theShortestFormStaysShort(JenkinsRule jenkins) throws Exception {
        BitbucketRemoveUserStep step = new StepConfigTester(jenkins).configRoundTrip(removing("jane@acme.org"));

        assertEquals("jane@acme.org", step.getEmail());
        assertNull(step.getWorkspace());
        assertNull(step.getCredentialsId());
        assertEquals(CredentialKind.AUTOMATIC, step.getCredentialsKind());
    }

    @Test
    void theFormKeepsSeveralAddresses(JenkinsRule jenkins) throws Exception {
        BitbucketRemoveUserStep step = new BitbucketRemoveUserStep();
        step.setEmails(List.of("jane@acme.org", "bob@acme.org"));

        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }

    @Test
    void theSnippetGeneratorWritesWhatTheDocsShow(JenkinsRule jenkins) throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        BitbucketRemoveUserStep step = removing("jane@acme.org");
        snippets.assertRoundTrip(step, "bitbucketRemoveUser email: 'jane@acme.org'");
        step.setDryRun(true);
        step.setWorkspace("acme");
        snippets.assertRoundTrip(step, "bitbucketRemoveUser dryRun: true, email: 'jane@acme.org', workspace: 'acme'");
        step.setEmail(null);
        step.setEmails(List.of("jane@acme.org", "bob@acme.org"));
        snippets.assertRoundTrip(
                step, "bitbucketRemoveUser dryRun: true, emails: ['jane@acme.org', 'bob@acme.org'], workspace: 'acme'");
    }

    @Test
    void theFormSaysWhatIsWrong(JenkinsRule jenkins) {
        BitbucketRemoveUserStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(BitbucketRemoveUserStep.DescriptorImpl.class);

        assertEquals(FormValidation.Kind.OK, form.doCheckAddresses(null, "jane@acme.org").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckAddresses(null, "jane").kind);
        // nothing is expanded in a pipeline's literal
        assertEquals(FormValidation.Kind.ERROR, form.doCheckAddresses(null, "$EMAIL").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckWorkspace(null, "../acme").kind);
        assertEquals(FormValidation.Kind.WARNING, form.doCheckWorkspace(null, "").kind);
        FormValidation missing = form.doCheckCredentialsId(null, "not-there");
        assertEquals(FormValidation.Kind.ERROR, missing.kind);
        assertTrue(missing.getMessage().contains("not-there"));
    }
}
