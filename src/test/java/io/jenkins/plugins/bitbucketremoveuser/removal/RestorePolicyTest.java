package io.jenkins.plugins.bitbucketremoveuser.removal;

import static io.jenkins.plugins.bitbucketremoveuser.removal.Bench.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of safety that a restore holds to. */
class RestorePolicyTest {
    private static final SafetyPolicy OTHERS_ONLY =
            SafetyPolicy.of(AllowedWorkspaces.of(List.of(new WorkspaceId("umbrella")), SetBy.GLOBAL_CONFIGURATION));
    private static final SafetyPolicy DRY_RUNS_ONLY = SafetyPolicy.of(new DryRunOnly(SetBy.GLOBAL_CONFIGURATION));

    private final Bench bench = Bench.acme().with(Bench.apiToken(Worlds.ADMIN, Worlds.ADMIN_TOKEN));
    private RemovalReport removal;

    @BeforeEach
    void removeJane() {
        removal = bench.remove(Worlds.JANE);
        bench.simulator.resetRequests();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void assertRefused(WorkspaceRestore report, String rule, String why) {
        assertEquals(RestoreVerdict.REFUSED, report.outcome());
        assertEquals(0, bench.simulator.count(), "nothing was asked of Bitbucket");
        assertTrue(bench.isGone(Worlds.JANE));
        String said = String.join("\n", bench.lines());
        assertSays("REFUSED: jane@acme.org (Jane Doe): " + why, said);
        assertSays("an administrator of Jenkins changes the rule first.", said);
        String json = new RestoreJson().write(new RestoreReport(List.of(report)));
        assertSays("\"rule\" : \"" + rule + "\"", json);
        assertSays("\"setBy\" : \"global-configuration\"", json);
    }

    @Test
    void inAWorkspaceThatIsNotAllowedNothingIsAskedNotEvenByADryRun() {
        String why =
                "The workspace acme is not one of those that the rule \"allowed workspaces\", set in Manage Jenkins";

        assertRefused(bench.with(OTHERS_ONLY).restore(removal), "workspace-not-allowed", why);
        assertRefused(bench.with(OTHERS_ONLY).planRestore(removal), "workspace-not-allowed", why);
    }

    @Test
    void whereOnlyDryRunsAreAllowedNothingIsGivenBack() {
        assertRefused(
                bench.with(DRY_RUNS_ONLY).restore(removal),
                "dry-run-only",
                "This is no dry run, and the rule \"dry run only\", set in Manage Jenkins");

        assertEquals(RestoreVerdict.PLANNED, bench.planRestore(removal).outcome());
    }

    @Test
    void whoIsProtectedFromARemovalMayGetBackWhatWasTaken() {
        bench.protect(Worlds.JANE);

        assertEquals(RestoreVerdict.RESTORED, bench.restore(removal).outcome());
        assertTrue(bench.world.isMember(Worlds.JANE));
    }
}
