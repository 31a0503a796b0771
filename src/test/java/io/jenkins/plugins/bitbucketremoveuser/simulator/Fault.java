package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.time.Duration;
import java.util.Map;

/** Something that goes wrong with one request. */
public sealed interface Fault {

    /** An answer that the service never thought about; nothing is done. */
    record Answer(int status, Map<String, String> headers, String contentType, String body) implements Fault {}

    /** The limit was hit, in the form {@link Behaviour} gives it. */
    record RateLimited(int retryAfterSeconds) implements Fault {}

    /** The connection ends without an answer; the request was not carried out. */
    record DropConnection() implements Fault {}

    /** The request is carried out, then the connection ends without an answer. */
    record LoseAnswer() implements Fault {}

    /** The right answer, but late. */
    record Delay(Duration time) implements Fault {}

    /** The status with a JSON error body. */
    static Fault status(int status) {
        return body(
                status,
                "application/json",
                "{\"type\":\"error\",\"error\":{\"message\":\"Injected fault " + status + "\"}}");
    }

    static Fault status(int status, Map<String, String> headers) {
        Answer plain = (Answer) status(status);
        return new Answer(status, Map.copyOf(headers), plain.contentType(), plain.body());
    }

    static Fault body(int status, String contentType, String body) {
        return new Answer(status, Map.of(), contentType, body);
    }

    static Fault redirect(String url) {
        return new Answer(302, Map.of("Location", url), "text/html", "");
    }

    static Fault rateLimited(int retryAfterSeconds) {
        return new RateLimited(retryAfterSeconds);
    }

    static Fault dropConnection() {
        return new DropConnection();
    }

    static Fault loseAnswer() {
        return new LoseAnswer();
    }

    static Fault delay(long millis) {
        return new Delay(Duration.ofMillis(millis));
    }
}
