package io.jenkins.plugins.bitbucketremoveuser.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import io.jenkins.plugins.bitbucketremoveuser.audit.JoinedRun;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.management.Recorded;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What becomes of a clean-up in the middle of which Jenkins goes down. */
class ScheduleRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final BitbucketSimulator simulator = BitbucketSimulator.start(ScheduleBench.office());
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void tearDown() {
        goOn.countDown();
        simulator.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It is held where the direct grant is about to go: the group has gone already. */
    private void beginAndGoDown(JenkinsRule jenkins) throws Exception {
        simulator.onRequest(request -> {
            boolean ofNobody = request.path().contains("00000000-0000-0000");
            if (request.method().equals("DELETE") && !ofNobody && request.path().contains("permissions-config")) {
                reached.countDown();
                await(goOn);
            }
        });
        Bench.setUp(simulator);
        ScheduleBench.writeRoster(ScheduleBench.roster());
        ScheduleBench.setUp(ScheduleBench.cleanUp(false));
        ScheduledRuns.get().start(ScheduleBench.only(), "timer");
        assertTrue(reached.await(60, TimeUnit.SECONDS));
    }

    /** Whatever the roster says meanwhile: it is the same run, and what it has begun must not stay half done. */
    @Test
    void itGoesOnWhenJenkinsIsBack() throws Throwable {
        sessions.then(this::beginAndGoDown);
        simulator.clearHooks();
        goOn.countDown();
        sessions.then(jenkins -> {
            assertEquals("removed", ScheduleBench.end().outcome());

            assertFalse(simulator.world().isMember(ScheduleBench.LEAVER));
            assertTrue(simulator.world().grantsOf(ScheduleBench.LEAVER).isEmpty());
            List<JoinedRun> runs = Recorded.runs();
            assertEquals(1, runs.size());
            assertEquals("removed", runs.get(0).result());
            assertEquals(2, runs.get(0).people().get(0).items().size(), "also what went before");
            assertTrue(new CleanUpFolder(ScheduleBench.only()).current().isEmpty());
            assertFalse(ExtensionList.lookupSingleton(CleanUpMonitor.class).isActivated());
        });
    }

    /** By then somebody may be back on the roster. */
    @Test
    void whatIsTooLongAgoIsForgottenAndTheNextRunLooksFirst() throws Throwable {
        sessions.then(this::beginAndGoDown);
        age();
        simulator.clearHooks();
        goOn.countDown();
        sessions.then(jenkins -> {
            ScheduleBench.end();

            String log = ScheduleBench.log();
            assertTrue(log.contains("that is too long ago to go on with it"), log);
            assertTrue(log.contains("members,"), log);
        });
    }

    /** The same account may be in there, and nobody has looked whether it should be. */
    @Test
    void itDoesNotGoOnInAnotherWorkspace() throws Throwable {
        sessions.then(this::beginAndGoDown);
        Path settings = sessions.getHome()
                .toPath()
                .resolve("io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration.xml");
        String before = Files.readString(settings);
        assertTrue(before.contains("<workspace>acme</workspace>"), before);
        Files.writeString(settings, before.replace("<workspace>acme</workspace>", "<workspace>other</workspace>"));
        simulator.clearHooks();
        goOn.countDown();
        sessions.then(jenkins -> {
            assertEquals("failed", ScheduleBench.end().outcome());

            assertTrue(ScheduleBench.log().contains("was cut off; that was in another workspace"), ScheduleBench.log());
            assertTrue(simulator.requests().stream()
                    .filter(request -> request.method().equals("DELETE"))
                    .noneMatch(request -> request.path().contains("/other/")));
        });
    }

    private void age() throws Exception {
        Path folder = sessions.getHome().toPath().resolve("bitbucket-remove-user/clean-ups/nightly");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.begun")) {
            for (Path file : files) {
                Files.writeString(file, Instant.now().minus(Duration.ofDays(2)).toString());
            }
        }
    }
}
