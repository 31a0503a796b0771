package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.time.Duration;
import java.time.Instant;

/** The service's clock: real time, which a test may put forward to let limits, lags and tokens run out. */
public final class SimulatedClock {

    private volatile Duration ahead = Duration.ZERO;

    SimulatedClock() {}

    public Instant now() {
        return Instant.now().plus(ahead);
    }

    public synchronized void advance(Duration time) {
        ahead = ahead.plus(time);
    }
}
