package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimeLimitTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void close() {
        server.close();
    }

    private void assertGivesUpSoon(URI root, Duration connect, Duration response, Duration request) {
        try (BitbucketCloud bitbucket =
                Clients.impatient(Clients.settings(root).withTimeouts(connect, response, request))) {
            assertTimeout(
                    SOON,
                    () -> assertThrows(
                            UnreachableException.class,
                            () -> bitbucket.accounts().caller()));
        }
    }

    @Test
    void serverThatNeverAnswersIsGivenUpAfterTheResponseTime() {
        server.answers(ScriptedServer.silence());
        assertGivesUpSoon(server.root(), LONG, SHORT, LONG);
    }

    @Test
    void serverThatNeverAnswersIsGivenUpAfterTheRequestTime() {
        server.answers(ScriptedServer.silence());
        assertGivesUpSoon(server.root(), LONG, LONG, SHORT);
    }

    @Test
    void serverThatDripsIsGivenUpAfterTheRequestTime() {
        // each drop starts the response time anew
        server.answers(ScriptedServer.drip());
        assertGivesUpSoon(server.root(), LONG, LONG, SHORT);
    }

    @Test
    void serverThatAcceptsAndSaysNothingIsGivenUp() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertGivesUpSoon(URI.create("http://127.0.0.1:" + mute.getLocalPort()), SHORT, SHORT, LONG);
        }
    }

    @Test
    void serverThatIsNotThereIsNamed() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (BitbucketCloud bitbucket = Clients.impatient(Clients.settings(URI.create("http://127.0.0.1:" + free)))) {
            UnreachableException e = assertThrows(
                    UnreachableException.class, () -> bitbucket.accounts().caller());
            assertTrue(e.getMessage().startsWith("No answer from 127.0.0.1 "), e.getMessage());
        }
    }

    @Test
    void exchangeEndsAtOnceWhenInterrupted() throws Exception {
        server.answers(ScriptedServer.silence());
        AtomicReference<Exception> end = new AtomicReference<>();
        try (BitbucketCloud bitbucket =
                Clients.impatient(Clients.settings(server.root()).withTimeouts(LONG, LONG, LONG))) {
            Thread run = new Thread(() -> {
                try {
                    bitbucket.accounts().caller();
                } catch (Exception e) {
                    end.set(e);
                }
            });
            run.start();
            while (server.requests().isEmpty()) {
                Thread.sleep(10);
            }
            run.interrupt();
            run.join(2000);
        }
        assertInstanceOf(InterruptedException.class, end.get());
    }

    @Test
    void clientGoesOnWorkingAfterAnExchangeThatWasGivenUp() throws Exception {
        server.answers(ScriptedServer.drip(), ScriptedServer.ok(ScriptedServer.USER));
        ClientSettings settings = Clients.settings(server.root()).withTimeouts(LONG, LONG, SHORT);
        try (BitbucketCloud bitbucket = Clients.of(settings, Clients.API_TOKEN, duration -> {})) {
            assertEquals("Ada", bitbucket.accounts().caller().displayName());
        }
    }
}
