package io.jenkins.plugins.bitbucketremoveuser.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LargeWorldTest {
    @Test
    void tenThousandRepositoriesStartSoonAndAnswerQuickly() throws Exception {
        long start = System.nanoTime();
        try (BitbucketSimulator simulator = BitbucketSimulator.startUnchecked(Worlds.large(10_000, 500, 2_000), 0)) {
            assertSooner(Duration.ofSeconds(5), start);
            RawCalls admin = RawCalls.of(simulator);
            Person jane = simulator.world().person(Worlds.JANE);
            admin.get("/2.0/user"); // the first answer warms up
            start = System.nanoTime();
            int rows = admin.list("/2.0/workspaces/acme/permissions/repositories?pagelen=100&"
                            + RawCalls.q("user.uuid=\"" + jane.uuid() + "\""))
                    .size();
            assertTrue(rows > 40, rows + " rows");
            admin.get("/1.0/groups/acme/");
            admin.get("/2.0/workspaces/acme/members/" + RawCalls.segment(jane));
            assertSooner(Duration.ofSeconds(3), start);
            start = System.nanoTime();
            assertEquals(
                    10_000, admin.list("/2.0/repositories/acme?pagelen=100").size());
            assertSooner(Duration.ofSeconds(10), start);
            assertEquals(9, simulator.world().grantsOf(Worlds.JANE).count());
        }
    }

    private static void assertSooner(Duration limit, long start) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(limit) < 0, "took " + took);
    }
}
