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
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalSettings;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.TwoWorkspaces;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlFormUtil;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class ConfigurationPageTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    /** What scripts of the page do takes its time. */
    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertTrue(condition.getAsBoolean());
    }

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
            form.getTextAreaByName("_.protectedDomains").setText("*.acme.org\n# comment");
            form.getTextAreaByName("_.protectedGroups").setText("Release Managers\nadministrators");
            form.getTextAreaByName("_.allowedWorkspaces").setText("acme");
            form.getInputByName("_.maxPeople").setValue("20");
            form.getInputByName("_.dryRunOnly").setChecked(true);
            form.getInputByName("_.longestWaitMinutes").setValue("7");
            form.getInputByName("_.verificationWaitSeconds").setValue("90");
            form.getInputByName("_.longestPlanAgeHours").setValue("12");
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
            assertEquals(90, configuration.getVerificationWaitSeconds());
            assertEquals(Duration.ofHours(12), configuration.longestPlanAge());
            assertEquals(
                    RemovalSettings.standard().withPatience(Duration.ofSeconds(90)), configuration.removalSettings());
            assertEquals(BitbucketRemoveUserConfiguration.DEFAULT_API_URL, configuration.getApiUrl());
            assertTrue(configuration.getProtectedAccounts().startsWith("bot@acme.org"));
            jenkins.submit(page(jenkins));
            assertEquals("acme", configuration.getWorkspace());
            assertTrue(configuration.getProtectedDomains().startsWith("*.acme.org"));
            assertTrue(configuration.getProtectedGroups().startsWith("Release Managers"));
            assertEquals("acme", configuration.getAllowedWorkspaces());
            assertEquals("20", configuration.getMaxPeople());
            assertTrue(configuration.isDryRunOnly());

            HtmlForm lifted = page(jenkins);
            lifted.getInputByName("_.maxPeople").setValue("");
            lifted.getInputByName("_.dryRunOnly").setChecked(false);
            lifted.getTextAreaByName("_.allowedWorkspaces").setText("");
            jenkins.submit(lifted);
            assertNull(configuration.getMaxPeople());
            assertFalse(configuration.isDryRunOnly());
            assertNull(configuration.getAllowedWorkspaces());
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
            assertEquals(RemovalSettings.standard(), configuration.removalSettings());
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

    /** Else a misspelling would lift the limit without a word. */
    @Test
    void aLimitThatIsNoNumberIsNotTheSameAsNone() throws Throwable {
        sessions.then(jenkins -> {
            BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
            configuration.setMaxPeople("20");
            HtmlForm form = page(jenkins);
            form.getInputByName("_.maxPeople").setAttribute("type", "text");
            form.getInputByName("_.maxPeople").setValue("2O");
            FailingHttpStatusCodeException refused =
                    assertThrows(FailingHttpStatusCodeException.class, () -> jenkins.submit(form));
            assertTrue(refused.getResponse().getContentAsString().contains("is no whole number"));
            assertEquals("20", configuration.getMaxPeople());
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

    private static WorkspaceEntry entry(String workspace) {
        WorkspaceEntry entry = new WorkspaceEntry(workspace);
        entry.setCredentialsId("main");
        entry.setCredentialsKind(CredentialKind.USER_API_TOKEN);
        entry.setGroupsCredentialsId("groups");
        entry.setGroupsCredentialsKind(CredentialKind.OAUTH_CONSUMER);
        entry.setOrganisationId("4b5c-9");
        entry.setOrganisationCredentialsId("key");
        return entry;
    }

    private static List<String> slugs() {
        return BitbucketRemoveUserConfiguration.get().getWorkspaces().stream()
                .map(WorkspaceEntry::getWorkspace)
                .toList();
    }

    private static void addCredentials() throws Exception {
        Bench.addApiToken("main", "admin@acme.org", "token");
        Bench.addApiToken("groups", "key", "secret");
        Bench.addSecretText("key", "secret");
    }

    @Test
    void thePageKeepsTheListOfWorkspacesAlsoOverARestart() throws Throwable {
        sessions.then(jenkins -> {
            addCredentials();
            BitbucketRemoveUserConfiguration.get().setOrganisationId("7a-b");
            BitbucketRemoveUserConfiguration.get().setOrganisationCredentialsId("key");
            BitbucketRemoveUserConfiguration.get()
                    .setWorkspaces(List.of(entry("umbrella"), new WorkspaceEntry("initech")));
            jenkins.submit(page(jenkins));
        });
        sessions.then(jenkins -> {
            BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
            jenkins.assertEqualDataBoundBeans(
                    List.of(entry("umbrella"), new WorkspaceEntry("initech")), configuration.getWorkspaces());
            assertEquals("7a-b", configuration.getOrganisationId());
            assertEquals("key", configuration.getOrganisationCredentialsId());
        });
    }

    @Test
    void aWorkspaceIsAddedAndTheLastOneCanBeTakenOutAgain() throws Throwable {
        sessions.then(jenkins -> {
            HtmlForm form = page(jenkins);
            HtmlFormUtil.getButtonByCaption(form, "Add a workspace").click();
            List<HtmlInput> fields = form.getInputsByName("_.workspace");
            assertEquals(2, fields.size());
            fields.get(1).setValue("umbrella");
            jenkins.submit(form);
            assertEquals(List.of("umbrella"), slugs());

            HtmlForm again = page(jenkins);
            HtmlFormUtil.getButtonByCaption(again, "Delete this workspace").click();
            waitUntil(() -> again.getInputsByName("_.workspace").size() == 1);
            jenkins.submit(again);
            assertEquals(List.of(), slugs());
        });
    }

    @Test
    void aListThatCannotBeMeantIsNamedAndNothingIsSaved() throws Throwable {
        sessions.then(jenkins -> {
            addCredentials();
            BitbucketRemoveUserConfiguration.get().setWorkspace("acme");
            BitbucketRemoveUserConfiguration.get()
                    .setWorkspaces(List.of(entry("umbrella"), new WorkspaceEntry("initech")));

            for (String[] change : new String[][] {
                {"2", "_.workspace", "../initech", "is not a workspace"},
                {"2", "_.workspace", "UMBRELLA", "is there twice"},
                {"1", "_.organisationId", "", "organisationId of the workspace umbrella: is empty"},
                {"1", "_.organisationId", "a/b", "is not an organisation"},
                {"0", "_.organisationId", "4b5c-9", "organisationCredentialsId: is empty"}
            }) {
                HtmlForm form = page(jenkins);
                form.getInputByName("_.workspace").setValue("other");
                form.getInputsByName(change[1]).get(Integer.parseInt(change[0])).setValue(change[2]);
                FailingHttpStatusCodeException refused =
                        assertThrows(FailingHttpStatusCodeException.class, () -> jenkins.submit(form));
                assertEquals(400, refused.getStatusCode());
                String page = refused.getResponse().getContentAsString();
                assertTrue(page.contains(change[3]), page);
                assertEquals("acme", BitbucketRemoveUserConfiguration.get().getWorkspace());
                assertEquals(List.of("umbrella", "initech"), slugs());
            }
        });
    }

    /** A button takes the nearest fields before it, and the entry's have the same names as the page's. */
    @Test
    void eachButtonTestsItsOwnFields() throws Throwable {
        sessions.then(jenkins -> {
            try (BitbucketSimulator simulator = BitbucketSimulator.start(TwoWorkspaces.world())) {
                Bench.setUp(simulator);
                Bench.addEntry(TwoWorkspaces.SECOND, TwoWorkspaces.SECOND_ADMIN, TwoWorkspaces.SECOND_TOKEN);
                HtmlPage page = jenkins.createWebClient().goTo("configure");
                List<DomElement> buttons = page.getElementsByTagName("button").stream()
                        .filter(button -> button.getTextContent().strip().equals("Test connection"))
                        .toList();
                assertEquals(2, buttons.size());
                for (DomElement button : buttons) {
                    button.click();
                }
                waitUntil(() -> page.asNormalizedText().contains("administers the workspace acme")
                        && page.asNormalizedText().contains("administers the workspace umbrella"));
                assertTrue(page.asNormalizedText().contains("Ada Lindqvist administers the workspace acme"));
                assertTrue(page.asNormalizedText().contains("Uma Thorsen administers the workspace umbrella"));
            }
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
            assertThrows(InvalidInputException.class, () -> configuration.setVerificationWaitSeconds(601));
            assertThrows(InvalidInputException.class, () -> configuration.setProtectedAccounts("jane@"));
            assertThrows(InvalidInputException.class, () -> configuration.setProtectedDomains("acme"));
            assertThrows(InvalidInputException.class, () -> configuration.setAllowedWorkspaces("acme\na/b"));
            assertThrows(InvalidInputException.class, () -> configuration.setMaxPeople("0"));
            assertThrows(InvalidInputException.class, () -> configuration.setMaxPeople("many"));
            assertThrows(InvalidInputException.class, () -> configuration.setOrganisationId("https://x"));
            assertThrows(InvalidInputException.class, () -> new WorkspaceEntry(""));
            List<WorkspaceEntry> twice = List.of(new WorkspaceEntry("acme"), new WorkspaceEntry("Acme"));
            assertThrows(InvalidInputException.class, () -> configuration.setWorkspaces(twice));
            WorkspaceEntry half = new WorkspaceEntry("acme");
            half.setOrganisationCredentialsId("key");
            assertThrows(InvalidInputException.class, () -> configuration.setWorkspaces(List.of(half)));
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
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckProtectedDomains("acme").kind);
            assertEquals(FormValidation.Kind.OK, configuration.doCheckProtectedDomains("# none\nacme.org").kind);
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckAllowedWorkspaces("acme\na/b").kind);
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckMaxPeople("many").kind);
            assertEquals(FormValidation.Kind.OK, configuration.doCheckMaxPeople("").kind);
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckConnectTimeoutSeconds("many").kind);
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckLongestWaitMinutes("9999").kind);
            assertEquals(FormValidation.Kind.OK, configuration.doCheckResponseTimeoutSeconds("30").kind);
            assertEquals(FormValidation.Kind.OK, configuration.doCheckVerificationWaitSeconds("0").kind);
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckVerificationWaitSeconds("601").kind);
            assertEquals(FormValidation.Kind.OK, configuration.doCheckOrganisationId("", "").kind);
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckOrganisationId("4b5c-9", "").kind);
            assertEquals(FormValidation.Kind.ERROR, configuration.doCheckOrganisationCredentialsId("gone", "").kind);
            WorkspaceEntry.DescriptorImpl entry =
                    jenkins.jenkins.getDescriptorByType(WorkspaceEntry.DescriptorImpl.class);
            assertEquals(FormValidation.Kind.ERROR, entry.doCheckWorkspace("").kind);
            assertEquals(FormValidation.Kind.OK, entry.doCheckWorkspace("umbrella").kind);
            assertEquals(FormValidation.Kind.ERROR, entry.doCheckOrganisationId("", "key").kind);
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
