package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code remove --check}. */
class CheckTest {
    private CommandLineBench bench = new CommandLineBench(Worlds.acme());

    @AfterEach
    void nobodyWasTouched() {
        assertTrue(
                bench.simulator.writes().stream().allMatch(write -> write.status() >= 400),
                bench.simulator.writes().toString());
        bench.close();
    }

    private void in(WorkspaceKind kind) {
        bench.close();
        bench = new CommandLineBench(Worlds.acme(kind));
    }

    @Test
    void aGoodCredentialIsToldWhatItCanDo() {
        assertEquals(0, bench.remove("--check"), bench.err());

        CommandLineBench.assertSays("Ada Lindqvist administers the workspace acme.", bench.out());
        CommandLineBench.assertSays("project and repository grants, with the user API token: yes", bench.out());
        CommandLineBench.assertSays("A removal would begin. Nothing was changed.", bench.out());
    }

    @Test
    void whoeverIsNamedIsNotTouched() {
        assertEquals(0, bench.remove("--check", "--email", Worlds.JANE));
        assertFalse(bench.isGone(Worlds.JANE));
    }

    @Test
    void missingScopesAreNamed() {
        bench.with(Map.of(
                EnvironmentCredentials.EMAIL, Worlds.ADMIN, EnvironmentCredentials.API_TOKEN, Worlds.READ_ONLY_TOKEN));

        assertEquals(1, bench.remove("--check"));
        CommandLineBench.assertSays("project and repository grants, with the user API token: no.", bench.out());
        CommandLineBench.assertSays(
                "lacks the scope admin:project:bitbucket, delete:permission:bitbucket", bench.out());
        CommandLineBench.assertSays("A removal would not begin. Nothing was changed.", bench.out());
    }

    @Test
    void groupsThatNeedAnotherCredentialAreToldWithTheClassicScopes() {
        bench.simulator.behave(b -> b.groupWriteByApiToken(Behaviour.LegacyAccess.FORBIDDEN));

        assertEquals(3, bench.remove("--check"));
        CommandLineBench.assertSays(
                "What groups of the workspace need: an OAuth consumer with account to see them", bench.out());
        CommandLineBench.assertSays("account:write to take people out of them", bench.out());
    }

    @Test
    void anOrganisationIsMissedWhereItManagesThePeople() {
        in(WorkspaceKind.ORGANISATION);

        assertEquals(3, bench.remove("--check"));
        CommandLineBench.assertSays("organisation groups and roles: no. No organisation is given.", bench.out());

        Map<String, String> environment = new HashMap<>(CommandLineBench.API_TOKEN);
        environment.put(EnvironmentCredentials.ORGANISATION_ID, Worlds.ORGANISATION_ID);
        environment.put(EnvironmentCredentials.ORGANISATION_API_KEY, Worlds.ORGANISATION_KEY);
        bench.with(environment);

        assertEquals(0, bench.remove("--check"), bench.out());
        CommandLineBench.assertSays("organisation groups and roles, with the organisation API key: yes.", bench.out());
        assertFalse(bench.out().contains(Worlds.ORGANISATION_KEY));
    }

    @Test
    void oneWorkspaceThatCannotBeUsedIsWorseThanOneWhereSomethingIsMissing() {
        bench.simulator.behave(b -> b.groupWriteByApiToken(Behaviour.LegacyAccess.FORBIDDEN));

        assertEquals(1, bench.remove("--check", "--workspace", "nowhere"));
        CommandLineBench.assertSays("Workspace nowhere:", bench.out());
        CommandLineBench.assertSays("There is no workspace \"nowhere\"", bench.out());
        CommandLineBench.assertSays("Workspace acme:", bench.out());
    }

    @Test
    void asJsonForPrograms() throws Exception {
        assertEquals(0, bench.remove("--check", "--format", "json"));

        JsonNode root = new ObjectMapper().readTree(bench.out());
        assertEquals("bitbucket-remove-user/check", root.path("schema").asText());
        JsonNode acme = root.path("workspaces").path(0);
        assertEquals("acme", acme.path("workspace").asText());
        assertTrue(acme.path("usable").asBoolean());
        assertEquals("grants", acme.path("preflight").path(0).path("what").asText());
        assertEquals("yes", acme.path("preflight").path(0).path("can").asText());
        CommandLineBench.assertSays("Nothing was changed.", bench.err());
    }
}
