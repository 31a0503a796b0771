package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;

/**
 * @param family whose credential goes with it
 * @param endpoint the call as a template, for counting and messages
 * @param body null for none
 * @param repeatable whether sending it twice leaves what sending it once leaves
 */
record ApiRequest(ApiFamily family, String method, URI uri, String endpoint, Body body, boolean repeatable) {

    sealed interface Body {}

    /** Sent as {@code application/x-www-form-urlencoded}. */
    record Form(Map<String, String> fields) implements Body {
        Form {
            fields = Map.copyOf(fields);
        }
    }

    /** @param text of a JSON object */
    record Json(String text) implements Body {}

    ApiRequest {
        if (!family.isHome(uri)) {
            throw new IllegalArgumentException(endpoint + " must not go to " + uri.getHost());
        }
    }

    static ApiRequest get(ApiFamily family, URI uri, String template) {
        return new ApiRequest(family, "GET", uri, "GET " + template, null, true);
    }

    static ApiRequest delete(ApiFamily family, URI uri, String template) {
        return new ApiRequest(family, "DELETE", uri, "DELETE " + template, null, true);
    }

    /** A POST that asks for something or sets a state, and so may be sent again. */
    static ApiRequest repeatablePost(ApiFamily family, URI uri, String template, ObjectNode body) {
        return new ApiRequest(family, "POST", uri, "POST " + template, new Json(body.toString()), true);
    }

    /**
     * What a PUT writes was read before: after a wait it may be out of date, and undo what somebody else has done
     * meanwhile. So it is not sent again by itself; whoever sends it has to read again first.
     */
    static ApiRequest put(ApiFamily family, URI uri, String template, JsonNode body) {
        return new ApiRequest(family, "PUT", uri, "PUT " + template, new Json(body.toString()), false);
    }

    ApiRequest to(URI other) {
        return new ApiRequest(family, method, other, endpoint, body, repeatable);
    }

    /** Whether it may be out of date after a wait, so that it is not even sent again where nothing was done yet. */
    boolean agesQuickly() {
        return method.equals("PUT");
    }
}
