package io.jenkins.plugins.bitbucketremoveuser.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Lag;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --verification-wait}, with waits that are real. */
@Timeout(150)
class VerificationWaitTest {
    private final CommandLineBench bench = new CommandLineBench(Worlds.acme());

    @AfterEach
    void close() {
        bench.close();
    }

    private int remove(String seconds) {
        return bench.remove("--email", Worlds.JANE, "--verification-wait", seconds);
    }

    @Test
    void whatIsGoneInTimeIsRemoved() {
        bench.simulator.behave(b -> b.membershipLag(Lag.time(Duration.ofSeconds(2))));

        assertEquals(0, remove("8"), bench::out);
    }

    @Test
    void withoutAnyWaitItCountsAsLeft() {
        bench.simulator.behave(b -> b.membershipLag(Lag.time(Duration.ofMinutes(2))));

        assertEquals(3, remove("0"), bench::out);

        CommandLineBench.assertSays("but right afterwards Bitbucket still counts the person as a member", bench.out());
    }

    @ParameterizedTest
    @CsvSource({
        "-1, \"-1 s\" is out of range. Give 0 to 600 seconds.",
        "601, \"601 s\" is out of range.",
        "soon, 'soon'"
    })
    void aWaitThatCannotBeMeantIsNamedBeforeAnythingIsAsked(String seconds, String why) {
        assertEquals(2, remove(seconds));

        CommandLineBench.assertSays(why, bench.err());
        assertEquals(0, bench.simulator.count());
    }

    @Test
    void theWaitCanBeStopped() throws InterruptedException {
        bench.simulator.behave(b -> b.membershipLag(Lag.time(Duration.ofMinutes(20))));
        AtomicInteger status = new AtomicInteger(-1);
        Thread runner = new Thread(() -> status.set(remove("600")), "runner");
        AtomicInteger looks = new AtomicInteger();
        bench.simulator.onAnswer(answer -> {
            if (RequestMatcher.endpoint("GET /2.0/workspaces/{workspace}/members/{member}")
                            .test(answer)
                    && looks.incrementAndGet() == 3) {
                new Thread(() -> stopSoon(runner), "stop").start();
            }
        });
        runner.start();

        runner.join(Duration.ofSeconds(90).toMillis());

        assertFalse(runner.isAlive());
        assertEquals(1, status.get(), bench::out);
        assertTrue(looks.get() <= 4, () -> looks + " looks");
        CommandLineBench.assertSays("The run was stopped.", bench.out());
    }

    /** When the answer has arrived and the next wait, of four seconds, has begun. */
    private static void stopSoon(Thread runner) {
        try {
            Thread.sleep(1_000);
            runner.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
