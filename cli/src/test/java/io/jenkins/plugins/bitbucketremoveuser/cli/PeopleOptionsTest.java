package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to name people. */
class PeopleOptionsTest {
    private final CommandLineBench bench = new CommandLineBench(Worlds.acme());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        bench.close();
    }

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("leavers.csv"), text).toString();
    }

    private String uuid(String email) {
        return bench.world.person(email).uuid();
    }

    @Test
    void allOfThemTogether() throws Exception {
        String leavers = file("\uFEFFname;Mail\n\"Doe; Jane\";JANE@acme.org\nElena;elena@acme.org\n");

        assertEquals(
                3,
                bench.remove(
                        "--email",
                        "carol@acme.org",
                        "--account",
                        uuid(Worlds.JANE),
                        "--account",
                        bench.world.person("hugo@acme.org").accountId(),
                        "--file",
                        leavers,
                        "--column",
                        "mail"),
                bench::err);

        for (String email : new String[] {Worlds.JANE, "elena@acme.org", "carol@acme.org", "hugo@acme.org"}) {
            assertTrue(bench.isGone(email), email);
        }
        CommandLineBench.assertSays(
                "REMOVED " + uuid(Worlds.JANE)
                        + " (Jane Doe; also asked for as JANE@acme.org, which is the same account)",
                bench.out());
        // somebody else's invitation is pending, and Hugo's address is not known
        CommandLineBench.assertSays("(3 removed, 1 still-member)", bench.out());
        CommandLineBench.assertSays("- a pending invitation, if any: ", bench.out());
    }

    @Test
    void standardInput() {
        assertEquals(0, bench.withInput("# leavers\njane@acme.org\n").remove("--file", "-", "--dry-run"), bench::err);

        CommandLineBench.assertSays("PLANNED: jane@acme.org", bench.out());
    }

    private void assertRefused(String message, String... arguments) {
        assertEquals(2, bench.remove(arguments));
        CommandLineBench.assertSays(message, bench.err());
        assertEquals("", bench.out());
        assertEquals(0, bench.simulator.count(), "nothing was asked of Bitbucket");
    }

    @Test
    void aBadLineStopsTheWholeCall() throws Exception {
        String leavers = file("jane@acme.org\nbob\n");

        assertRefused("\n  line 2: \"bob\" is neither an e-mail address", "--file", leavers, "--email", Worlds.JANE);
        assertRefused("--file: \"" + leavers.substring(0, 10), "--file", leavers);
        assertRefused("--file: \"-\" is empty.", "--file", "-");
        assertFalse(bench.isGone(Worlds.JANE));
    }

    @Test
    void aColumnThatIsNotThere() throws Exception {
        assertRefused(
                "has no column \"email\". Its header (line 1) names: \"name\", \"mail\".",
                "--file",
                file("name,mail\nJane,jane@acme.org\n"));
    }

    @Test
    void aFileThatCannotBeRead() {
        assertRefused("--file: ", "--file", folder.resolve("nowhere.txt").toString());
        CommandLineBench.assertSays("cannot be read (java.nio.file.NoSuchFileException", bench.err());
        assertRefused("cannot be read", "--file", folder.toString());
    }

    @Test
    void aColumnNeedsAFile() {
        assertRefused("--column: is given without --file.", "--email", Worlds.JANE, "--column", "mail");
    }

    @Test
    void anAccountIsNoAddressAndNoName() {
        assertRefused("account: \"jane@acme.org\" is neither an account id nor a UUID.", "--account", Worlds.JANE);
        assertRefused("account: \"jane\" is neither an account id nor a UUID.", "--account", "jane");
    }
}
