package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.net.URIBuilder;

/**
 * Reads a list of the organisation API to its end. Its {@code links.next} is an opaque cursor, in older calls an address
 * with one in its query. No address is ever followed: the cursor goes into the next request of our own.
 */
final class CursorPages {
    private final ApiClient client;
    private final Authenticator authenticator;

    CursorPages(ApiClient client, Authenticator authenticator) {
        this.client = client;
        this.authenticator = authenticator;
    }

    /** @param pageAt the request for the page at a cursor; without one, for the first page */
    <T> List<T> all(Function<Optional<String>, ApiRequest> pageAt, Pages.RowReader<T> reader)
            throws BitbucketException, InterruptedException {
        List<T> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        do {
            ApiRequest request = pageAt.apply(cursor);
            JsonNode page = client.read(request, authenticator);
            JsonNode data = page.path("data");
            if (!data.isArray()) {
                throw new UnexpectedAnswerException(
                        request.endpoint(), request.endpoint() + " was answered without a list of data");
            }
            for (JsonNode row : data) {
                rows.add(reader.read(new Row(request.endpoint(), row)));
            }
            cursor = next(request, page);
            if (cursor.isPresent() && !seen.add(cursor.get())) {
                throw new UnexpectedAnswerException(
                        request.endpoint(), request.endpoint() + " pages in a circle: a cursor came twice");
            }
        } while (cursor.isPresent());
        return rows;
    }

    private static Optional<String> next(ApiRequest request, JsonNode page) throws UnexpectedAnswerException {
        JsonNode next = page.path("links").path("next");
        if (next.isMissingNode() || next.isNull() || next.asText("").isEmpty() && next.isTextual()) {
            return Optional.empty();
        }
        Optional<String> cursor = next.isTextual() ? cursor(next.asText()) : Optional.empty();
        if (cursor.isEmpty()) {
            // the end of the list would be the wrong thing to take it for
            throw new UnexpectedAnswerException(
                    request.endpoint(), request.endpoint() + " says that there is more, but not where");
        }
        return cursor;
    }

    private static Optional<String> cursor(String next) {
        if (!next.contains("://") && !next.contains("?")) {
            return Optional.of(next);
        }
        try {
            return new URIBuilder(URI.create(next))
                    .getQueryParams().stream()
                            .filter(parameter -> parameter.getName().equals("cursor"))
                            .map(NameValuePair::getValue)
                            .filter(value -> value != null && !value.isEmpty())
                            .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
