package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvitationsTest {
    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private final BitbucketCloud bitbucket = Clients.of(simulator.root());

    @AfterEach
    void close() {
        bitbucket.close();
        simulator.close();
    }

    @Test
    void pendingInvitationsAreListedWithTheirGroups() throws Exception {
        assertEquals(
                List.of(new Invitation("Nadia@acme.org", List.of("developers"))),
                bitbucket.invitations().list("acme"));
    }

    @Test
    void oneIsTakenBackByItsAddressAndNoOther() throws Exception {
        simulator.world().invite("omar+qa@acme.org", "developers");

        assertTrue(bitbucket.invitations().cancel("acme", "omar+qa@acme.org"));

        assertEquals(
                "/1.0/users/acme/invitations/omar%2Bqa%40acme.org",
                simulator.requests().get(0).path());
        assertFalse(simulator.world().isInvited("omar+qa@acme.org"));
        assertTrue(simulator.world().isInvited(Worlds.INVITED));
    }

    @Test
    void oneThatIsNotThereIsNoFailure() throws Exception {
        assertFalse(bitbucket.invitations().cancel("acme", "nobody@acme.org"));
    }

    @Test
    void theDeletionOfTheWholeListIsNeverAsked() throws Exception {
        simulator.behave(b -> b.invitationDeleteByPath(false));
        assertThrows(ApiErrorException.class, () -> bitbucket.invitations().cancel("acme", Worlds.INVITED));
        assertThrows(
                IllegalArgumentException.class, () -> bitbucket.invitations().cancel("acme", " "));
        assertEquals(1, simulator.requests().size());
    }

    @Test
    void anAnswerThatIsNoListIsNotTakenForAnEmptyOne() {
        simulator.faults().always(RequestMatcher.any(), Fault.body(200, "application/json", "{\"invitations\": []}"));
        assertThrows(
                UnexpectedAnswerException.class, () -> bitbucket.invitations().list("acme"));
    }
}
