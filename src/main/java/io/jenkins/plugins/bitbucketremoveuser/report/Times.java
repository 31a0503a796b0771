package io.jenkins.plugins.bitbucketremoveuser.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as the page shows them: to the second, in UTC, whoever looks. */
public final class Times {
    private Times() {}

    public static String shown(String at) {
        try {
            return Instant.parse(at)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString()
                    .replace('T', ' ')
                    .replace("Z", " UTC");
        } catch (DateTimeException e) {
            return at;
        }
    }
}
