package io.jenkins.plugins.bitbucketremoveuser.configuration;

import static io.jenkins.plugins.casc.misc.Util.getUnclassifiedRoot;
import static io.jenkins.plugins.casc.misc.Util.toYamlString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ConfigurationAsCodeTest {
    private static final String YAML = "configuration-as-code.yml";

    @TempDir
    private Path folder;

    private void apply(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("jenkins.yaml"), yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }

    private static String yaml() throws Exception {
        try (var stream = ConfigurationAsCodeTest.class.getResourceAsStream(YAML)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyFieldCanBeSetAndComesOutAgain(JenkinsRule jenkins) throws Exception {
        apply(yaml());

        BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
        assertEquals("acme", configuration.getWorkspace());
        assertEquals("bitbucket-admin", configuration.getCredentialsId());
        assertEquals(CredentialKind.USER_API_TOKEN, configuration.getCredentialsKind());
        assertEquals("bitbucket-groups", configuration.getGroupsCredentialsId());
        assertEquals(CredentialKind.OAUTH_CONSUMER, configuration.getGroupsCredentialsKind());
        assertTrue(configuration.isCredentialsLentToJobs());
        assertEquals("https://bitbucket-proxy.acme.org", configuration.getApiUrl());
        assertEquals(5, configuration.getConnectTimeoutSeconds());
        assertEquals(20, configuration.getResponseTimeoutSeconds());
        assertEquals(30, configuration.getLongestWaitMinutes());
        assertEquals(60, configuration.getVerificationWaitSeconds());
        assertEquals(48, configuration.getLongestPlanAgeHours());
        assertEquals("build-bot@acme.org", configuration.getProtectedAccounts());
        assertEquals("*.board.acme.org", configuration.getProtectedDomains());
        assertEquals("Administrators", configuration.getProtectedGroups());
        assertEquals("20", configuration.getMaxPeople());
        assertEquals("acme", configuration.getAllowedWorkspaces());
        assertTrue(configuration.isDryRunOnly());
        assertEquals("0f4c2f7e-8a51-4c8e-9a56-0d1f0a4d1c11", configuration.getOrganisationId());
        assertEquals("atlassian-organisation", configuration.getOrganisationCredentialsId());
        assertEquals(2, configuration.getWorkspaces().size());
        WorkspaceEntry umbrella = configuration.getWorkspaces().get(0);
        assertEquals("umbrella", umbrella.getWorkspace());
        assertEquals("umbrella-admin", umbrella.getCredentialsId());
        assertEquals(CredentialKind.USER_API_TOKEN, umbrella.getCredentialsKind());
        assertEquals("umbrella-groups", umbrella.getGroupsCredentialsId());
        assertEquals(CredentialKind.OAUTH_CONSUMER, umbrella.getGroupsCredentialsKind());
        assertEquals("1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed", umbrella.getOrganisationId());
        assertEquals("umbrella-organisation", umbrella.getOrganisationCredentialsId());
        assertEquals("initech", configuration.getWorkspaces().get(1).getWorkspace());

        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        String exported = toYamlString(getUnclassifiedRoot(context).get("bitbucketRemoveUser"));
        assertEquals(indented(yaml()), exported.strip());
    }

    /** The part below the symbol. */
    private static String indented(String yaml) {
        return yaml.substring(yaml.indexOf("bitbucketRemoveUser:") + "bitbucketRemoveUser:".length())
                .stripIndent()
                .lines()
                .map(line -> line.startsWith("    ") ? line.substring(4) : line)
                .reduce("", (all, line) -> all + "\n" + line)
                .strip();
    }

    @Test
    void aValueThatCannotBeMeantStopsItAndIsNamed(JenkinsRule jenkins) {
        assertRefused("workspace: \"../acme\"", "workspace: \"../acme\" is not a workspace");
        assertRefused("protectedDomains: \"acme\"", "protectedDomains: \"acme\" is not an e-mail domain");
        assertRefused("allowedWorkspaces: \"a/b\"", "workspace: \"a/b\" is not a workspace");
        assertRefused("maxPeople: many", "maxPeople: \"many\" is no whole number");
        assertRefused("maxPeople: 0", "maxPeople: \"0\" is out of range");
        assertRefused("organisationId: \"a/b\"", "organisationId: \"a/b\" is not an organisation's id");
        assertRefused("workspaces: [{workspace: \"a/b\"}]", "workspace: \"a/b\" is not a workspace");
        assertRefused(
                "workspaces: [{workspace: \"acme\"}, {workspace: \"ACME\"}]", "workspaces: \"ACME\" is there twice");
        assertRefused(
                "workspaces: [{workspace: \"acme\", organisationId: \"4b5c\"}]",
                "organisationCredentialsId of the workspace acme: is empty, but organisationId is given");
    }

    private void assertRefused(String line, String why) {
        ConfiguratorException refused = assertThrows(
                ConfiguratorException.class, () -> apply("unclassified:\n  bitbucketRemoveUser:\n    " + line + "\n"));
        String all = "";
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            all += cause.getMessage() + "\n";
        }
        assertTrue(all.contains(why), all);
    }
}
