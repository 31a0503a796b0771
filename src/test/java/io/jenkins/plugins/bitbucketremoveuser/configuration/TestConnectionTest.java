package io.jenkins.plugins.bitbucketremoveuser.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class TestConnectionTest {
    private static final CredentialKind AUTOMATIC = CredentialKind.AUTOMATIC;

    private JenkinsRule jenkins;
    private BitbucketSimulator simulator;
    private String before;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        simulator = BitbucketSimulator.start(Worlds.acme());
        before = simulator.world().fingerprintWithout();
        Bench.setUp(simulator);
    }

    @AfterEach
    void tearDown() {
        assertEquals(before, simulator.world().fingerprintWithout());
        simulator.close();
    }

    private FormValidation test(String workspace, String id, CredentialKind kind) throws InterruptedException {
        return BitbucketRemoveUserConfiguration.get()
                .doTestConnection(workspace, simulator.root().toString(), id, kind, "", AUTOMATIC, "", "");
    }

    private FormValidation testEntry(String workspace, String id, String organisation, String key)
            throws InterruptedException {
        return jenkins.jenkins
                .getDescriptorByType(WorkspaceEntry.DescriptorImpl.class)
                .doTestConnection(
                        workspace, simulator.root().toString(), id, AUTOMATIC, "", AUTOMATIC, organisation, key);
    }

    private static void assertSays(FormValidation.Kind kind, String text, FormValidation answer) {
        assertEquals(kind, answer.kind, answer.getMessage());
        assertTrue(answer.getMessage().contains(text), answer.getMessage());
    }

    @Test
    void aGoodCredentialIsToldWhatItCanDo() throws Exception {
        FormValidation answer = test("acme", Bench.CREDENTIALS_ID, AUTOMATIC);

        assertSays(FormValidation.Kind.OK, "Ada Lindqvist administers the workspace acme.", answer);
        assertSays(FormValidation.Kind.OK, "4 groups can be seen", answer);
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        Bench.addApiToken("wrong", Worlds.ADMIN, "not-the-token");
        Bench.addApiToken("member", Worlds.MEMBER, Worlds.MEMBER_TOKEN);
        Bench.addApiToken("read-only", Worlds.ADMIN, Worlds.READ_ONLY_TOKEN);
        Bench.addApiToken("oauth", Worlds.OAUTH_KEY, Worlds.OAUTH_SECRET);

        FormValidation.Kind error = FormValidation.Kind.ERROR;
        assertSays(error, "does not accept the user API token", test("acme", "wrong", AUTOMATIC));
        assertSays(error, "not as an administrator", test("acme", "member", AUTOMATIC));
        assertSays(error, "delete:permission:bitbucket", test("acme", "read-only", AUTOMATIC));
        assertSays(error, "not an e-mail address", test("acme", "oauth", AUTOMATIC));
        assertSays(
                error,
                "cannot delete project and repository grants",
                test("acme", "oauth", CredentialKind.OAUTH_CONSUMER));
        assertSays(error, "There is no workspace", test("nowhere", Bench.CREDENTIALS_ID, AUTOMATIC));
        assertSays(error, "workspace: is empty", test("", Bench.CREDENTIALS_ID, AUTOMATIC));
        assertSays(error, "Choose a credential", test("acme", "", AUTOMATIC));
        assertSays(error, "is no credential that can be used here", test("acme", "not-there", AUTOMATIC));
    }

    @Test
    void anEntryOfTheListIsTestedWithItsOwnCredentialOrTheDefault() throws Exception {
        Bench.addApiToken("member", Worlds.MEMBER, Worlds.MEMBER_TOKEN);
        Bench.addSecretText("key", "not-the-token");

        assertSays(FormValidation.Kind.OK, "Ada Lindqvist administers", testEntry("acme", "", "", ""));
        assertSays(FormValidation.Kind.ERROR, "not as an administrator", testEntry("acme", "member", "", ""));
        assertSays(
                FormValidation.Kind.WARNING,
                "does not accept the organisation API key",
                testEntry("acme", "", "org-1", "key"));
        assertSays(
                FormValidation.Kind.ERROR, "member&quot; is no secret text", testEntry("acme", "", "org-1", "member"));
        assertSays(FormValidation.Kind.ERROR, "organisationId: is empty", testEntry("acme", "", "", "key"));
        assertSays(FormValidation.Kind.ERROR, "workspace: is empty", testEntry("", "", "", ""));
    }

    @Test
    void groupsThatNeedAnotherCredentialAreAWarning() throws Exception {
        simulator.behave(b -> b.groupWriteByApiToken(Behaviour.LegacyAccess.FORBIDDEN));

        assertSays(
                FormValidation.Kind.WARNING,
                "OAuth consumer with account:write",
                test("acme", Bench.CREDENTIALS_ID, AUTOMATIC));
    }

    @Test
    void aWorkspaceOfAnOrganisationIsAWarning() throws Exception {
        simulator.close();
        simulator = BitbucketSimulator.start(Worlds.acme(WorkspaceKind.ORGANISATION));
        before = simulator.world().fingerprintWithout();

        assertSays(FormValidation.Kind.WARNING, "admin.atlassian.com", test("acme", Bench.CREDENTIALS_ID, AUTOMATIC));
    }

    @Test
    void onlyAnAdministratorMayAskAndOnlyByPost() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.MANAGE, Jenkins.READ, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("manager"));
        int asked = simulator.count();
        try (ACLContext ignored =
                ACL.as2(hudson.model.User.getById("manager", true).impersonate2())) {
            assertThrows(AccessDeniedException3.class, () -> test("acme", Bench.CREDENTIALS_ID, AUTOMATIC));
            assertThrows(AccessDeniedException3.class, () -> testEntry("acme", Bench.CREDENTIALS_ID, "", ""));
            assertThrows(
                    AccessDeniedException3.class,
                    () -> BitbucketRemoveUserConfiguration.get().doCheckApiUrl("x"));
            WorkspaceEntry.DescriptorImpl entry =
                    jenkins.jenkins.getDescriptorByType(WorkspaceEntry.DescriptorImpl.class);
            assertThrows(AccessDeniedException3.class, () -> entry.doCheckWorkspace("x"));
            assertThrows(AccessDeniedException3.class, () -> entry.doCheckOrganisationId("x", ""));
        }
        JenkinsRule.WebClient web =
                jenkins.createWebClient().login("admin").withThrowExceptionOnFailingStatusCode(false);
        for (Class<?> described : List.of(BitbucketRemoveUserConfiguration.class, WorkspaceEntry.class)) {
            String path = "descriptorByName/" + described.getName() + "/testConnection";
            URL url = new URL(jenkins.getURL(), path + "?workspace=acme&credentialsId=" + Bench.CREDENTIALS_ID);
            assertEquals(
                    404,
                    web.getPage(new WebRequest(url, HttpMethod.GET))
                            .getWebResponse()
                            .getStatusCode(),
                    path);
        }
        assertEquals(asked, simulator.count());
    }
}
