package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Open pull requests count only if Bitbucket's rows really name the person. */
class PullRequestsTest {
    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private final BitbucketCloud bitbucket = Clients.of(simulator.root());
    private final String jane = simulator.world().person(Worlds.JANE).uuid();

    @AfterEach
    void close() {
        bitbucket.close();
        simulator.close();
    }

    private Optional<FirstPage<PullRequest>> reviewed(String repository) throws Exception {
        return bitbucket.pullRequests().openByReviewer("acme", repository, jane);
    }

    @Test
    void theOnesOfAnAuthorAreFoundInTheWholeWorkspaceByOneRequest() throws Exception {
        assertEquals(
                Optional.of(FirstPage.whole(List.of(new PullRequest("1", "ledger", "Round to cents")))),
                bitbucket.pullRequests().openByAuthor("acme", jane));
        assertEquals(1, simulator.count());
    }

    @Test
    void theOnesOfAReviewerAreFoundByRepository() throws Exception {
        assertEquals(
                Optional.of(FirstPage.whole(List.of(new PullRequest("1", "terraform", "Renew certificates")))),
                reviewed("terraform"));
        assertEquals(Optional.of(FirstPage.whole(List.of())), reviewed("billing"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.UserFilter.class,
            names = {"REFUSED_400", "IGNORED"})
    void aFilterThatIsRefusedOrIgnoredSaysNothing(Behaviour.UserFilter filter) throws Exception {
        simulator.behave(b -> b.pullRequestFilterByReviewer(filter));
        assertEquals(Optional.empty(), reviewed("terraform"));
    }

    private void answer(String values, String more) {
        simulator
                .faults()
                .always(
                        RequestMatcher.any(),
                        Fault.body(200, "application/json", "{\"values\":[" + values + "]" + more + "}"));
    }

    private String row(String id, String rest) {
        return "{\"id\":" + id + ",\"title\":\"t\",\"destination\":{\"repository\":{\"full_name\":\"acme/x\"}}" + rest
                + "}";
    }

    @Test
    void rowsWithoutReviewersSayNothing() throws Exception {
        answer(row("1", ""), "");
        assertEquals(Optional.empty(), reviewed("terraform"));
        assertEquals(Optional.empty(), bitbucket.pullRequests().openByAuthor("acme", jane));
    }

    @Test
    void onePullRequestOfSomebodyElseMakesTheAnswerWorthless() throws Exception {
        String mine = row("1", ",\"reviewers\":[{\"uuid\":\"{x}\"},{\"uuid\":\"" + jane + "\"}]");
        answer(mine + "," + row("2", ",\"reviewers\":[{\"uuid\":\"{x}\"}]"), "");
        assertEquals(Optional.empty(), reviewed("terraform"));
    }

    @Test
    void closedOnesAreLeftOut() throws Exception {
        String author = ",\"author\":{\"uuid\":\"" + jane + "\"}";
        answer(row("1", author + ",\"state\":\"MERGED\"") + "," + row("2", author + ",\"state\":\"OPEN\""), "");
        assertEquals(
                List.of(new PullRequest("2", "x", "t")),
                bitbucket
                        .pullRequests()
                        .openByAuthor("acme", jane)
                        .orElseThrow()
                        .rows());
    }

    @Test
    void onlyTheFirstPageIsReadAndTheRestIsCounted() throws Exception {
        answer(
                row("1", ",\"author\":{\"uuid\":\"" + jane + "\"}"),
                ",\"size\":80,\"next\":\"https://elsewhere.example\"");
        FirstPage<PullRequest> page =
                bitbucket.pullRequests().openByAuthor("acme", jane).orElseThrow();
        assertTrue(page.more());
        assertEquals(OptionalInt.of(80), page.total());
        assertEquals(1, simulator.count());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void otherRefusalsAreNotTakenForAnIgnoredFilter(int status) {
        simulator.faults().always(RequestMatcher.any(), Fault.status(status));
        assertThrows(ApiErrorException.class, () -> reviewed("terraform"));
        assertThrows(ApiErrorException.class, () -> bitbucket.pullRequests().openByAuthor("acme", jane));
    }
}
