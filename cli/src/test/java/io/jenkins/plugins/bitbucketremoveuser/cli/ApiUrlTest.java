package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the credential would be sent. */
class ApiUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://bitbucket.example, must use https",
        "ftp://127.0.0.1, must use https",
        "bitbucket.example, is not an absolute URL",
        "https://user@bitbucket.example, must not carry a user",
        "https://bitbucket.example/?x=y, must not carry a user",
        "https://bitbucket.example/#x, must not carry a user"
    })
    void anAddressThatNoCredentialMayGoToIsRefused(String url, String why) {
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme())) {
            assertEquals(2, bench.run("remove", "--workspace", "acme", "--email", Worlds.JANE, "--api-url", url));
            CommandLineBench.assertSays(why, bench.err());
            CommandLineBench.assertSays("for example https://api.bitbucket.org.", bench.err());
        }
    }

    @Test
    void aPasswordInItIsNotRepeated() {
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme())) {
            bench.run(
                    "remove", "--workspace", "acme", "--email", Worlds.JANE, "--api-url", "https://ada:hush@x.example");
            assertFalse(bench.err().contains("hush"), bench.err());
        }
    }

    @Test
    void aSlashAtTheEndDoesNotMatter() {
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme())) {
            assertEquals(
                    0,
                    bench.run(
                            "remove",
                            "--workspace",
                            "acme",
                            "--email",
                            Worlds.JANE,
                            "--dry-run",
                            "--api-url",
                            bench.simulator.root() + "/"),
                    bench::err);
        }
    }
}
