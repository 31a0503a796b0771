package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which variable is missing, half there or one too many is named. */
class EnvironmentCredentialsTest {

    private static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of(Map.of(), "There is no credential. Set BITBUCKET_EMAIL and BITBUCKET_API_TOKEN"),
                Arguments.of(Map.of("BITBUCKET_EMAIL", " ", "BITBUCKET_API_TOKEN", ""), "There is no credential."),
                Arguments.of(
                        Map.of("BITBUCKET_EMAIL", Worlds.ADMIN),
                        "BITBUCKET_EMAIL is set but BITBUCKET_API_TOKEN is not. Set both."),
                Arguments.of(
                        Map.of("BITBUCKET_API_TOKEN", "not-the-token"),
                        "BITBUCKET_API_TOKEN is set but BITBUCKET_EMAIL is not. Set both."),
                Arguments.of(
                        Map.of("BITBUCKET_CLIENT_SECRET", "not-the-token"),
                        "BITBUCKET_CLIENT_SECRET is set but BITBUCKET_CLIENT_ID is not. Set both."),
                Arguments.of(
                        Map.of(
                                "BITBUCKET_EMAIL", Worlds.ADMIN,
                                "BITBUCKET_API_TOKEN", "not-the-token",
                                "BITBUCKET_ACCESS_TOKEN", "not-the-token"),
                        "BITBUCKET_API_TOKEN and BITBUCKET_ACCESS_TOKEN are both set. Unset one of them."));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void theVariableIsNamed(Map<String, String> environment, String message) {
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme()).with(environment)) {
            assertEquals(2, bench.remove("--email", Worlds.JANE));

            CommandLineBench.assertSays(message, bench.err());
            assertEquals(0, bench.simulator.count());
        }
    }

    @Test
    void aConsumerBesideATokenServesTheGroups() {
        Map<String, String> both = Map.of(
                "BITBUCKET_EMAIL", Worlds.ADMIN,
                "BITBUCKET_API_TOKEN", Worlds.SCOPED_TOKEN,
                "BITBUCKET_CLIENT_ID", Worlds.OAUTH_KEY,
                "BITBUCKET_CLIENT_SECRET", Worlds.OAUTH_SECRET);
        try (CommandLineBench bench = new CommandLineBench(Worlds.acme()).with(both)) {
            bench.simulator.behave(b -> b.groupWriteByApiToken(Behaviour.LegacyAccess.UNAUTHORIZED));

            assertEquals(0, bench.remove("--email", Worlds.JANE), bench::out);
        }
    }

    @Test
    void oneCredentialServesEverything() {
        WorkspaceCredentials credentials = new EnvironmentCredentials(CommandLineBench.API_TOKEN).read();

        assertInstanceOf(Credential.UserApiToken.class, credentials.permissions());
        assertSame(credentials.permissions(), credentials.groups());
        assertFalse(credentials.toString().contains(Worlds.SCOPED_TOKEN));
    }
}
