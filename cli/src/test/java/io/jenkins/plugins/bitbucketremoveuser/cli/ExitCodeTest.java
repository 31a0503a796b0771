package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreVerdict;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What scripts go by; {@code docs/command-line.md} promises it. */
class ExitCodeTest {

    @Test
    void zeroForRemovedAndForNothingToDo() {
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme())) {
            assertEquals(0, bench.remove("--email", Worlds.JANE), bench::err);
            assertTrue(bench.isGone(Worlds.JANE));
            CommandLineBench.assertSays("REMOVED jane@acme.org", bench.out());
            assertEquals("", bench.err());

            assertEquals(0, bench.remove("--email", Worlds.JANE), bench::err);
            CommandLineBench.assertSays("NOTHING TO DO: nobody in the workspace has the address", bench.out());
        }
    }

    @Test
    void zeroForAPlanThatChangesNothing() {
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme())) {
            assertEquals(0, bench.remove("--email", Worlds.JANE, "--dry-run"), bench::err);

            CommandLineBench.assertSays("PLANNED: jane@acme.org would lose 3 groups", bench.out());
            assertEquals(Worlds.acme().fingerprintWithout(), bench.world.fingerprintWithout());
        }
    }

    @Test
    void oneForAFailure() {
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme())) {
            Map<String, String> wrong = Map.of(
                    EnvironmentCredentials.EMAIL, Worlds.ADMIN, EnvironmentCredentials.API_TOKEN, "not-the-token");

            assertEquals(1, bench.with(wrong).remove("--email", Worlds.JANE));

            CommandLineBench.assertSays("Bitbucket does not accept the user API token.", bench.out());
            CommandLineBench.assertSays("Check that the user name is the e-mail address", bench.out());
        }
    }

    @Test
    void twoForACallThatCannotBeMeant() {
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme())) {
            assertEquals(2, bench.remove("--email", "jane"));
            CommandLineBench.assertSays("email: \"jane\" is not an e-mail address.", bench.err());

            assertEquals(2, bench.remove());
            CommandLineBench.assertSays("Nobody is named. Give --email, --account or --file.", bench.err());

            assertEquals(2, bench.remove("--email", Worlds.JANE, "--token", "x"));
            CommandLineBench.assertSays("Unknown option", bench.err());

            assertEquals(2, bench.remove("--email", Worlds.JANE, "--workspace", "../x"));
            assertEquals(2, bench.run("remove", "--workspace", "../x", "--email", Worlds.JANE));
            CommandLineBench.assertSays("workspace: \"../x\" is not a workspace.", bench.err());

            assertEquals(2, bench.run());
            CommandLineBench.assertSays("Name a command: remove, restore, find or clean-up.", bench.err());

            assertEquals(0, bench.simulator.count(), "nothing was asked of Bitbucket");
        }
    }

    @Test
    void threeForWhatIsLeftForAPerson() {
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme(WorkspaceKind.ORGANISATION))) {
            assertEquals(3, bench.remove("--email", Worlds.JANE));

            CommandLineBench.assertSays("NOT ALL REMOVED: jane@acme.org", bench.out());
            CommandLineBench.assertSays("- group \"Developers\"", bench.out());
        }
    }

    @Test
    void threeForAResidueThatWasToBeCleanedAndIsNot() {
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme())) {
            assertEquals(3, bench.remove("--email", Worlds.JANE, "--clean-residues"));

            assertTrue(bench.isGone(Worlds.JANE));
            CommandLineBench.assertSays("REMOVED jane@acme.org", bench.out());
            CommandLineBench.assertSays("cleaned: default reviewer of repository \"ledger\"", bench.out());
            CommandLineBench.assertSays("NOT ALL CLEANED: of jane@acme.org.", bench.out());
            assertEquals(Set.of("rule 1 of spikes"), bench.world.residues().of(Worlds.JANE));
        }
    }

    @Test
    void fourForARefusal() {
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme())) {
            assertEquals(4, bench.remove("--email", Worlds.ADMIN));

            CommandLineBench.assertSays("REFUSED: admin@acme.org", bench.out());
        }
    }

    @Test
    void ofSeveralPeopleTheWorst() {
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme())) {
            assertEquals(
                    4, bench.remove("--email", Worlds.JANE, "--email", "nobody@acme.org", "--email", Worlds.ADMIN));

            assertTrue(bench.isGone(Worlds.JANE));
            CommandLineBench.assertSays("refused (1 removed, 1 not-a-member, 1 refused)", bench.out());
        }
    }

    @Test
    void everyOutcomeHasOne() {
        for (RunOutcome outcome : RunOutcome.values()) {
            boolean good = outcome == RunOutcome.REMOVED
                    || outcome == RunOutcome.NOTHING_TO_DO
                    || outcome == RunOutcome.PLANNED;
            assertEquals(good, ExitCode.of(outcome) == 0, outcome.toString());
        }
    }

    @Test
    void everyVerdictOfARestoreHasOne() {
        for (RestoreVerdict verdict : RestoreVerdict.values()) {
            boolean good = verdict == RestoreVerdict.RESTORED
                    || verdict == RestoreVerdict.NOTHING_TO_DO
                    || verdict == RestoreVerdict.PLANNED;
            assertEquals(good, ExitCode.of(verdict) == 0, verdict.toString());
        }
    }

    @Test
    void helpAndVersionAreNoFailure() {
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme())) {
            assertEquals(0, bench.run("--help"));
            assertEquals(0, bench.run("remove", "--help"));
            CommandLineBench.assertSays("BITBUCKET_API_TOKEN", bench.out());
            CommandLineBench.assertSays("https://api.bitbucket.org\n", bench.out());
            assertEquals(0, bench.run("--version"));
        }
    }
}
