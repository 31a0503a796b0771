package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
    private final ScriptedServer server = new ScriptedServer();
    private final ScriptedServer foreign = new ScriptedServer().answers(ScriptedServer.ok(ScriptedServer.USER));
    private final BitbucketCloud bitbucket = Clients.of(server.root());

    @AfterEach
    void close() {
        bitbucket.close();
        server.close();
        foreign.close();
    }

    private UnexpectedAnswerException failure() {
        return assertThrows(
                UnexpectedAnswerException.class, () -> bitbucket.accounts().caller());
    }

    @Test
    void redirectOfReadingWithinTheApiIsFollowedWithTheCredential() throws Exception {
        server.answers(ScriptedServer.redirect("/2.0/users/x"), ScriptedServer.answer(200, ScriptedServer.USER));
        assertEquals("Ada", bitbucket.accounts().caller().displayName());
        assertEquals("/2.0/users/x", server.requests().get(1).target());
        assertEquals(
                server.sent("Authorization").get(0),
                server.sent("Authorization").get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectToAnotherServerFailsAndNothingIsSentThere(int status) {
        server.answers(ScriptedServer.answer(status, "", "Location", foreign.root() + "/2.0/user"));
        assertTrue(failure().getMessage().contains("credential must not go there"));
        assertEquals(List.of(), foreign.requests());
    }

    @Test
    void redirectFromTheSecondHopToAnotherServerFailsToo() {
        server.answers(ScriptedServer.redirect("/2.0/x"), ScriptedServer.redirect(foreign.root() + "/2.0/user"));
        failure();
        assertEquals(List.of(), foreign.requests());
    }

    @Test
    void redirectOfARemovalIsNotFollowedEvenWithinTheApi() {
        server.answers(ScriptedServer.redirect("/2.0/elsewhere"), ScriptedServer.answer(204, ""));
        UnexpectedAnswerException e = assertThrows(
                UnexpectedAnswerException.class, () -> bitbucket.projects().removeUserGrant("acme", "CORE", "{1}"));
        assertTrue(e.getMessage().contains("for a GET only"));
        assertEquals(1, server.requests().size());
    }

    @Test
    void redirectOfTheTokenRequestIsNotFollowed() {
        server.answers(ScriptedServer.redirect("/elsewhere"), ScriptedServer.ok("{\"access_token\":\"t\"}"));
        try (BitbucketCloud client = Clients.of(server.root(), Clients.OAUTH)) {
            assertThrows(
                    UnexpectedAnswerException.class, () -> client.accounts().caller());
        }
        assertEquals(1, server.requests().size());
    }

    @Test
    void redirectsInACircleEnd() {
        server.answers(ScriptedServer.redirect("/2.0/user"));
        failure();
        assertEquals(4, server.requests().size(), "the request and three hops");
    }

    @Test
    void redirectThatDoesNotSayWhereToIsAFailureRatherThanAGuess() {
        server.answers(ScriptedServer.answer(304, ""), ScriptedServer.ok(ScriptedServer.USER));
        assertTrue(failure().getMessage().contains("was answered 304"));
        assertEquals(1, server.requests().size());
    }
}
