package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
    private static String sentBy(Credential credential) throws Exception {
        try (ScriptedServer server = new ScriptedServer().answers(ScriptedServer.ok(ScriptedServer.USER));
                BitbucketCloud bitbucket = Clients.of(server.root(), credential)) {
            bitbucket.accounts().caller();
            return server.sent("Authorization").get(0);
        }
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void apiTokenGoesWithTheEmailOfItsAccount() throws Exception {
        assertEquals(
                basic("ada@acme.org", "tökén:1"),
                sentBy(new Credential.UserApiToken("ada@acme.org", new SecretText("tökén:1"))));
    }

    @Test
    void appPasswordGoesWithTheUserName() throws Exception {
        assertEquals(basic("ada", "pw"), sentBy(new Credential.AppPassword("ada", new SecretText("pw"))));
    }

    @Test
    void accessTokenIsABearer() throws Exception {
        assertEquals("Bearer abc", sentBy(new Credential.AccessToken(new SecretText("abc"))));
    }

    @Test
    void bitbucketAcceptsEachKindForWhatItMayDo() throws Exception {
        try (BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme())) {
            simulator.behave(b -> b.appPasswordsAccepted(true));
            for (Credential credential : List.of(
                    Clients.API_TOKEN,
                    Clients.OAUTH,
                    new Credential.AppPassword(Worlds.APP_PASSWORD_USER, new SecretText(Worlds.APP_PASSWORD)))) {
                try (BitbucketCloud bitbucket = Clients.of(simulator.root(), credential)) {
                    assertEquals("Ada Lindqvist", bitbucket.accounts().caller().displayName(), credential.kindName());
                }
            }
            try (BitbucketCloud bitbucket =
                    Clients.of(simulator.root(), new Credential.AccessToken(new SecretText(Worlds.ACCESS_TOKEN)))) {
                assertEquals(
                        1,
                        bitbucket
                                .workspaces()
                                .findMembers("acme", List.of(Worlds.JANE))
                                .size());
            }
        }
    }

    @Test
    void groupsMayHaveACredentialOfTheirOwn() throws Exception {
        try (ScriptedServer server = new ScriptedServer().answers(ScriptedServer.ok("[]"));
                BitbucketCloud bitbucket = new BitbucketCloud(
                        Clients.settings(server.root()),
                        new WorkspaceCredentials(
                                Clients.API_TOKEN, new Credential.AccessToken(new SecretText("for-groups"))),
                        ClientObserver.SILENT,
                        duration -> {},
                        Clock.systemUTC())) {
            bitbucket.groups().list("acme");
            bitbucket.workspaces().isMember("acme", "{1}");
            assertEquals(
                    List.of("Bearer for-groups", basic(Worlds.ADMIN, Worlds.ADMIN_TOKEN)),
                    server.sent("Authorization"));
        }
    }

    @Test
    void refusedTokenIsNotTriedAgain() {
        try (BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
                BitbucketCloud bitbucket = Clients.of(
                        simulator.root(), new Credential.UserApiToken(Worlds.ADMIN, new SecretText("wrong")))) {
            ApiErrorException e = assertThrows(
                    ApiErrorException.class, () -> bitbucket.accounts().caller());
            assertEquals(ApiErrorException.Kind.INVALID_CREDENTIAL, e.kind());
            assertEquals(1, simulator.count());
        }
    }

    @Test
    void cookieIsNotSentBack() throws Exception {
        try (ScriptedServer server = new ScriptedServer()
                        .answers(ScriptedServer.answer(200, ScriptedServer.USER, "Set-Cookie", "session=1; Path=/"));
                BitbucketCloud bitbucket = Clients.of(server.root())) {
            bitbucket.accounts().caller();
            bitbucket.accounts().caller();
            assertEquals(List.of("", ""), server.sent("Cookie"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void credentialWithoutASecretIsRefusedByName(String empty) {
        SecretText secret = new SecretText(empty);
        for (var failure : List.of(
                assertThrows(IllegalArgumentException.class, () -> new Credential.UserApiToken("a@b.c", secret)),
                assertThrows(IllegalArgumentException.class, () -> new Credential.OAuthConsumer("key", secret)),
                assertThrows(IllegalArgumentException.class, () -> new Credential.AccessToken(secret)),
                assertThrows(IllegalArgumentException.class, () -> new Credential.AppPassword("ada", secret)),
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new Credential.UserApiToken(empty, new SecretText("token"))))) {
            assertTrue(failure.getMessage().endsWith(" is empty"), failure.getMessage());
        }
    }
}
