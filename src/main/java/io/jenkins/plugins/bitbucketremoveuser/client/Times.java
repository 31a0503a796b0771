package io.jenkins.plugins.bitbucketremoveuser.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Points of time as Atlassian's APIs write them. */
final class Times {
    private Times() {}

    /** The end of a day that is given without an hour; empty for what is no time. */
    static Optional<Instant> read(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
