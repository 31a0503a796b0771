package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthTest {
    private static final String TOKEN = "POST /site/oauth2/access_token";

    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private final BitbucketCloud bitbucket = Clients.of(simulator.root(), Clients.OAUTH);

    @AfterEach
    void close() {
        bitbucket.close();
        simulator.close();
    }

    private int tokens() {
        return simulator.countByEndpoint().getOrDefault(TOKEN, 0);
    }

    private static ScriptedServer.Answer token(String token, String expiry) {
        return ScriptedServer.ok("{\"access_token\":\"" + token + "\"" + expiry + "}");
    }

    @Test
    void oneTokenServesEveryCallOfBothApis() throws Exception {
        bitbucket.accounts().caller();
        bitbucket.workspaces().administrators("acme");
        bitbucket.groups().list("acme");
        assertEquals(1, tokens());
    }

    @Test
    void noTokenIsAskedForBeforeItIsNeeded() {
        assertEquals(0, simulator.count());
    }

    @Test
    void expiredTokenIsRenewedAndTheCallGoesOn() throws Exception {
        bitbucket.accounts().caller();
        simulator.credentials().expireOAuthTokens();
        assertEquals("Ada Lindqvist", bitbucket.accounts().caller().displayName());
        assertEquals(
                List.of(200, 200, 401, 200, 200),
                simulator.requests().stream().map(RequestRecord::status).toList());
    }

    @Test
    void renewedTokenThatIsRefusedTooIsNotRenewedAgain() {
        try (ScriptedServer server = new ScriptedServer()
                        .answers(
                                token("one", ""),
                                ScriptedServer.answer(401, ""),
                                token("two", ""),
                                ScriptedServer.answer(401, ""));
                BitbucketCloud client = Clients.of(server.root(), Clients.OAUTH)) {
            assertThrows(ApiErrorException.class, () -> client.accounts().caller());
            List<String> sent = server.sent("Authorization");
            assertEquals(4, sent.size());
            assertEquals("Bearer one", sent.get(1));
            assertEquals("Bearer two", sent.get(3));
        }
    }

    @Test
    void consumerThatIsRefusedIsNotTriedAgain() {
        simulator.credentials().revoke(Worlds.OAUTH_SECRET);
        ApiErrorException e =
                assertThrows(ApiErrorException.class, () -> bitbucket.accounts().caller());
        assertEquals(TOKEN, e.endpoint());
        assertEquals("Invalid OAuth client credentials", e.bitbucketMessage());
        assertEquals(1, simulator.count());
    }

    @Test
    void neitherTokenNorSecretIsEverInAnAddress() throws Exception {
        try (ScriptedServer server =
                        new ScriptedServer().answers(token("secret-token", ""), ScriptedServer.ok("{\"values\":[]}"));
                BitbucketCloud client = Clients.of(server.root(), Clients.OAUTH)) {
            client.projects().list("acme");
            client.workspaces().findMembers("acme", List.of(Worlds.JANE));
            assertEquals(3, server.requests().size());
            for (ScriptedServer.Request request : server.requests()) {
                assertFalse(request.target().contains("secret-token"), request.target());
                assertFalse(request.target().contains(Worlds.OAUTH_SECRET), request.target());
                assertFalse(request.target().contains("access_token="), request.target());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {",\"expires_in\":3600", "", ",\"expires_in\":0", ",\"expires_in\":60", ",\"expires_in\":null"})
    void tokenIsKeptHoweverLongItIsSaidToLive(String expiry) throws Exception {
        try (ScriptedServer server =
                        new ScriptedServer().answers(token("one", expiry), ScriptedServer.ok(ScriptedServer.USER));
                BitbucketCloud client = Clients.of(server.root(), Clients.OAUTH)) {
            client.accounts().caller();
            client.accounts().caller();
            assertEquals(3, server.requests().size());
        }
    }

    @Test
    void answerWithoutATokenIsNamed() {
        try (ScriptedServer server = new ScriptedServer().answers(ScriptedServer.ok("{}"));
                BitbucketCloud client = Clients.of(server.root(), Clients.OAUTH)) {
            UnexpectedAnswerException e = assertThrows(
                    UnexpectedAnswerException.class, () -> client.accounts().caller());
            assertEquals(TOKEN + " gave no access_token", e.getMessage());
        }
    }
}
