package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever a removal or a restore is stopped, a restore that is let through leaves Bitbucket as it was before. */
class RestoreRoundTripTest {

    @AfterEach
    void forgetTheInterrupt() {
        Thread.interrupted();
    }

    private final Set<Long> underway = ConcurrentHashMap.newKeySet();

    private Bench bench(WorkspaceKind kind) {
        Bench bench = open(kind);
        bench.simulator.onRequest(request -> underway.add(request.number()));
        bench.simulator.onAnswer(request -> underway.remove(request.number()));
        return bench;
    }

    private static Bench open(WorkspaceKind kind) {
        Bench bench = Bench.acme(kind).with(Bench.apiToken(Worlds.ADMIN, Worlds.ADMIN_TOKEN));
        return kind == WorkspaceKind.LEGACY ? bench : bench.withOrganisation().with(DirectoryAction.SUSPEND);
    }

    private static void interruptAtRequest(Bench bench, int number) {
        Thread runner = Thread.currentThread();
        AtomicInteger count = new AtomicInteger();
        bench.simulator
                .faults()
                .next(
                        1,
                        request -> {
                            boolean now = count.incrementAndGet() == number;
                            if (now) {
                                runner.interrupt();
                            }
                            return now;
                        },
                        Fault.delay(30));
    }

    /** Whatever was under way when the run was stopped is carried out before the next one begins. */
    private void letThrough(Bench bench) throws InterruptedException {
        Thread.interrupted();
        bench.simulator.faults().clear();
        while (!underway.isEmpty()) {
            Thread.sleep(1);
        }
    }

    @ParameterizedTest
    @EnumSource(WorkspaceKind.class)
    void aStopAtEveryRequestOfTheRestore(WorkspaceKind kind) throws Exception {
        boolean stopped = true;
        int number = 0;
        while (stopped) {
            number++;
            try (Bench bench = bench(kind)) {
                String before = bench.world.fingerprintWithout();
                RemovalReport removal = bench.remove(Worlds.JANE);
                assertNotEquals(before, bench.world.fingerprintWithout());
                interruptAtRequest(bench, number);
                WorkspaceRestore first = bench.restore(removal);
                stopped = first.interrupted();
                letThrough(bench);

                if (stopped) {
                    assertEquals(RestoreVerdict.INTERRUPTED, first.outcome());
                }
                WorkspaceRestore second = bench.restore(removal);

                String where = "request " + number + ": " + second;
                assertTrue(
                        second.outcome() == RestoreVerdict.RESTORED || second.outcome() == RestoreVerdict.NOTHING_TO_DO,
                        where);
                assertEquals(before, bench.world.fingerprintWithout(), where);
            }
        }
        assertTrue(number > 25, "only " + number + " requests");
    }

    @ParameterizedTest
    @EnumSource(WorkspaceKind.class)
    void aStopAtEveryRequestOfTheRemoval(WorkspaceKind kind) throws Exception {
        List<Integer> states = new ArrayList<>();
        boolean stopped = true;
        for (int number = 1; stopped; number++) {
            try (Bench bench = bench(kind)) {
                String before = bench.world.fingerprintWithout();
                interruptAtRequest(bench, number);
                RemovalReport removal = bench.remove(Worlds.JANE);
                stopped = removal.interrupted();
                letThrough(bench);
                if (!before.equals(bench.world.fingerprintWithout())) {
                    states.add(number);
                }

                WorkspaceRestore restore = bench.restore(removal);

                assertFalse(restore.interrupted());
                assertEquals(before, bench.world.fingerprintWithout(), "request " + number + ": " + restore);
            }
        }
        assertTrue(states.size() > 15, "changed something only when stopped at " + states);
    }
}
