package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import java.util.List;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.StaplerRequest2;

@WithJenkins
class FindUsersStepFormTest {
    private static final List<String> FIELDS = List.of(
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

    private static BitbucketFindUsersStep.DescriptorImpl form(JenkinsRule jenkins) {
        return jenkins.jenkins.getDescriptorByType(BitbucketFindUsersStep.DescriptorImpl.class);
    }

    @Test
    void theFormKeepsEveryField(JenkinsRule jenkins) throws Exception {
        Bench.addApiToken("main", "admin@acme.org", "token");
        Bench.addApiToken("groups", "key", "secret");
        Bench.addSecretText("key", "secret");
        BitbucketFindUsersStep step = new BitbucketFindUsersStep();
        step.setNotOnRoster("hr/roster.csv");
        step.setRosterColumn("Work e-mail");
        step.setMostUnknown(50);
        step.setOnList("hr/leavers.json");
        step.setListColumn("mail");
        step.setEmailDomain("contractors.acme.org");
        step.setNeverIn(List.of("Release Managers", "developers"));
        step.setGrantedOnlyDirectly(true);
        step.setAccountStatus(List.of("inactive", "closed"));
        step.setInactiveDays(90);
        step.setNewcomerDays(30);
        step.setWorkspace("acme");
        step.setProtectedAccounts(List.of("bot@acme.org", "5b10ac8d82e05b22cc7d4ef5"));
        step.setProtectedDomains(List.of("*.board.acme.org"));
        step.setProtectedGroups(List.of("Release Managers", "#infra"));
        step.setCredentialsId("main");
        step.setCredentialsKind(CredentialKind.USER_API_TOKEN);
        step.setGroupsCredentialsId("groups");
        step.setGroupsCredentialsKind(CredentialKind.OAUTH_CONSUMER);
        step.setOrganisationId("4b5c-9");
        step.setOrganisationCredentialsId("key");

        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }

    @Test
    void whatIsLeftEmptyInTheFormIsNotGiven(JenkinsRule jenkins) throws Exception {
        BitbucketFindUsersStep step = new BitbucketFindUsersStep();
        step.setGrantedOnlyDirectly(true);

        BitbucketFindUsersStep kept = new StepConfigTester(jenkins).configRoundTrip(step);

        assertNull(kept.getNotOnRoster());
        assertNull(kept.getRosterColumn());
        assertNull(kept.getMostUnknown());
        assertNull(kept.getOnList());
        assertNull(kept.getListColumn());
        assertNull(kept.getEmailDomain());
        assertNull(kept.getNeverIn());
        assertTrue(kept.isGrantedOnlyDirectly());
        assertNull(kept.getAccountStatus());
        assertNull(kept.getInactiveDays());
        assertNull(kept.getNewcomerDays());
        assertNull(kept.getWorkspace());
        assertEquals(List.of(), kept.getProtectedAccounts());
        assertNull(kept.getCredentialsId());
    }

    @Test
    void theSnippetGeneratorWritesWhatTheDocsShow(JenkinsRule jenkins) throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        BitbucketFindUsersStep roster = new BitbucketFindUsersStep();
        roster.setNotOnRoster("hr.csv");
        snippets.assertRoundTrip(roster, "bitbucketFindUsers notOnRoster: 'hr.csv'");
        roster.setRosterColumn("Work e-mail");
        roster.setNewcomerDays(14);
        snippets.assertRoundTrip(
                roster, "bitbucketFindUsers newcomerDays: 14, notOnRoster: 'hr.csv', rosterColumn: 'Work e-mail'");
        BitbucketFindUsersStep idle = new BitbucketFindUsersStep();
        idle.setInactiveDays(90);
        idle.setNeverIn(List.of("Bots", "Board"));
        idle.setAccountStatus(List.of("active"));
        idle.setGrantedOnlyDirectly(true);
        snippets.assertRoundTrip(
                idle,
                "bitbucketFindUsers accountStatus: ['active'], grantedOnlyDirectly: true, inactiveDays: 90, neverIn:"
                        + " ['Bots', 'Board']");
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
        BitbucketFindUsersStep.DescriptorImpl form = form(jenkins);

        assertEquals(FormValidation.Kind.OK, form.doCheckNotOnRoster(null, "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckNotOnRoster(null, " hr/roster.csv ").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckNotOnRoster(null, "../roster.csv").kind);
        FormValidation outside = form.doCheckOnList(null, "/etc/passwd");
        assertEquals(FormValidation.Kind.ERROR, outside.kind);
        assertTrue(outside.getMessage().contains("onList: "), outside.getMessage());
        assertEquals(FormValidation.Kind.OK, form.doCheckEmailDomain(null, "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckEmailDomain(null, "@acme.org").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckEmailDomain(null, "acme").kind);
        // nothing is expanded in a pipeline's literal
        assertEquals(FormValidation.Kind.ERROR, form.doCheckEmailDomain(null, "$DOMAIN").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckAccountStatusLines(null, "inactive\n closed\n").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckAccountStatusLines(null, "inactive\ngone").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckMostUnknown(null, "0").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckMostUnknown(null, "101").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckInactiveDays(null, " ").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckInactiveDays(null, "0").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckNewcomerDays(null, "3O").kind);
        assertEquals(FormValidation.Kind.WARNING, form.doCheckWorkspace(null, "").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckWorkspace(null, "acme umbrella").kind);
        BitbucketRemoveUserConfiguration.get().setWorkspace("acme");
        assertEquals(FormValidation.Kind.OK, form.doCheckWorkspace(null, "").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckProtectedDomainLines(null, "acme").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckCredentialsId(null, "not-there").kind);
    }

    @Test
    void whatIsNoNumberIsNotTakenForNone(JenkinsRule jenkins) {
        JSONObject typed = new JSONObject();
        typed.put("grantedOnlyDirectly", true);
        typed.put("inactiveDays", "9O");

        Descriptor.FormException refused = assertThrows(
                Descriptor.FormException.class, () -> form(jenkins).newInstance((StaplerRequest2) null, typed));
        assertTrue(refused.getMessage().startsWith("inactiveDays: \"9O\" is no whole number."), refused.getMessage());
    }
}
