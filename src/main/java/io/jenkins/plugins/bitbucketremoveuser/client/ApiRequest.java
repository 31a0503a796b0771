package io.jenkins.plugins.bitbucketremoveuser.client;

import java.net.URI;
import java.util.Map;

/**
 * @param endpoint the call as a template, for counting and messages
 * @param form sent as {@code application/x-www-form-urlencoded}; null for no body
 */
record ApiRequest(String method, URI uri, String endpoint, Map<String, String> form) {
    ApiRequest {
        form = form == null ? null : Map.copyOf(form);
    }

    static ApiRequest get(URI uri, String template) {
        return new ApiRequest("GET", uri, "GET " + template, null);
    }

    static ApiRequest delete(URI uri, String template) {
        return new ApiRequest("DELETE", uri, "DELETE " + template, null);
    }

    ApiRequest to(URI other) {
        return new ApiRequest(method, other, endpoint, form);
    }

    /** Sending it twice leaves what sending it once leaves. */
    boolean isIdempotent() {
        return method.equals("GET") || method.equals("DELETE");
    }
}
