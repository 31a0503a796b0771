package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens, no text that could reach a log holds a secret. */
class SecrecyTest {
    private static final String SECRET = "s3cr3t-v4lue";
    private static final SecretText HIDDEN = new SecretText(SECRET);
    private static final List<Credential> CREDENTIALS = List.of(
            new Credential.UserApiToken("ada@acme.org", HIDDEN),
            new Credential.OAuthConsumer("key", HIDDEN),
            new Credential.AccessToken(HIDDEN),
            new Credential.AppPassword("ada", HIDDEN));
    private static final OrganisationCredential ORGANISATION =
            new OrganisationCredential("acme", new Credential.OrganisationApiKey(HIDDEN));

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<ScriptedServer.Answer> failures() {
        return Stream.of(
                ScriptedServer.answer(401, ""),
                ScriptedServer.answer(403, "{\"error\":{\"message\":\"Forbidden\"}}"),
                ScriptedServer.answer(500, "<html>"),
                ScriptedServer.answer(429, "slow down"),
                ScriptedServer.ok("<html>Log in</html>"),
                ScriptedServer.ok("{"),
                ScriptedServer.ok("{}"),
                ScriptedServer.ok("{\"access_token\":\"" + SECRET + "\""),
                ScriptedServer.redirect("http://elsewhere.invalid/"),
                ScriptedServer.redirect("not a link"),
                ScriptedServer.answer(200, ScriptedServer.USER, "Content-Type", "application/json; charset=no-such"),
                ScriptedServer.nothing());
    }

    private static void assertHidden(String text) {
        assertFalse(text.contains(SECRET), text);
        for (String user : List.of("ada@acme.org", "key", "ada")) {
            String pair = Base64.getEncoder().encodeToString((user + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
            assertFalse(text.contains(pair), text);
        }
    }

    private static String everythingOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text + failure.toString() + failure.getMessage();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void noFailureShowsTheSecretItWasCalledWith(ScriptedServer.Answer failure) {
        server.answers(failure);
        for (Credential credential : CREDENTIALS) {
            try (BitbucketCloud bitbucket = Clients.of(server.root(), credential)) {
                assertHidden(everythingOf(assertThrows(
                        BitbucketException.class, () -> bitbucket.projects().list("acme"))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void noFailureShowsAnOAuthTokenItWasCalledWith(ScriptedServer.Answer failure) {
        server.answers(ScriptedServer.ok("{\"access_token\":\"" + SECRET + "\"}"), failure);
        Credential consumer = new Credential.OAuthConsumer("key", new SecretText("other"));
        try (BitbucketCloud bitbucket = Clients.of(server.root(), consumer)) {
            assertHidden(everythingOf(assertThrows(
                    BitbucketException.class, () -> bitbucket.projects().list("acme"))));
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void noFailureShowsTheKeyOfTheOrganisation(ScriptedServer.Answer failure) {
        server.answers(failure);
        try (BitbucketCloud bitbucket = organised()) {
            Organisation organisation = bitbucket.organisation().orElseThrow();
            assertHidden(bitbucket + " " + organisation);
            assertHidden(everythingOf(assertThrows(BitbucketException.class, organisation::apps)));
            assertHidden(everythingOf(
                    assertThrows(BitbucketException.class, () -> organisation.rolesOfGroup("directory", "group"))));
        }
    }

    private BitbucketCloud organised() {
        return new BitbucketCloud(
                Clients.settings(server.root()),
                WorkspaceCredentials.of(Clients.API_TOKEN).with(ORGANISATION),
                ClientObserver.SILENT,
                duration -> {},
                Clock.systemUTC());
    }

    @Test
    void nothingShowsASecretWhenItIsPrinted() {
        assertHidden(ORGANISATION + " "
                + WorkspaceCredentials.of(Clients.API_TOKEN).with(ORGANISATION).toString());
        ProxyChooser.Proxy proxy = new ProxyChooser.Proxy("proxy", 3128, "user", HIDDEN);
        assertHidden(HIDDEN.toString());
        assertHidden(proxy.toString());
        assertHidden(new OAuthTokens.Token(HIDDEN, Duration.ZERO).toString());
        assertHidden(Clients.settings(server.root())
                .withProxies(host -> Optional.of(proxy))
                .toString());
        for (Credential credential : CREDENTIALS) {
            assertHidden(credential.toString());
            assertHidden(WorkspaceCredentials.of(credential).toString());
            try (BitbucketCloud bitbucket = Clients.of(server.root(), credential)) {
                assertHidden(bitbucket + " " + bitbucket.permissionsCredential());
            }
        }
    }
}
