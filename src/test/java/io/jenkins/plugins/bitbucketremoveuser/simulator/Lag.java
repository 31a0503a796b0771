package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.time.Duration;

/**
 * How long a change stays invisible to later reads: for so many reads, and for so much time. Both zero means at once;
 * a view is stale while either has not run out.
 */
public record Lag(int reads, Duration time) {

    public static final Lag NONE = new Lag(0, Duration.ZERO);

    public static Lag reads(int reads) {
        return new Lag(reads, Duration.ZERO);
    }

    public static Lag time(Duration time) {
        return new Lag(0, time);
    }

    boolean isNone() {
        return reads <= 0 && (time.isZero() || time.isNegative());
    }
}
