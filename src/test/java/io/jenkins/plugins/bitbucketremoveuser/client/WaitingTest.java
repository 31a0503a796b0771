package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WaitingTest {
    private final ScriptedServer server = new ScriptedServer();
    private final List<Duration> waits = new ArrayList<>();
    private final List<String> announced = new ArrayList<>();
    private final BitbucketCloud bitbucket = new BitbucketCloud(
            Clients.settings(server.root()),
            WorkspaceCredentials.of(Clients.API_TOKEN),
            new ClientObserver() {
                @Override
                public void waiting(Duration duration, String reason) {
                    announced.add(reason);
                }
            },
            waits::add,
            Clock.fixed(Clients.NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        bitbucket.close();
        server.close();
    }

    /** What was waited before the second attempt, which succeeds. */
    private Duration waitAfter(ScriptedServer.Answer first) throws Exception {
        server.answers(first, ScriptedServer.ok(ScriptedServer.USER));
        bitbucket.accounts().caller();
        assertEquals(1, waits.size());
        return waits.get(0);
    }

    private static String date(Duration fromNow) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Clients.NOW.plus(fromNow).atOffset(ZoneOffset.UTC));
    }

    private static void assertBackoff(Duration ceiling, Duration wait) {
        assertTrue(
                wait.compareTo(ceiling) <= 0 && wait.compareTo(ceiling.dividedBy(2)) >= 0,
                wait + " is not between the half of " + ceiling + " and that");
    }

    @Test
    void retryAfterInSecondsIsWaitedFor() throws Exception {
        assertEquals(Duration.ofSeconds(97), waitAfter(ScriptedServer.answer(429, "", "Retry-After", "97")));
        assertEquals(List.of("Bitbucket's rate limit"), announced);
    }

    @Test
    void retryAfterAsADateIsWaitedFor() throws Exception {
        String date = date(Duration.ofSeconds(42));
        assertEquals(Duration.ofSeconds(42), waitAfter(ScriptedServer.answer(429, "", "Retry-After", date)));
    }

    @Test
    void resetOfTheLimitInSecondsIsWaitedFor() throws Exception {
        assertEquals(Duration.ofSeconds(61), waitAfter(ScriptedServer.answer(429, "", "X-RateLimit-Reset", "61")));
    }

    @Test
    void resetOfTheLimitAsAnIsoTimeIsWaitedFor() throws Exception {
        assertEquals(
                Duration.ofSeconds(90),
                waitAfter(ScriptedServer.answer(429, "", "X-RateLimit-Reset", "2026-11-24T12:01:30Z")));
    }

    @Test
    void retryAfterCountsForMoreThanTheReset() throws Exception {
        assertEquals(
                Duration.ofSeconds(5),
                waitAfter(ScriptedServer.answer(429, "", "X-RateLimit-Reset", "61", "Retry-After", "5")));
    }

    @Test
    void limitInPlainTextWithoutAnyHeaderIsBackedOffFrom() throws Exception {
        String words = "Rate limit for this resource has been exceeded";
        assertBackoff(
                Duration.ofMillis(500), waitAfter(ScriptedServer.answer(429, words, "Content-Type", "text/plain")));
    }

    @Test
    void retryAfterOfAnUnavailableServiceIsWaitedFor() throws Exception {
        assertEquals(Duration.ofSeconds(8), waitAfter(ScriptedServer.answer(503, "", "Retry-After", "8")));
        assertEquals(List.of("Bitbucket answered 503"), announced);
    }

    @Test
    void countersOfTheLimitOnAnotherFailureAreNoReasonToWaitForAnHour() throws Exception {
        assertBackoff(Duration.ofMillis(500), waitAfter(ScriptedServer.answer(500, "", "X-RateLimit-Reset", "3500")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "soon", "", "-5", "1.5", "99999999999", "Tue, 24 Nov 2026 11:59:00 GMT"})
    void adviceThatHelpsNobodyIsReplacedByABackoff(String advice) throws Exception {
        // a date in the past may mean two clocks that differ: repeating at once would use up the attempts
        assertBackoff(Duration.ofMillis(500), waitAfter(ScriptedServer.answer(429, "", "Retry-After", advice)));
    }

    @Test
    void backoffDoubles() {
        server.answers(ScriptedServer.answer(503, ""));
        assertThrows(ApiErrorException.class, () -> bitbucket.accounts().caller());
        assertEquals(4, waits.size());
        for (int i = 0; i < 4; i++) {
            assertBackoff(Duration.ofMillis(500L << i), waits.get(i));
        }
    }

    @Test
    void singleBackoffIsBounded() {
        RetryPolicy policy = new RetryPolicy(40, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofDays(1));
        server.answers(ScriptedServer.answer(503, ""));
        try (BitbucketCloud client =
                Clients.of(Clients.settings(server.root()).withRetry(policy), Clients.API_TOKEN, waits::add)) {
            assertThrows(ApiErrorException.class, () -> client.accounts().caller());
        }
        assertEquals(39, waits.size());
        waits.subList(2, 39).forEach(wait -> assertBackoff(Duration.ofSeconds(3), wait));
    }

    @Test
    void limitIsReportedInsteadOfWaitingLongerThanARunMayWait() {
        server.answers(ScriptedServer.answer(429, "", "Retry-After", "3000"));
        ApiErrorException e =
                assertThrows(ApiErrorException.class, () -> bitbucket.accounts().caller());
        assertEquals(ApiErrorException.Kind.RATE_LIMITED, e.kind());
        assertEquals(List.of(), waits);
    }

    @Test
    void waitsOfAllCallsOfARunAddUp() throws Exception {
        ScriptedServer.Answer tenMinutes = ScriptedServer.answer(429, "", "Retry-After", "600");
        server.answers(tenMinutes, ScriptedServer.ok(ScriptedServer.USER), tenMinutes);
        bitbucket.accounts().caller();
        assertThrows(ApiErrorException.class, () -> bitbucket.accounts().caller());
        assertEquals(List.of(Duration.ofMinutes(10)), waits);
        assertEquals(3, server.requests().size());
    }

    @Test
    void waitEndsAtOnceWhenInterrupted() throws Exception {
        server.answers(ScriptedServer.answer(429, "", "Retry-After", "600"));
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicReference<Exception> end = new AtomicReference<>();
        Pause announcedPause = duration -> {
            waiting.countDown();
            Pause.REAL.waitFor(duration);
        };
        try (BitbucketCloud client = Clients.of(Clients.settings(server.root()), Clients.API_TOKEN, announcedPause)) {
            Thread run = new Thread(() -> {
                try {
                    client.accounts().caller();
                } catch (Exception e) {
                    end.set(e);
                }
            });
            run.start();
            assertTrue(waiting.await(10, TimeUnit.SECONDS));
            run.interrupt();
            run.join(2000);
        }
        assertInstanceOf(InterruptedException.class, end.get());
        assertEquals(1, server.requests().size());
    }
}
