package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;

/**
 * @param endpoint the call as a template, for counting and messages
 * @param form sent as {@code application/x-www-form-urlencoded}; null for none
 * @param json sent as {@code application/json}; null for none
 */
record ApiRequest(String method, URI uri, String endpoint, Map<String, String> form, String json) {
    ApiRequest {
        form = form == null ? null : Map.copyOf(form);
    }

    ApiRequest(String method, URI uri, String endpoint, Map<String, String> form) {
        this(method, uri, endpoint, form, null);
    }

    static ApiRequest get(URI uri, String template) {
        return new ApiRequest("GET", uri, "GET " + template, null);
    }

    static ApiRequest delete(URI uri, String template) {
        return new ApiRequest("DELETE", uri, "DELETE " + template, null);
    }

    static ApiRequest put(URI uri, String template, JsonNode body) {
        return new ApiRequest("PUT", uri, "PUT " + template, null, body.toString());
    }

    ApiRequest to(URI other) {
        return new ApiRequest(method, other, endpoint, form, json);
    }

    /** Sending it twice leaves what sending it once leaves. */
    boolean isIdempotent() {
        return method.equals("GET") || method.equals("DELETE");
    }

    /**
     * Whether it may be sent again by itself. What a PUT writes was read before: after a wait it may be out of date, and
     * undo what somebody else has done meanwhile. Whoever sends it has to read again first.
     */
    boolean isRepeatable() {
        return !method.equals("PUT");
    }
}
