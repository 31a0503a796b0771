package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import java.util.List;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.StaplerRequest2;

@WithJenkins
class CleanUpStepFormTest {
    private static final List<String> FIELDS = List.of(
            "name",
            "dryRun",
            "maxRemovals",
            "maxShare",
            "rosterShrinkage",
            "graceDays",
            "directoryAction",
            "cleanResidues",
            "notOnRoster",
            "rosterColumn",
            "mostUnknown",
            "onList",
            "listColumn",
            "emailDomain",
            "neverIn",
            "neverInLines",
            "grantedOnlyDirectly",
            "accountStatus",
            "accountStatusLines",
            "inactiveDays",
            "newcomerDays",
            "workspace",
            "protectedAccounts",
            "protectedAccountLines",
            "protectedDomains",
            "protectedDomainLines",
            "protectedGroups",
            "protectedGroupLines",
            "credentialsId",
            "credentialsKind",
            "groupsCredentialsId",
            "groupsCredentialsKind",
            "organisationId",
            "organisationCredentialsId");

    private static BitbucketCleanUpStep.DescriptorImpl form(JenkinsRule jenkins) {
        return jenkins.jenkins.getDescriptorByType(BitbucketCleanUpStep.DescriptorImpl.class);
    }

    @Test
    void theFormKeepsEveryField(JenkinsRule jenkins) throws Exception {
        Bench.addApiToken("main", "admin@acme.org", "token");
        Bench.addSecretText("key", "secret");
        BitbucketCleanUpStep step = new BitbucketCleanUpStep();
        step.setName("contractors");
        step.setNotOnRoster("hr/roster.csv");
        step.setRosterColumn("Work e-mail");
        step.setMostUnknown(50);
        step.setNeverIn(List.of("Release Managers", "developers"));
        step.setAccountStatus(List.of("inactive", "closed"));
        step.setInactiveDays(90);
        step.setWorkspace("acme");
        step.setProtectedGroups(List.of("Release Managers", "#infra"));
        step.setCredentialsId("main");
        step.setCredentialsKind(CredentialKind.USER_API_TOKEN);
        step.setOrganisationId("4b5c-9");
        step.setOrganisationCredentialsId("key");
        step.setDryRun(false);
        step.setMaxRemovals(3);
        step.setMaxShare(25);
        step.setRosterShrinkage(0);
        step.setGraceDays(14);
        step.setDirectoryAction(DirectoryAction.SUSPEND);
        step.setCleanResidues(true);

        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }

    @Test
    void whatIsLeftEmptyInTheFormIsNotGivenAndADryRunStaysOne(JenkinsRule jenkins) throws Exception {
        BitbucketCleanUpStep step = new BitbucketCleanUpStep();
        step.setGrantedOnlyDirectly(true);

        BitbucketCleanUpStep kept = new StepConfigTester(jenkins).configRoundTrip(step);

        assertTrue(kept.isDryRun());
        assertNull(kept.getName());
        assertNull(kept.getMaxRemovals());
        assertNull(kept.getMaxShare());
        assertNull(kept.getRosterShrinkage());
        assertNull(kept.getGraceDays());
        assertEquals(DirectoryAction.NONE, kept.getDirectoryAction());
        assertFalse(kept.isCleanResidues());
        assertNull(kept.getNotOnRoster());
        assertNull(kept.getNeverIn());
        assertNull(kept.getInactiveDays());
        assertTrue(kept.isGrantedOnlyDirectly());
    }

    @Test
    void theSnippetGeneratorWritesWhatTheDocsShow(JenkinsRule jenkins) throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        BitbucketCleanUpStep step = new BitbucketCleanUpStep();
        step.setNotOnRoster("hr.csv");
        snippets.assertRoundTrip(step, "bitbucketCleanUp notOnRoster: 'hr.csv'");
        step.setDryRun(false);
        step.setGraceDays(7);
        step.setMaxRemovals(5);
        snippets.assertRoundTrip(
                step, "bitbucketCleanUp dryRun: false, graceDays: 7, maxRemovals: 5, notOnRoster: 'hr.csv'");
    }

    @Test
    void everyFieldHasHelp(JenkinsRule jenkins) throws Exception {
        JenkinsRule.WebClient web = jenkins.createWebClient();
        String root = form(jenkins).getDescriptorUrl() + "/help/";

        for (String field : FIELDS) {
            String help = web.goTo(root + field, "text/html").getWebResponse().getContentAsString();
            assertTrue(help.contains("<div>"), field);
        }
    }

    @Test
    void theFormSaysWhatIsWrong(JenkinsRule jenkins) {
        BitbucketCleanUpStep.DescriptorImpl form = form(jenkins);

        assertEquals(FormValidation.Kind.OK, form.doCheckMaxRemovals(null, "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckMaxRemovals(null, " 5 ").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckMaxRemovals(null, "0").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckMaxShare(null, "101").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckRosterShrinkage(null, "0").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckRosterShrinkage(null, "3O").kind);
        FormValidation days = form.doCheckGraceDays(null, "366");
        assertEquals(FormValidation.Kind.ERROR, days.kind);
        assertTrue(days.getMessage().contains("graceDays: "), days.getMessage());
        assertEquals(FormValidation.Kind.OK, form.doCheckName(null, "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckName(null, "Contractors 2").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckName(null, "a/b").kind);
        // nothing is expanded in a pipeline's literal
        assertEquals(FormValidation.Kind.ERROR, form.doCheckName(null, "$NAME").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckNotOnRoster(null, "../roster.csv").kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxRemovals", "maxShare", "rosterShrinkage", "graceDays", "inactiveDays"})
    void whatIsNoNumberIsNotTakenForNone(String field, JenkinsRule jenkins) {
        for (String wrong : List.of("1O", "-1", "1000000")) {
            JSONObject typed = new JSONObject();
            typed.put("grantedOnlyDirectly", true);
            typed.put(field, wrong);

            Descriptor.FormException refused = assertThrows(
                    Descriptor.FormException.class, () -> form(jenkins).newInstance((StaplerRequest2) null, typed));
            assertTrue(refused.getMessage().startsWith(field + ": \"" + wrong + "\" is "), refused.getMessage());
        }
    }
}
