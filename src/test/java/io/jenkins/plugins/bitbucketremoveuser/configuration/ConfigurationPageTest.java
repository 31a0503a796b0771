package io.jenkins.plugins.bitbucketremoveuser.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class ConfigurationPageTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static HtmlForm page(JenkinsRule jenkins) throws Exception {
        HtmlPage page = jenkins.createWebClient().goTo("configure");
        return page.getFormByName("config");
    }

    @Test
    void whatThePageSavesIsThereAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            Bench.addApiToken("main", "admin@acme.org", "token");
            Bench.addApiToken("groups", "key", "secret");
            HtmlForm form = page(jenkins);
            form.getInputByName("_.workspace").setValue("acme");
            form.getSelectByName("_.credentialsId").setSelectedAttribute("main", true);
            form.getSelectByName("_.groupsCredentialsId").setSelectedAttribute("groups", true);
            form.getSelectByName("groupsCredentialsKind").setSelectedAttribute("OAUTH_CONSUMER", true);
            form.getInputByName("_.credentialsLentToJobs").setChecked(true);
            form.getTextAreaByName("_.protectedAccounts").setText("bot@acme.org\n# comment");
            form.getInputByName("_.longestWaitMinutes").setValue("7");
            jenkins.submit(form);
        });
        sessions.then(jenkins -> {
            BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
            assertEquals("acme", configuration.getWorkspace());
            assertEquals("main", configuration.getCredentialsId());
            assertEquals(CredentialKind.AUTOMATIC, configuration.getCredentialsKind());
            assertEquals("groups", configuration.getGroupsCredentialsId());
            assertEquals(CredentialKind.OAUTH_CONSUMER, configuration.getGroupsCredentialsKind());
            assertTrue(configuration.isCredentialsLentToJobs());
            assertEquals(7, configuration.getLongestWaitMinutes());
            assertEquals(BitbucketRemoveUserConfiguration.DEFAULT_API_URL, configuration.getApiUrl());
            assertTrue(configuration.getProtectedAccounts().startsWith("bot@acme.org"));
            jenkins.submit(page(jenkins));
            assertEquals("acme", configuration.getWorkspace());
        });
    }

    @Test
    void theDefaultsAreBitbucketsOwn() throws Throwable {
        sessions.then(jenkins -> {
            jenkins.submit(page(jenkins));
            BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
            assertEquals("https://api.bitbucket.org", configuration.getApiUrl());
            assertNull(configuration.getWorkspace());
            assertFalse(configuration.isCredentialsLentToJobs());
        });
    }

    @Test
    void aValueThatCannotBeMeantIsNamedAndNothingIsSaved() throws Throwable {
        sessions.then(jenkins -> {
            BitbucketRemoveUserConfiguration.get().setWorkspace("acme");
            BitbucketRemoveUserConfiguration.get().save();
            HtmlForm form = page(jenkins);
            form.getInputByName("_.workspace").setValue("other");
            form.getInputByName("_.apiUrl").setValue("http://internal.example/");
            FailingHttpStatusCodeException refused =
                    assertThrows(FailingHttpStatusCodeException.class, () -> jenkins.submit(form));
            assertEquals(400, refused.getStatusCode());
            String page = refused.getResponse().getContentAsString();
            assertTrue(page.contains("must use https"), page);
            assertEquals("acme", BitbucketRemoveUserConfiguration.get().getWorkspace());
            assertEquals(
                    BitbucketRemoveUserConfiguration.DEFAULT_API_URL,
                    BitbucketRemoveUserConfiguration.get().getApiUrl());
        });
    }

    /** As it comes from JCasC: nothing on the disk to go back to. */
    @Test
    void whatWasNeverSavedIsLeftAsItWasToo() throws Throwable {
        sessions.then(jenkins -> {
            BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
            configuration.setWorkspace("acme");
            configuration.setProtectedAccounts("bot@acme.org");
            HtmlForm form = page(jenkins);
            form.getInputByName("_.workspace").setValue("other");
            form.getTextAreaByName("_.protectedAccounts").setText("");
            form.getInputByName("_.apiUrl").setValue("http://internal.example/");
            assertThrows(FailingHttpStatusCodeException.class, () -> jenkins.submit(form));
            assertEquals("acme", configuration.getWorkspace());
            assertEquals("bot@acme.org", configuration.getProtectedAccounts());
        });
    }

    @Test
    void theSettersRefuseWhatThePageRefuses() throws Throwable {
        sessions.then(jenkins -> {
            BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
            for (String url : new String[] {
                "http://169.254.169.254/", "ftp://api.bitbucket.org", "https://user:pw@api.bitbucket.org", "api"
            }) {
                InvalidInputException e =
                        assertThrows(InvalidInputException.class, () -> configuration.setApiUrl(url), url);
                assertEquals("apiUrl", e.field());
                assertFalse(e.getMessage().contains("pw"), e.getMessage());
            }
            assertThrows(InvalidInputException.class, () -> configuration.setWorkspace("../acme"));
            assertThrows(InvalidInputException.class, () -> configuration.setConnectTimeoutSeconds(0));
            assertThrows(InvalidInputException.class, () -> configuration.setResponseTimeoutSeconds(9999));
            assertThrows(InvalidInputException.class, () -> configuration.setLongestWaitMinutes(-1));
            assertThrows(InvalidInputException.class, () -> configuration.setProtectedAccounts("jane@"));
        });
    }

    @Test
    void thePageChecksWhileOneTypes() throws Throwable {
        sessions.then(jenkins -> {
            BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
            assertEquals(FormValidation.Kind.OK, configuration.doCheckWorkspace("").kind);
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckWorkspace("a/b").kind);
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckApiUrl("http://elsewhere.example").kind);
            assertEquals(FormValidation.Kind.OK, configuration.doCheckApiUrl("https://api.bitbucket.org/").kind);
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckProtectedAccounts("x@").kind);
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckConnectTimeoutSeconds("many").kind);
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckLongestWaitMinutes("9999").kind);
            assertEquals(FormValidation.Kind.OK, configuration.doCheckResponseTimeoutSeconds("30").kind);
        });
    }

    @Test
    void noSecretIsStoredInTheClear() throws Throwable {
        sessions.then(jenkins -> {
            Bench.addApiToken("main", "admin@acme.org", Worlds.SCOPED_TOKEN);
            HtmlForm form = page(jenkins);
            form.getSelectByName("_.credentialsId").setSelectedAttribute("main", true);
            jenkins.submit(form);
            try (Stream<Path> files = Files.walk(jenkins.jenkins.getRootDir().toPath())) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertFalse(text.contains(Worlds.SCOPED_TOKEN), file.toString());
                }
            }
        });
    }
}
