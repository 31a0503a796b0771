package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.simulator.TwoWorkspaces;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --workspace} more than once, and the organisation; the credentials of the environment serve all of them. */
class SeveralWorkspacesTest {
    private static final Map<String, String> UMA = Map.of(
            EnvironmentCredentials.EMAIL, TwoWorkspaces.SECOND_ADMIN,
            EnvironmentCredentials.API_TOKEN, TwoWorkspaces.SECOND_TOKEN);

    private final CommandLineBench bench = new CommandLineBench(TwoWorkspaces.world());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        bench.close();
    }

    /** {@code --workspace acme} stands there already. */
    private int removeFromBoth(String... more) {
        String[] all = new String[more.length + 4];
        all[0] = "--workspace";
        all[1] = TwoWorkspaces.SECOND;
        all[2] = "--email";
        all[3] = Worlds.JANE;
        System.arraycopy(more, 0, all, 4, more.length);
        return bench.remove(all);
    }

    private boolean janeIsGoneFrom(String workspace) {
        return TwoWorkspaces.isGone(bench.world, workspace, Worlds.JANE);
    }

    private static Map<String, String> with(Map<String, String> environment, String... more) {
        Map<String, String> all = new HashMap<>(environment);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    @Test
    void oneCredentialThatIsGoodForBothServesBoth() {
        bench.world.addToGroup(TwoWorkspaces.SECOND_ADMIN, "administrators");
        bench.with(UMA);

        assertEquals(0, removeFromBoth("--workspace", "acme"), bench::out);

        assertTrue(janeIsGoneFrom(TwoWorkspaces.FIRST));
        assertTrue(janeIsGoneFrom(TwoWorkspaces.SECOND));
        CommandLineBench.assertSays("acme: REMOVED jane@acme.org", bench.out());
        CommandLineBench.assertSays("umbrella: REMOVED jane@acme.org", bench.out());
        CommandLineBench.assertSays("Run in 2 workspaces: removed. acme: removed (1 removed); umbrella:", bench.out());
    }

    @Test
    void theWorstDecidesAndTheReportHasAll() throws Exception {
        Path file = folder.resolve("report.json");

        assertEquals(1, removeFromBoth("--report", file.toString()), bench::out);

        assertTrue(janeIsGoneFrom(TwoWorkspaces.FIRST), "the first one's success is not undone by the second");
        assertFalse(janeIsGoneFrom(TwoWorkspaces.SECOND));
        JsonNode report = new ObjectMapper().readTree(Files.readString(file));
        assertEquals("failed", report.path("outcome").asText());
        JsonNode acme = report.path("workspaces").path(0);
        JsonNode umbrella = report.path("workspaces").path(1);
        assertEquals(
                "acme removed",
                acme.path("workspace").asText() + " " + acme.path("outcome").asText());
        assertEquals(
                "umbrella failed",
                umbrella.path("workspace").asText() + " "
                        + umbrella.path("outcome").asText());
        assertEquals("no-such-workspace", umbrella.path("problem").path("kind").asText());
        CommandLineBench.assertSays("umbrella: There is no workspace \"umbrella\"", bench.out());
    }

    @Test
    void oneThatCannotBeMeantStopsAllBeforeAnythingIsAsked() {
        assertEquals(2, removeFromBoth("--workspace", "../x"));

        CommandLineBench.assertSays("workspace: \"../x\" is not a workspace.", bench.err());
        assertEquals(0, bench.simulator.count());
    }

    @Test
    void aDirectoryActionNeedsAnOrganisation() {
        for (String action : new String[] {"suspend", "REMOVE"}) {
            assertEquals(2, removeFromBoth("--directory-action", action));
            CommandLineBench.assertSays(
                    "--directory-action needs the organisation: set BITBUCKET_ORGANISATION_ID and"
                            + " BITBUCKET_ORGANISATION_API_KEY in the environment.",
                    bench.err());
        }
        assertEquals(2, removeFromBoth("--directory-action", "delete"));
        CommandLineBench.assertSays("'delete'", bench.err());
        assertEquals(0, bench.simulator.count());
    }

    @Test
    void aDirectoryActionWithAnOrganisationGoesOn() {
        try (CommandLineBench organisation = new CommandLineBench(Worlds.acme(WorkspaceKind.ORGANISATION))) {
            organisation.with(with(
                    CommandLineBench.API_TOKEN,
                    EnvironmentCredentials.ORGANISATION_ID,
                    Worlds.ORGANISATION_ID,
                    EnvironmentCredentials.ORGANISATION_API_KEY,
                    Worlds.ORGANISATION_KEY));

            assertEquals(
                    0,
                    organisation.remove("--email", Worlds.JANE, "--directory-action", "suspend"),
                    () -> organisation.out() + organisation.err());
            assertTrue(organisation.world.organisation().accessOf(Worlds.JANE).isSuspended());
            assertTrue(organisation.isGone(Worlds.JANE));
        }
    }

    @Test
    void anOrganisationThatCannotBeMeantIsNamed() {
        Map<String, String> id = with(CommandLineBench.API_TOKEN, EnvironmentCredentials.ORGANISATION_ID, "4b5c-9");
        assertEquals(2, bench.with(id).remove("--email", Worlds.JANE));
        CommandLineBench.assertSays(
                "BITBUCKET_ORGANISATION_ID is set but BITBUCKET_ORGANISATION_API_KEY is not. Set both.", bench.err());

        Map<String, String> key =
                with(CommandLineBench.API_TOKEN, EnvironmentCredentials.ORGANISATION_API_KEY, "not-the-token");
        assertEquals(2, bench.with(key).remove("--email", Worlds.JANE));
        CommandLineBench.assertSays(
                "BITBUCKET_ORGANISATION_API_KEY is set but BITBUCKET_ORGANISATION_ID is not. Set both.", bench.err());

        Map<String, String> address =
                with(key, EnvironmentCredentials.ORGANISATION_ID, "https://admin.atlassian.com/o/4b5c-9");
        assertEquals(2, bench.with(address).remove("--email", Worlds.JANE));
        CommandLineBench.assertSays(
                "is not an organisation's id. Give the part after admin.atlassian.com/o/", bench.err());
        assertEquals(0, bench.simulator.count());
    }
}
