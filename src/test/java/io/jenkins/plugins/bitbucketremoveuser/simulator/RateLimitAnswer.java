package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** What a full limit looks like, in the form {@link Behaviour} says. */
final class RateLimitAnswer {

    private static final String MESSAGE = "Rate limit for this resource has been exceeded";

    private RateLimitAnswer() {}

    static Reply of(Behaviour behaviour, long seconds, Instant now) {
        Map<String, String> headers = new HashMap<>();
        switch (behaviour.retryAfter()) {
            case SECONDS -> headers.put("Retry-After", Long.toString(seconds));
            case DATE ->
                headers.put(
                        "Retry-After",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                now.plusSeconds(seconds).atOffset(ZoneOffset.UTC)));
            case NONE -> {}
        }
        switch (behaviour.rateLimitResetHeader()) {
            case SECONDS -> headers.put("X-RateLimit-Reset", Long.toString(seconds));
            case ISO_TIME ->
                headers.put("X-RateLimit-Reset", now.plusSeconds(seconds).toString());
            case NONE -> {}
        }
        Reply reply = behaviour.rateLimitBody() == Behaviour.RateLimitBody.TEXT
                ? Reply.text(429, MESSAGE)
                : new Problem(429, MESSAGE).asJson();
        return reply.with(headers);
    }
}
