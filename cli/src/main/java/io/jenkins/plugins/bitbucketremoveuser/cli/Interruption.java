package io.jenkins.plugins.bitbucketremoveuser.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C stops the run as an interrupt would, and the process stays long enough for the account of what was done. */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Thread runner) {
        hook = new Thread(() -> stop(runner), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static Interruption ofThisThread() {
        return new Interruption(Thread.currentThread());
    }

    private void stop(Thread runner) {
        runner.interrupt();
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println(
                        "The run did not stop in time; its account is not complete. A repeated run is safe.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is at work: the process ends
        }
    }
}
