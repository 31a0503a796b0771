package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewersTest {
    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private final BitbucketCloud bitbucket = Clients.of(simulator.root());
    private final Reviewers reviewers = bitbucket.reviewers();
    private final String jane = simulator.world().person(Worlds.JANE).uuid();

    @AfterEach
    void close() {
        bitbucket.close();
        simulator.close();
    }

    @Test
    void whoIsADefaultReviewerIsFound() throws Exception {
        assertTrue(reviewers.isOnRepository("acme", "terraform", jane));
        assertFalse(reviewers.isOnRepository("acme", "billing", jane));
        assertTrue(reviewers.isOnProject("acme", "MOB", jane));
        assertFalse(reviewers.isOnProject("acme", "CORE", jane));
    }

    @Test
    void removingTwiceIsNoFailureAndTouchesNobodyElse() throws Exception {
        String others = simulator.world().fingerprintWithout(Worlds.JANE);
        assertTrue(reviewers.removeFromRepository("acme", "terraform", jane));
        assertFalse(reviewers.removeFromRepository("acme", "terraform", jane));
        assertTrue(reviewers.removeFromProject("acme", "MOB", jane));
        assertFalse(reviewers.removeFromProject("acme", "MOB", jane), "400 is Bitbucket's way to say so");
        assertFalse(reviewers.isOnRepository("acme", "terraform", jane));
        assertFalse(reviewers.isOnProject("acme", "MOB", jane));
        assertEquals(others, simulator.world().fingerprintWithout(Worlds.JANE));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void aRefusalIsNotTakenForNobody(int status) {
        simulator.faults().always(RequestMatcher.any(), Fault.status(status));
        assertThrows(ApiErrorException.class, () -> reviewers.isOnRepository("acme", "terraform", jane));
        assertThrows(ApiErrorException.class, () -> reviewers.isOnProject("acme", "MOB", jane));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"values\":[{}]}", "{\"values\":[{\"user\":{}}]}", "[]"})
    void anAnswerThatNamesNobodyIsNotTakenForNobody(String body) {
        simulator.faults().always(RequestMatcher.any(), Fault.body(200, "application/json", body));
        assertThrows(UnexpectedAnswerException.class, () -> reviewers.isOnRepository("acme", "terraform", jane));
        assertThrows(UnexpectedAnswerException.class, () -> reviewers.isOnProject("acme", "MOB", jane));
    }
}
