package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a call must not touch. */
class PolicyOptionsTest {
    private final CommandLineBench bench = new CommandLineBench(Worlds.acme());

    @AfterEach
    void close() {
        bench.close();
    }

    private int remove(String... more) {
        return bench.remove(more);
    }

    private void assertRefused(String rule, int status) {
        assertEquals(4, status, bench::err);
        CommandLineBench.assertSays("REFUSED: jane@acme.org: ", bench.out());
        CommandLineBench.assertSays("the rule \"" + rule + "\", set on the command line", bench.out());
        CommandLineBench.assertSays("If it is really meant, leave the option out.", bench.out());
        assertEquals(List.of(), bench.simulator.writes());
    }

    @ParameterizedTest
    @CsvSource({
        "--protect, JANE@acme.org, protected accounts",
        "--protect, @acme.org, protected domains: acme.org",
        "--protect, *.acme.org, protected domains: *.acme.org",
        "--protect-group, developers, protected groups: Developers",
        "--protect-group, Release Managers, protected groups: Release Managers"
    })
    void whoeverIsProtectedIsNotTouched(String option, String value, String rule) {
        assertRefused(rule, remove("--email", Worlds.JANE, option, value));
    }

    @Test
    void protectedByIdInEachWay() {
        for (String id : List.of(
                bench.world.person(Worlds.JANE).uuid(),
                bench.world.person(Worlds.JANE).accountId())) {
            assertRefused(
                    "protected accounts", remove("--email", Worlds.JANE, "--protect", "bot@acme.org", "--protect", id));
        }
    }

    @Test
    void ofMorePeopleThanTheLimitNobodyIsTouched() {
        assertRefused(
                "at most 1 person in a run",
                remove("--email", Worlds.JANE, "--email", Worlds.MEMBER, "--max-people", "1"));
        assertEquals(0, bench.simulator.count());

        assertEquals(0, remove("--email", Worlds.JANE, "--email", "dinesh@acme.org", "--max-people", "2"));
        assertTrue(bench.isGone(Worlds.JANE));
    }

    @Test
    void aDomainIsNotTakenForTheNameOfAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("acme.org"), "bot@acme.org");

        assertEquals(2, remove("--email", Worlds.JANE, "--protect", "@" + file));

        CommandLineBench.assertSays("is not an e-mail domain", bench.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--protect, jane, --protect: \"jane\" is neither an e-mail address",
        "--protect, @acme, --protect: \"@acme\" is not an e-mail domain",
        "--protect, *, --protect: \"*\" is not an e-mail domain",
        "--protect, '', --protect: has an empty entry",
        "--protect-group, ' ', --protect-group: has an empty entry",
        "--max-people, 0, --max-people: \"0\" is out of range",
        "--max-people, many, Invalid value for option '--max-people'"
    })
    void whatCannotBeMeantEndsTheCall(String option, String value, String message) {
        assertEquals(2, remove("--email", Worlds.JANE, option, value));

        CommandLineBench.assertSays(message, bench.err());
        assertEquals(0, bench.simulator.count(), "nothing was asked of Bitbucket");
        assertFalse(bench.isGone(Worlds.JANE));
    }
}
