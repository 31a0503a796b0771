package io.jenkins.plugins.bitbucketremoveuser.removal;

import static io.jenkins.plugins.bitbucketremoveuser.removal.Bench.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A restore that is stopped, and goes on: the report of its second half tells of the first, too, and of nothing more. */
class RestoreInterruptionTest {
    private static final RequestMatcher PUT = RequestMatcher.method("PUT");

    private final Bench bench = Bench.acme().with(Bench.apiToken(Worlds.ADMIN, Worlds.ADMIN_TOKEN));
    private final BitbucketSimulator simulator = bench.simulator;
    private final String before = bench.world.fingerprintWithout();
    private RemovalReport removal;

    @BeforeEach
    void removeJane() {
        removal = bench.remove(Worlds.JANE);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private WorkspaceRestore stoppedWhileGiving(int number) {
        Thread runner = Thread.currentThread();
        AtomicInteger given = new AtomicInteger();
        // the answer comes too late, so that the interrupt meets a run that waits for it
        simulator
                .faults()
                .next(
                        1,
                        request -> {
                            boolean now = request.method().equals("PUT") && given.incrementAndGet() == number;
                            if (now) {
                                runner.interrupt();
                            }
                            return now;
                        },
                        Fault.delay(200));
        WorkspaceRestore stopped = bench.restore(removal);
        assertTrue(Thread.interrupted() || stopped.interrupted());
        assertEquals(RestoreVerdict.INTERRUPTED, stopped.outcome());
        return stopped;
    }

    private static Map<String, Long> counted(WorkspaceRestore report) {
        return report.people().get(0).grants().stream()
                .collect(Collectors.groupingBy(one -> one.state().word(), Collectors.counting()));
    }

    @Test
    void whatTheFirstHalfGaveIsRestored() {
        stoppedWhileGiving(6);

        WorkspaceRestore report = bench.resumeRestore(removal);

        assertEquals(RestoreVerdict.RESTORED, report.outcome());
        assertEquals(Map.of("restored", 9L), counted(report));
        assertEquals(before, bench.world.fingerprintWithout());
        String said = String.join("\n", bench.lines());
        assertSays("Going on after an interruption.", said);
        assertSays("is there, given back before the interruption: group \"Developers\"", said);
    }

    @Test
    void whereTheFirstHalfGaveEverythingItIsRestoredToo() {
        bench.restore(removal);

        WorkspaceRestore report = bench.resumeRestore(removal);

        assertEquals(RestoreVerdict.RESTORED, report.outcome());
        assertEquals(Map.of("restored", 9L), counted(report));
    }

    @Test
    void whatWasThereBeforeTheFirstHalfIsOnlyThere() {
        bench.restore(removal);
        // another run, which finds everything
        bench.restore(removal);

        WorkspaceRestore report = bench.resumeRestore(removal);

        assertEquals(RestoreVerdict.NOTHING_TO_DO, report.outcome());
        assertEquals(Map.of("there", 9L), counted(report));
    }

    @Test
    void whatWasSentAndNeverArrivedIsGiven() {
        // the connection breaks each time, and Bitbucket never hears of it
        simulator.faults().always(PUT, Fault.status(503));
        assertEquals(RestoreVerdict.FAILED, bench.restore(removal).outcome());
        assertTrue(bench.isGone(Worlds.JANE));
        simulator.faults().clear();

        WorkspaceRestore report = bench.resumeRestore(removal);

        assertEquals(RestoreVerdict.RESTORED, report.outcome());
        assertEquals(before, bench.world.fingerprintWithout());
    }

    @Test
    void whatTheFirstHalfCouldNotGiveIsNotItsDoing() {
        simulator.faults().always(PUT, Fault.status(403));
        assertEquals(RestoreVerdict.LEFT_FOR_A_PERSON, bench.restore(removal).outcome());
        simulator.faults().clear();
        Journal refused = bench.journal();
        // somebody else gives it all back
        bench.restore(removal);
        assertEquals(before, bench.world.fingerprintWithout());

        assertEquals(
                List.of(),
                refused.people().values().stream()
                        .flatMap(entry -> entry.grants().stream())
                        .toList());
    }

    @Test
    void whoIsNotReachedAnyMoreKeepsTheAccountOfTheFirstHalf() {
        stoppedWhileGiving(6);
        bench.with(SafetyPolicy.of(new DryRunOnly(SetBy.GLOBAL_CONFIGURATION)));

        WorkspaceRestore report = bench.resumeRestore(removal);

        assertEquals(RestoreVerdict.REFUSED, report.outcome());
        // the service may still count what the stopped run had sent
        assertEquals(Map.of(), report.requests());
        assertEquals(Map.of("unverified", 6L), counted(report));
    }
}
