package io.jenkins.plugins.bitbucketremoveuser.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import io.jenkins.plugins.bitbucketremoveuser.builder.BitbucketRemoveUserBuilder;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.configuration.WorkspaceEntry;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import io.jenkins.plugins.bitbucketremoveuser.step.BitbucketRemoveUserStep;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class CredentialPermissionTest {
    private JenkinsRule jenkins;
    private BitbucketSimulator simulator;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        simulator = BitbucketSimulator.start(Worlds.acme());
        Bench.pointTo(simulator);
    }

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    private static List<String> values(ListBoxModel model) {
        return model.stream().map(option -> option.value).toList();
    }

    private static StandardCredentials systemScoped() throws Exception {
        return Bench.usernamePassword(CredentialsScope.SYSTEM, Bench.CREDENTIALS_ID, Worlds.ADMIN, Worlds.SCOPED_TOKEN);
    }

    @Test
    void whoeverMayNotChooseSeesTheCurrentValueOnly() throws Exception {
        Bench.addApiToken("secret-id", Worlds.ADMIN, "token");
        Bench.addSecretText("key", "secret");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.DISCOVER)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ)
                .everywhere()
                .to("developer"));
        Item job = Bench.pipeline("job", "");
        BitbucketRemoveUserStep.DescriptorImpl step =
                jenkins.jenkins.getDescriptorByType(BitbucketRemoveUserStep.DescriptorImpl.class);
        BitbucketRemoveUserBuilder.DescriptorImpl builder =
                jenkins.jenkins.getDescriptorByType(BitbucketRemoveUserBuilder.DescriptorImpl.class);
        BitbucketRemoveUserConfiguration page = BitbucketRemoveUserConfiguration.get();
        WorkspaceEntry.DescriptorImpl entry = jenkins.jenkins.getDescriptorByType(WorkspaceEntry.DescriptorImpl.class);

        try (ACLContext ignored = ACL.as2(User.getById("reader", true).impersonate2())) {
            for (ListBoxModel model : List.of(
                    step.doFillCredentialsIdItems(job, "current"),
                    step.doFillGroupsCredentialsIdItems(job, "current"),
                    step.doFillCredentialsIdItems(null, "current"),
                    builder.doFillCredentialsIdItems(job, "current"),
                    builder.doFillGroupsCredentialsIdItems(null, "current"),
                    step.doFillOrganisationCredentialsIdItems(job, "current"),
                    builder.doFillOrganisationCredentialsIdItems(null, "current"),
                    page.doFillCredentialsIdItems("current", ""),
                    page.doFillGroupsCredentialsIdItems("current", ""),
                    page.doFillOrganisationCredentialsIdItems("current", ""),
                    entry.doFillCredentialsIdItems("current", ""),
                    entry.doFillGroupsCredentialsIdItems("current", ""),
                    entry.doFillOrganisationCredentialsIdItems("current", ""))) {
                assertEquals(List.of("current"), values(model));
            }
            // and no way to find out by asking for one
            assertEquals(
                    step.doCheckCredentialsId(job, "secret-id").kind, step.doCheckCredentialsId(job, "other").kind);
            assertEquals(page.doCheckCredentialsId("secret-id", "").kind, page.doCheckCredentialsId("other", "").kind);
            assertEquals(
                    entry.doCheckCredentialsId("secret-id", "").kind, entry.doCheckCredentialsId("other", "").kind);
            assertEquals(
                    step.doCheckOrganisationCredentialsId(job, "key").kind,
                    step.doCheckOrganisationCredentialsId(job, "other").kind);
        }
        try (ACLContext ignored = ACL.as2(User.getById("developer", true).impersonate2())) {
            assertTrue(values(step.doFillCredentialsIdItems(job, "")).contains("secret-id"));
            assertEquals(List.of("", "key"), values(step.doFillOrganisationCredentialsIdItems(job, "")));
            assertFalse(values(page.doFillCredentialsIdItems("", "")).contains("secret-id"));
        }
    }

    @Test
    void theDropDownsAnswerToPostOnly() throws Exception {
        for (Class<?> described : List.of(
                BitbucketRemoveUserStep.class,
                BitbucketRemoveUserBuilder.class,
                BitbucketRemoveUserConfiguration.class,
                WorkspaceEntry.class)) {
            boolean ofJob = described == BitbucketRemoveUserStep.class || described == BitbucketRemoveUserBuilder.class;
            for (String method : List.of(
                    "fillCredentialsIdItems",
                    "fillGroupsCredentialsIdItems",
                    "fillOrganisationCredentialsIdItems",
                    "checkCredentialsId",
                    "checkGroupsCredentialsId",
                    "checkOrganisationCredentialsId",
                    "checkOrganisationId",
                    ofJob ? "checkWorkspaceSlugs" : "checkWorkspace")) {
                String path = "descriptorByName/" + described.getName() + "/" + method + "?value=x";
                assertEquals(404, status(path, HttpMethod.GET), path);
                assertEquals(200, status(path, HttpMethod.POST), path);
            }
        }
    }

    private int status(String path, HttpMethod method) throws Exception {
        JenkinsRule.WebClient web = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), method);
        if (method == HttpMethod.POST) {
            web.addCrumb(request);
        }
        return web.getPage(request).getWebResponse().getStatusCode();
    }

    @Test
    void aCredentialOfScopeSystemIsNoJobsUnlessTheAdministratorLendsIt() throws Exception {
        Bench.add(systemScoped());
        WorkflowJob job = Bench.pipeline("leaver", "bitbucketRemoveUser email: 'jane@acme.org'");

        WorkflowRun refused = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("\"bitbucket-admin\" is no credential that can be used here", refused);
        assertEquals(0, simulator.count());

        BitbucketRemoveUserConfiguration.get().setCredentialsLentToJobs(true);
        WorkflowRun lent = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("REMOVED jane@acme.org", lent);
    }

    @Test
    void namingAnotherSystemCredentialIsNotLending() throws Exception {
        Bench.add(Bench.usernamePassword(CredentialsScope.SYSTEM, "other", Worlds.ADMIN, Worlds.SCOPED_TOKEN));
        BitbucketRemoveUserConfiguration.get().setCredentialsLentToJobs(true);
        WorkflowJob job =
                Bench.pipeline("leaver", "bitbucketRemoveUser email: 'jane@acme.org', credentialsId: 'other'");

        jenkins.assertLogContains(
                "\"other\" is no credential that can be used here", jenkins.buildAndAssertStatus(Result.FAILURE, job));
        assertEquals(0, simulator.count());
    }

    @Test
    void aJobUsesTheCredentialOfItsFolderAndTheUseIsTracked() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "hr");
        StandardCredentials own =
                Bench.usernamePassword(CredentialsScope.GLOBAL, "own", Worlds.ADMIN, Worlds.SCOPED_TOKEN);
        Bench.add(folder, own);
        String script = "bitbucketRemoveUser email: 'jane@acme.org', credentialsId: 'own'";
        WorkflowJob outside = Bench.pipeline("outside", script);
        WorkflowJob inside = folder.createProject(WorkflowJob.class, "inside");
        inside.setDefinition(new CpsFlowDefinition(script, true));

        jenkins.buildAndAssertStatus(Result.FAILURE, outside);
        jenkins.buildAndAssertSuccess(inside);

        StandardCredentials stored = CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCredentials.class, folder, ACL.SYSTEM2)
                .get(0);
        assertNotNull(CredentialsProvider.getFingerprintOf(stored));
        assertTrue(CredentialsProvider.getFingerprintOf(stored).getJobs().contains("hr/inside"));
    }

    @Test
    void theUseOfALentCredentialIsTrackedToo() throws Exception {
        StandardCredentials lent = systemScoped();
        Bench.add(lent);
        BitbucketRemoveUserConfiguration.get().setCredentialsLentToJobs(true);

        jenkins.buildAndAssertSuccess(Bench.pipeline("leaver", "bitbucketRemoveUser email: 'jane@acme.org'"));

        assertTrue(Stream.of(CredentialsProvider.getFingerprintOf(lent))
                .anyMatch(fingerprint -> fingerprint.getJobs().contains("leaver")));
    }

    private static StandardCredentials organisationKey(CredentialsScope scope, String id) {
        return new StringCredentialsImpl(scope, id, "", Secret.fromString("not-the-token"));
    }

    private static void organisationOfThePage(String key) {
        BitbucketRemoveUserConfiguration page = BitbucketRemoveUserConfiguration.get();
        page.setOrganisationId("4b5c-9");
        page.setOrganisationCredentialsId(key);
    }

    @Test
    void theCredentialOfAnEntryIsLentOnlyIfTheAdministratorSaysSo() throws Exception {
        Bench.add(Bench.usernamePassword(CredentialsScope.SYSTEM, "entry", Worlds.ADMIN, Worlds.SCOPED_TOKEN));
        WorkspaceEntry entry = new WorkspaceEntry("ACME");
        entry.setCredentialsId("entry");
        Bench.addEntry(entry);
        WorkflowJob job = Bench.pipeline("leaver", "bitbucketRemoveUser email: 'jane@acme.org'");

        WorkflowRun refused = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("credentialsId of the workspace ACME: \"entry\" is no credential", refused);
        assertEquals(0, simulator.count());

        BitbucketRemoveUserConfiguration.get().setCredentialsLentToJobs(true);
        jenkins.assertLogContains("REMOVED jane@acme.org", jenkins.buildAndAssertSuccess(job));
    }

    @Test
    void theKeyOfAnOrganisationIsLentOnlyIfTheAdministratorSaysSoAndItsUseIsTracked() throws Exception {
        Bench.addApiToken(Bench.CREDENTIALS_ID, Worlds.ADMIN, Worlds.SCOPED_TOKEN);
        StandardCredentials key = organisationKey(CredentialsScope.SYSTEM, "key");
        Bench.add(key);
        organisationOfThePage("key");
        WorkflowJob job = Bench.pipeline("leaver", "bitbucketRemoveUser email: 'nobody@acme.org', dryRun: true");

        WorkflowRun refused = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("organisationCredentialsId: \"key\" is no credential that can be used", refused);
        assertEquals(0, simulator.count());

        BitbucketRemoveUserConfiguration.get().setCredentialsLentToJobs(true);
        // that it is not accepted there is another matter
        WorkflowRun lent = jenkins.buildAndAssertStatus(Result.UNSTABLE, job);
        jenkins.assertLogContains("does not accept the organisation API key", lent);
        assertTrue(CredentialsProvider.getFingerprintOf(key).getJobs().contains("leaver"));
    }

    /** Whatever the page has: not the entry's, not the default, and not even if they are lent. */
    @Test
    void aJobWithACredentialOfItsOwnGetsNothingOfThePages() throws Exception {
        Bench.addApiToken("own", Worlds.ADMIN, Worlds.SCOPED_TOKEN);
        Bench.add(organisationKey(CredentialsScope.GLOBAL, "key"));
        organisationOfThePage("key");
        BitbucketRemoveUserConfiguration page = BitbucketRemoveUserConfiguration.get();
        page.setGroupsCredentialsId("not-there");
        page.setCredentialsLentToJobs(true);
        WorkspaceEntry entry = new WorkspaceEntry("acme");
        entry.setCredentialsId("not-there");
        entry.setGroupsCredentialsId("not-there");
        Bench.addEntry(entry);
        WorkflowJob job = Bench.pipeline("leaver", """
                bitbucketRemoveUser email: 'jane@acme.org', credentialsId: 'own', dryRun: true
                bitbucketRemoveUser email: 'jane@acme.org', credentialsId: 'own', directoryAction: 'SUSPEND', dryRun: true
                """);

        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("PLANNED: jane@acme.org", build);
        jenkins.assertLogContains("needs the organisation of the workspace acme, and none is given", build);
    }

    @Test
    void aJobGivesAnOrganisationOfItsOwnToo() throws Exception {
        Bench.addApiToken("own", Worlds.ADMIN, Worlds.SCOPED_TOKEN);
        StandardCredentials key = organisationKey(CredentialsScope.GLOBAL, "own-key");
        Bench.add(key);
        organisationOfThePage("not-there");

        jenkins.buildAndAssertSuccess(Bench.pipeline("leaver", """
                bitbucketRemoveUser email: 'jane@acme.org', credentialsId: 'own', organisationId: '7a-b', organisationCredentialsId: 'own-key', directoryAction: 'SUSPEND', dryRun: true
                """));

        assertTrue(CredentialsProvider.getFingerprintOf(key).getJobs().contains("leaver"));
    }

    /** The key goes to another host than the rest, and its domain is about that one. */
    @Test
    void theDomainOfAnOrganisationsKeyIsThatOfAtlassiansApi() throws Exception {
        for (String host : List.of("api.atlassian.com", "api.bitbucket.org")) {
            Bench.add(
                    new Domain(host, "", List.of(new HostnameSpecification(host, ""))),
                    organisationKey(CredentialsScope.GLOBAL, host));
        }
        BitbucketRemoveUserConfiguration page = BitbucketRemoveUserConfiguration.get();

        assertEquals(
                List.of("", "api.atlassian.com"),
                values(page.doFillOrganisationCredentialsIdItems("", "https://api.bitbucket.org/")));
        assertEquals(List.of("", "api.atlassian.com"), values(page.doFillOrganisationCredentialsIdItems("", "")));
        assertEquals(
                List.of("", "api.bitbucket.org"),
                values(page.doFillCredentialsIdItems("", "https://api.bitbucket.org/")));
    }

    /** The kind is fixed: neither is a key taken for an access token, nor a user name with password for a key. */
    @Test
    void whatIsNoSecretTextIsNoKeyOfAnOrganisation() throws Exception {
        Bench.addApiToken(Bench.CREDENTIALS_ID, Worlds.ADMIN, Worlds.SCOPED_TOKEN);
        organisationOfThePage(Bench.CREDENTIALS_ID);

        WorkflowRun build = jenkins.buildAndAssertStatus(
                Result.FAILURE, Bench.pipeline("leaver", "bitbucketRemoveUser email: 'jane@acme.org'"));

        jenkins.assertLogContains("organisationCredentialsId: \"bitbucket-admin\" is no secret text", build);
        assertEquals(0, simulator.count());
    }
}
