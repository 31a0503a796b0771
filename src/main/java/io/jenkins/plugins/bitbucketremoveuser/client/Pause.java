package io.jenkins.plugins.bitbucketremoveuser.client;

import java.time.Duration;

/** Waiting, as a thing that tests can replace. Interruptible. */
@FunctionalInterface
public interface Pause {
    Pause REAL = duration -> Thread.sleep(duration.toMillis());

    void waitFor(Duration duration) throws InterruptedException;
}
