package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer. */
record Reply(int status, Map<String, String> headers, String contentType, String body) {

    static final String JSON = "application/json; charset=utf-8";
    static final String TEXT = "text/plain; charset=utf-8";

    static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of(), JSON, body.toString());
    }

    static Reply ok(JsonNode body) {
        return json(200, body);
    }

    static Reply text(int status, String body) {
        return new Reply(status, Map.of(), TEXT, body);
    }

    static Reply noContent() {
        return new Reply(204, Map.of(), null, "");
    }

    Reply with(Map<String, String> newHeaders) {
        return new Reply(status, newHeaders, contentType, body);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
