package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Ends the handling of a request with an error answer. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode detail;

    Problem(int status, String message) {
        this(status, message, null);
    }

    Problem(int status, String message, JsonNode detail) {
        super(message, null, false, false);
        this.status = status;
        this.detail = detail;
    }

    static Problem notAuthenticated() {
        return new Problem(401, "Token is invalid, expired, or not supported for this endpoint.");
    }

    static Problem notFound(String message) {
        return new Problem(404, message);
    }

    static Problem forbidden(String message) {
        return new Problem(403, message);
    }

    static Problem badRequest(String message) {
        return new Problem(400, message);
    }

    int status() {
        return status;
    }

    Reply asJson() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("type", "error");
        ObjectNode error = answer.putObject("error").put("message", getMessage());
        if (detail != null) {
            error.set("detail", detail);
        }
        return Reply.json(status, answer);
    }

    Reply asText() {
        return Reply.text(status, getMessage());
    }
}
