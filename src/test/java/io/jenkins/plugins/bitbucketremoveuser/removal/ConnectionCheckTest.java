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

    private static Capability row(ConnectionCheck.Result result, Capability.Area area) {
        return result.capabilities().stream()
                .filter(one -> one.area() == area)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everythingWorks() throws Exception {
        ConnectionCheck.Result result = check(Bench.API_TOKEN);

        assertTrue(result.usable());
        assertEquals("Ada Lindqvist administers the workspace acme.", result.caller());
        assertEquals(
                List.of(
                        "project and repository grants, with the user API token: yes",
                        "groups of the workspace, with the user API token: not refused. 4 groups can be seen; Bitbucket"
                                + " answers 404 about a person who is not in a group, and may do so too where groups are"
                                + " managed in admin.atlassian.com.",
                        "pending invitations, with the user API token: yes. 1 can be seen."),
                result.capabilities().stream().map(Capability::toString).toList());
        assertEquals(List.of(), result.missing());
    }

    @Test
    void aTokenForReadingOnlyIsFoundOut() throws Exception {
        ConnectionCheck.Result result = check(Bench.apiToken(Worlds.ADMIN, Worlds.READ_ONLY_TOKEN));

        assertFalse(result.usable());
        Capability grants = row(result, Capability.Area.GRANTS);
        assertEquals(Capability.Verdict.NO, grants.verdict());
        Bench.assertSays("lacks the scope admin:project:bitbucket", grants.remark());
    }

    @Test
    void aCredentialOfTheWrongKindIsFoundOut() throws Exception {
        ConnectionCheck.Result result = check(Bench.OAUTH);

        assertFalse(result.usable());
        Bench.assertSays(
                "An OAuth consumer cannot delete", result.problem().get().toString());
        assertEquals(Capability.Verdict.NO, row(result, Capability.Area.GRANTS).verdict());
    }

    @Test
    void groupsThatCannotBeChangedAreToldBesideWhatWorks() throws Exception {
        simulator.behave(b -> b.groupWriteByApiToken(Behaviour.LegacyAccess.FORBIDDEN));

        ConnectionCheck.Result result = check(Bench.API_TOKEN);

        assertTrue(result.usable());
        Capability groups = row(result, Capability.Area.GROUPS);
        assertTrue(result.missing().contains(groups), result.toString());
        Bench.assertSays("Bitbucket refused.", groups.remark());
        Bench.assertSays("an OAuth consumer with account:write", groups.remark());
    }

    @Test
    void aWorkspaceManagedInAtlassianAdministrationIsTold() throws Exception {
        simulator.close();
        simulator = BitbucketSimulator.startUnchecked(Worlds.acme(WorkspaceKind.ORGANISATION), 0);
        before = simulator.world().fingerprintWithout();

        ConnectionCheck.Result result = check(Bench.API_TOKEN);

        assertTrue(result.usable());
        Bench.assertSays(
                "admin.atlassian.com", row(result, Capability.Area.GROUPS).remark());
        Bench.assertSays(
                "the organisation's id and API key",
                row(result, Capability.Area.ORGANISATION).remark());
        assertEquals(
                List.of(Capability.Area.GROUPS, Capability.Area.INVITATIONS, Capability.Area.ORGANISATION),
                result.missing().stream().map(Capability::area).toList());
    }
}
