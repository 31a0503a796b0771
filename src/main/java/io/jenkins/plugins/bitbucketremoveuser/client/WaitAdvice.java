package io.jenkins.plugins.bitbucketremoveuser.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long the server asks us to wait: Retry-After in seconds or as a date, else, if it was the rate limit, that limit's
 * reset. "Not at all" is no advice: a date may look past only because two clocks differ, and asking again at once would
 * use up all attempts.
 */
final class WaitAdvice {
    private WaitAdvice() {}

    static Optional<Duration> of(ApiResponse response, Instant now) {
        Optional<Duration> retryAfter = response.header("Retry-After").flatMap(value -> parse(value, now));
        if (retryAfter.isPresent()) {
            return retryAfter;
        }
        // any answer may carry this header; it says something about waiting only when the limit was hit
        return response.status() == 429
                ? response.header("X-RateLimit-Reset").flatMap(value -> parse(value, now))
                : Optional.empty();
    }

    private static Optional<Duration> parse(String value, Instant now) {
        String text = value.trim();
        Optional<Duration> wait = text.matches("\\d{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : instant(text).map(when -> Duration.between(now, when));
        return wait.filter(duration -> duration.compareTo(Duration.ZERO) > 0);
    }

    private static Optional<Instant> instant(String text) {
        for (DateTimeFormatter format :
                new DateTimeFormatter[] {DateTimeFormatter.RFC_1123_DATE_TIME, DateTimeFormatter.ISO_OFFSET_DATE_TIME
                }) {
            try {
                return Optional.of(ZonedDateTime.parse(text, format).toInstant());
            } catch (DateTimeException e) {
                // the other form, or none: then the caller backs off by itself
            }
        }
        return Optional.empty();
    }
}
