package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.net.URIBuilder;

/** Builds request addresses from whole segments, so that no value can add a segment, a query or a host. */
final class ApiUris {
    private final ApiFamily family;

    ApiUris(ApiFamily family) {
        this.family = family;
    }

    Call v2(String template, String... values) {
        return call("/2.0" + template, values);
    }

    Call v1(String template, String... values) {
        return call("/1.0" + template, values);
    }

    Call call(String template, String... values) {
        return new Call(template, values);
    }

    /** A path template such as {@code /2.0/workspaces/{workspace}} with the values of its places, and a query. */
    final class Call {
        private final String template;
        private final String[] values;
        private final Map<String, String> query = new LinkedHashMap<>();

        private Call(String template, String... values) {
            this.template = template;
            this.values = values.clone();
        }

        Call query(String name, String value) {
            query.put(name, value);
            return this;
        }

        ApiRequest get() {
            return ApiRequest.get(family, uri(), endpoint());
        }

        ApiRequest delete() {
            return ApiRequest.delete(family, uri(), endpoint());
        }

        /** For what may be sent again. */
        ApiRequest post(ObjectNode body) {
            return ApiRequest.repeatablePost(family, uri(), endpoint(), body);
        }

        private String endpoint() {
            return family.prefix() + template;
        }

        ApiRequest put(JsonNode body) {
            return ApiRequest.put(family, uri(), endpoint(), body);
        }

        private URI uri() {
            List<String> segments = new ArrayList<>();
            int next = 0;
            for (String part : template.substring(1).split("/", -1)) {
                segments.add(part.startsWith("{") ? safe(values[next++]) : part);
            }
            URIBuilder builder = new URIBuilder(family.root()).appendPathSegments(segments);
            query.forEach(builder::addParameter);
            try {
                return builder.build();
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("not an address: " + template, e);
            }
        }

        private String safe(String segment) {
            if (segment.isBlank() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("\"" + segment + "\" cannot stand in " + template);
            }
            return segment;
        }
    }
}
