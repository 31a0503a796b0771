package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.configuration.WorkspaceEntry;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
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
        Bench.addSecretText("key", "secret");
        BitbucketRemoveUserStep step = removing("jane@acme.org");
        step.setWorkspace("acme");
        step.setCredentialsId("main");
        step.setCredentialsKind(CredentialKind.USER_API_TOKEN);
        step.setGroupsCredentialsId("groups");
        step.setGroupsCredentialsKind(CredentialKind.OAUTH_CONSUMER);
        step.setOrganisationId("4b5c-9");
        step.setOrganisationCredentialsId("key");
        step.setDirectoryAction(DirectoryAction.SUSPEND);
        step.setProtectedAccounts(List.of("bot@acme.org", "5b10ac8d82e05b22cc7d4ef5"));
        step.setProtectedDomains(List.of("*.board.acme.org"));
        step.setProtectedGroups(List.of("Release Managers", "#infra"));
        step.setMaxPeople(3);
        step.setDryRun(true);
        step.setCleanResidues(true);

        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }

    @Test
    void theFormKeepsSeveralWorkspacesAndAll(JenkinsRule jenkins) throws Exception {
        BitbucketRemoveUserStep several = removing("jane@acme.org");
        several.setWorkspaces(List.of("acme", "umbrella"));
        BitbucketRemoveUserStep all = removing("jane@acme.org");
        all.setAllWorkspaces(true);

        for (BitbucketRemoveUserStep step : List.of(several, all)) {
            jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
        }
    }

    @Test
    void theShortestFormStaysShort(JenkinsRule jenkins) throws Exception {
        BitbucketRemoveUserStep step = new StepConfigTester(jenkins).configRoundTrip(removing("jane@acme.org"));

        assertEquals("jane@acme.org", step.getEmail());
        assertNull(step.getWorkspace());
        assertNull(step.getWorkspaces());
        assertEquals(DirectoryAction.NONE, step.getDirectoryAction());
        assertNull(step.getCredentialsId());
        assertEquals(List.of(), step.getProtectedAccounts());
        assertNull(step.getMaxPeople());
        assertEquals(CredentialKind.AUTOMATIC, step.getCredentialsKind());
    }

    @Test
    void theFormKeepsSeveralAddresses(JenkinsRule jenkins) throws Exception {
        BitbucketRemoveUserStep step = new BitbucketRemoveUserStep();
        step.setEmails(List.of("jane@acme.org", "bob@acme.org"));

        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }

    @Test
    void theFormKeepsTheOtherWays(JenkinsRule jenkins) throws Exception {
        BitbucketRemoveUserStep step = new BitbucketRemoveUserStep();
        step.setAccounts(List.of("557058:6f1b4d1e-8f5c-4a1b-9a55-0123456789ab", "5b10ac8d82e05b22cc7d4ef5"));
        step.setPeopleFile("hr/leavers.csv");
        step.setPeopleColumn("Work E-Mail");

        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }

    @Test
    void theSnippetGeneratorWritesTheOtherWays(JenkinsRule jenkins) throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        BitbucketRemoveUserStep step = new BitbucketRemoveUserStep();
        step.setPeopleFile("hr/leavers.csv");
        snippets.assertRoundTrip(step, "bitbucketRemoveUser peopleFile: 'hr/leavers.csv'");
        step.setPeopleColumn("mail");
        step.setAccounts(List.of("5b10ac8d82e05b22cc7d4ef5"));
        snippets.assertRoundTrip(
                step,
                "bitbucketRemoveUser accounts: ['5b10ac8d82e05b22cc7d4ef5'], peopleColumn: 'mail', peopleFile: 'hr/leavers.csv'");
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

        BitbucketRemoveUserStep several = removing("jane@acme.org");
        several.setWorkspaces(List.of("acme", "umbrella"));
        several.setDirectoryAction(DirectoryAction.REMOVE);
        snippets.assertRoundTrip(
                several,
                "bitbucketRemoveUser directoryAction: 'REMOVE', email: 'jane@acme.org', workspaces: ['acme', 'umbrella']");
        BitbucketRemoveUserStep careful = removing("jane@acme.org");
        careful.setProtectedDomains(List.of("board.acme.org"));
        careful.setProtectedGroups(List.of("Administrators"));
        careful.setMaxPeople(5);
        snippets.assertRoundTrip(
                careful,
                "bitbucketRemoveUser email: 'jane@acme.org', maxPeople: 5, protectedDomains: ['board.acme.org'],"
                        + " protectedGroups: ['Administrators']");
        BitbucketRemoveUserStep all = removing("jane@acme.org");
        all.setAllWorkspaces(true);
        snippets.assertRoundTrip(all, "bitbucketRemoveUser allWorkspaces: true, email: 'jane@acme.org'");
    }

    @Test
    void theFormSaysWhatIsWrong(JenkinsRule jenkins) {
        BitbucketRemoveUserStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(BitbucketRemoveUserStep.DescriptorImpl.class);

        assertEquals(FormValidation.Kind.OK, form.doCheckAddresses(null, "jane@acme.org", "", "").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckAddresses(null, "jane", "", "").kind);
        // nothing is expanded in a pipeline's literal
        assertEquals(FormValidation.Kind.ERROR, form.doCheckWorkspaceSlugs(null, "acme\n../acme", false).kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckWorkspaceSlugs(null, "acme\numbrella", false).kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckWorkspaceSlugs(null, "acme", true).kind);
        assertEquals(FormValidation.Kind.WARNING, form.doCheckWorkspaceSlugs(null, "", false).kind);
        assertEquals(FormValidation.Kind.WARNING, form.doCheckWorkspaceSlugs(null, "", true).kind);
        BitbucketRemoveUserConfiguration.get().setWorkspaces(List.of(new WorkspaceEntry("acme")));
        assertEquals(FormValidation.Kind.WARNING, form.doCheckWorkspaceSlugs(null, "", false).kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckWorkspaceSlugs(null, "", true).kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckOrganisationId(null, "", "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckOrganisationId(null, "4b5c-9", "key").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckOrganisationId(null, "4b5c-9", "").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckOrganisationId(null, "", "key").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckOrganisationId(null, "o/4b5c", "key").kind);
        assertTrue(form.doFillDirectoryActionItems().stream()
                .filter(option -> !option.value.equals("NONE"))
                .allMatch(option -> option.name.contains("every Atlassian app")));
        assertEquals(FormValidation.Kind.ERROR, form.doCheckAddresses(null, "$EMAIL", "", "").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckProtectedAccountLines(null, "bot@acme.org\nbot").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckProtectedDomainLines(null, "acme").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckProtectedDomainLines(null, "\n*.acme.org\n").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckMaxPeople(null, "many").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckMaxPeople(null, "").kind);
        FormValidation missing = form.doCheckCredentialsId(null, "not-there");
        assertEquals(FormValidation.Kind.ERROR, missing.kind);
        assertTrue(missing.getMessage().contains("not-there"));
    }
}
