package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the "Test connection" button tells. */
class ConnectionCheckTest {
    private BitbucketSimulator simulator = BitbucketSimulator.startUnchecked(Worlds.acme(), 0);
    private String before = simulator.world().fingerprintWithout();

    @AfterEach
    void nothingWasChanged() {
        assertTrue(simulator.writes().stream().allMatch(request -> request.status() >= 400));
        assertEquals(before, simulator.world().fingerprintWithout());
        simulator.close();
    }

    private ConnectionCheck.Result check(Credential credential) throws InterruptedException {
        try (BitbucketCloud bitbucket = new BitbucketCloud(
                ClientSettings.standard(ApiEndpoints.of(simulator.root().toString())),
                WorkspaceCredentials.of(credential),
                new RunObserver(RemovalProgress.SILENT))) {
            return new ConnectionCheck(bitbucket).run(new WorkspaceId(Worlds.WORKSPACE));
        }
    }

    @Test
    void everythingWorks() throws Exception {
        ConnectionCheck.Result result = check(Bench.API_TOKEN);

        assertTrue(result.usable());
        assertEquals(
                List.of(
                        "Ada Lindqvist administers the workspace acme.",
                        "Project and repository grants can be taken away.",
                        "4 groups can be seen, and people can be taken out of them."),
                result.found());
        assertEquals(List.of(), result.missing());
    }

    @Test
    void aTokenForReadingOnlyIsFoundOut() throws Exception {
        ConnectionCheck.Result result = check(Bench.apiToken(Worlds.ADMIN, Worlds.READ_ONLY_TOKEN));

        assertFalse(result.usable());
        Bench.assertSays(
                "lacks the scope admin:project:bitbucket", result.missing().get(0));
    }

    @Test
    void aCredentialOfTheWrongKindIsFoundOut() throws Exception {
        ConnectionCheck.Result result = check(Bench.OAUTH);

        assertFalse(result.usable());
        Bench.assertSays("An OAuth consumer cannot delete", result.missing().get(0));
    }

    @Test
    void groupsThatCannotBeChangedAreToldBesideWhatWorks() throws Exception {
        simulator.behave(b -> b.groupWriteByApiToken(Behaviour.LegacyAccess.FORBIDDEN));

        ConnectionCheck.Result result = check(Bench.API_TOKEN);

        assertTrue(result.usable());
        assertEquals(2, result.found().size());
        Bench.assertSays("Groups: Bitbucket refused.", result.missing().get(0));
        Bench.assertSays(
                "an OAuth consumer with account:write", result.missing().get(0));
    }

    @Test
    void aWorkspaceManagedInAtlassianAdministrationIsTold() throws Exception {
        simulator.close();
        simulator = BitbucketSimulator.startUnchecked(Worlds.acme(WorkspaceKind.ORGANISATION), 0);
        before = simulator.world().fingerprintWithout();

        ConnectionCheck.Result result = check(Bench.API_TOKEN);

        assertTrue(result.usable());
        Bench.assertSays("admin.atlassian.com", result.missing().get(0));
    }
}
