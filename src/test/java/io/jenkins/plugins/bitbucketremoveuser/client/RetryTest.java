package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Person;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, and what is not. How long it waits in between is the subject of {@link WaitingTest}. */
@Timeout(30)
class RetryTest {
    private static final RequestMatcher TOKEN = RequestMatcher.endpoint("POST /site/oauth2/access_token");

    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private final BitbucketCloud bitbucket = Clients.of(simulator.root());
    private final BitbucketCloud byOAuth = Clients.of(simulator.root(), Clients.OAUTH);
    private final Person jane = simulator.world().person(Worlds.JANE);

    @AfterEach
    void close() {
        bitbucket.close();
        byOAuth.close();
        simulator.close();
    }

    private boolean revoke() throws Exception {
        return bitbucket.repositories().removeUserGrant("acme", "spikes", jane.uuid());
    }

    private boolean janeHasSpikes() {
        return simulator.world().grantsOf(Worlds.JANE).repositories().containsKey("spikes");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void readingSurvivesAPassingFailure(int status) throws Exception {
        simulator.faults().next(2, RequestMatcher.any(), Fault.status(status));
        assertEquals("Ada Lindqvist", bitbucket.accounts().caller().displayName());
        assertEquals(3, simulator.count());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void removingSurvivesAPassingFailure(int status) throws Exception {
        simulator.faults().next(2, RequestMatcher.any(), Fault.status(status));
        assertTrue(revoke());
        assertFalse(janeHasSpikes());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 410, 501})
    void refusalIsNotRepeated(int status) {
        simulator.faults().always(RequestMatcher.any(), Fault.status(status));
        assertThrows(ApiErrorException.class, () -> bitbucket.accounts().caller());
        assertEquals(1, simulator.count());
    }

    @Test
    void readingSurvivesADroppedConnection() throws Exception {
        simulator.faults().next(2, RequestMatcher.any(), Fault.dropConnection());
        assertEquals("Ada Lindqvist", bitbucket.accounts().caller().displayName());
    }

    @Test
    void removalThatWasNotCarriedOutIsRepeated() throws Exception {
        simulator.faults().next(1, RequestMatcher.method("DELETE"), Fault.dropConnection());
        assertTrue(revoke());
        assertFalse(janeHasSpikes());
    }

    @Test
    void removalWhoseAnswerWasLostIsRepeatedAndFindsNothingLeft() throws Exception {
        simulator.faults().next(1, RequestMatcher.method("DELETE"), Fault.loseAnswer());
        assertFalse(revoke());
        assertFalse(janeHasSpikes());
        assertEquals(2, simulator.writes().size());
    }

    @Test
    void attemptsAreBounded() {
        simulator.faults().always(RequestMatcher.any(), Fault.status(503));
        ApiErrorException e =
                assertThrows(ApiErrorException.class, () -> bitbucket.accounts().caller());
        assertEquals(ApiErrorException.Kind.UNAVAILABLE, e.kind());
        assertEquals(RetryPolicy.standard().attempts(), simulator.count());
    }

    @Test
    void attemptsWithoutAnyAnswerAreBoundedToo() {
        simulator.faults().always(RequestMatcher.any(), Fault.dropConnection());
        UnreachableException e = assertThrows(
                UnreachableException.class, () -> bitbucket.accounts().caller());
        assertTrue(e.getMessage().startsWith("No answer from 127.0.0.1 to GET /2.0/user: "), e.getMessage());
        assertEquals(RetryPolicy.standard().attempts(), simulator.count());
    }

    @Test
    void everyExchangeIsCountedRepeatedOnesToo() throws Exception {
        simulator.faults().next(2, RequestMatcher.any(), Fault.status(503));
        RequestTally tally = new RequestTally();
        try (BitbucketCloud counted = new BitbucketCloud(
                Clients.settings(simulator.root()),
                WorkspaceCredentials.of(Clients.API_TOKEN),
                tally,
                duration -> {},
                Clock.systemUTC())) {
            counted.workspaces().isMember("acme", jane.uuid());
        }
        assertEquals(3, tally.total());
        assertEquals(
                simulator.countByEndpoint().values().toString(),
                tally.byEndpoint().values().toString());
        assertEquals(
                "GET /2.0/workspaces/{workspace}/members/{member}",
                tally.byEndpoint().firstKey());
    }

    @Test
    void tokenIsNotAskedForAgainWhenItsAnswerWasLost() {
        // a consumer may have a limit of tokens, and the request is no repeatable one
        simulator.faults().next(1, TOKEN, Fault.loseAnswer());
        assertThrows(UnreachableException.class, () -> byOAuth.accounts().caller());
        assertEquals(1, simulator.count());
    }

    @Test
    void tokenIsNotAskedForAgainAfterAnInternalError() {
        simulator.faults().next(1, TOKEN, Fault.status(500));
        assertThrows(ApiErrorException.class, () -> byOAuth.accounts().caller());
        assertEquals(1, simulator.count());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void tokenIsAskedForAgainWhenBitbucketSaysLater(int status) throws Exception {
        simulator.faults().next(1, TOKEN, Fault.status(status));
        assertEquals("Ada Lindqvist", byOAuth.accounts().caller().displayName());
    }
}
