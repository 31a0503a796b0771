package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import org.junit.jupiter.api.Test;

/** Bitbucket answers 1,000 requests an hour: what a removal costs decides whether it can be used at all. */
class RequestBudgetTest {
    /** 53 as measured, and no room for looking at each of the four repositories once more. */
    private static final int BUDGET = 56;

    @Test
    void aRemovalInAThousandRepositoriesStaysWithinBudget() {
        int requests = requestsFor(Worlds.large(1_000, 50, 200));

        System.out.println("Removal of 9 grants among 1,000 repositories in 50 projects: " + requests + " requests");
        assertTrue(requests <= BUDGET, requests + " requests");
    }

    @Test
    void theNumberOfRepositoriesDoesNotMatter() {
        int small = requestsFor(Worlds.large(1_000, 50, 200));
        int large = requestsFor(Worlds.large(10_000, 50, 200));

        // the list of what can be reached grows by a page for each further 100 repositories within reach
        System.out.println("Removal of 9 grants among 10,000 repositories in 50 projects: " + large + " requests");
        assertTrue(Math.abs(large - small) <= 6, small + " and " + large + " requests");
    }

    private static int requestsFor(SimulatorWorld world) {
        try (Bench bench = Bench.of(world)) {
            RemovalReport report = bench.remove(Worlds.JANE);

            assertEquals(RunOutcome.REMOVED, report.outcome());
            assertEquals(9, Bench.only(report).grants().size());
            assertEquals(bench.simulator.count(), report.requestCount(), "what the report says of itself");
            return report.requestCount();
        }
    }

    @Test
    void severalPeopleShareWhatIsReadOnce() {
        try (Bench bench = Bench.acme()) {
            int one = bench.remove("carol@acme.org").requestCount();
            int two = bench.remove("frank@acme.org", "grace@acme.org").requestCount();

            assertTrue(two < 2 * one, one + " requests for one, " + two + " for two");
        }
    }
}
