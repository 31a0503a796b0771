package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** Reads a paged list to its end, following {@code next} as an opaque address that must stay on the API's origin. */
final class Pages {
    static final String LARGEST_PAGE = "100";

    private final ApiClient client;
    private final Authenticator authenticator;

    Pages(ApiClient client, Authenticator authenticator) {
        this.client = client;
        this.authenticator = authenticator;
    }

    <T> List<T> all(ApiRequest first, RowReader<T> reader) throws BitbucketException, InterruptedException {
        return until(first, reader, row -> false);
    }

    /** All rows, and whether they are as many as each page that told a number said there are. */
    <T> CountedList<T> counted(ApiRequest first, RowReader<T> reader) throws BitbucketException, InterruptedException {
        Set<Integer> sizes = new HashSet<>();
        List<T> rows = until(first, reader, row -> false, sizes);
        return new CountedList<>(rows, sizes.stream().allMatch(size -> size == rows.size()));
    }

    /** Reads until the end or until a row tells to stop; that row is the last one of the result. */
    <T> List<T> until(ApiRequest first, RowReader<T> reader, Predicate<T> stop)
            throws BitbucketException, InterruptedException {
        return until(first, reader, stop, new HashSet<>());
    }

    /** @param sizes hears how long the list is, by each page that tells it */
    private <T> List<T> until(ApiRequest first, RowReader<T> reader, Predicate<T> stop, Set<Integer> sizes)
            throws BitbucketException, InterruptedException {
        List<T> rows = new ArrayList<>();
        Set<URI> seen = new HashSet<>();
        ApiRequest request = first;
        while (request != null) {
            if (!seen.add(request.uri())) {
                throw new UnexpectedAnswerException(
                        first.endpoint(), first.endpoint() + " pages in a circle: a next link came twice");
            }
            JsonNode page = client.read(request, authenticator);
            if (page.path("size").canConvertToInt()) {
                sizes.add(page.path("size").asInt());
            }
            for (JsonNode value : values(first, page)) {
                T row = reader.read(new Row(first.endpoint(), value));
                rows.add(row);
                if (stop.test(row)) {
                    return rows;
                }
            }
            request = next(first, page);
        }
        return rows;
    }

    /** One page, and whether there is more. */
    <T> FirstPage<T> first(ApiRequest request, RowReader<T> reader) throws BitbucketException, InterruptedException {
        JsonNode page = client.read(request, authenticator);
        List<T> rows = new ArrayList<>();
        for (JsonNode value : values(request, page)) {
            rows.add(reader.read(new Row(request.endpoint(), value)));
        }
        boolean more = !page.path("next").asText("").isEmpty();
        JsonNode size = page.path("size");
        OptionalInt total = OptionalInt.empty();
        if (!more) {
            total = OptionalInt.of(rows.size());
        } else if (size.canConvertToInt() && size.asInt() > rows.size()) {
            total = OptionalInt.of(size.asInt());
        }
        return new FirstPage<>(rows, more, total);
    }

    static JsonNode values(ApiRequest request, JsonNode page) throws UnexpectedAnswerException {
        JsonNode values = page.path("values");
        if (!values.isArray()) {
            throw new UnexpectedAnswerException(
                    request.endpoint(), request.endpoint() + " was answered without a list of values");
        }
        return values;
    }

    private ApiRequest next(ApiRequest first, JsonNode page) throws UnexpectedAnswerException {
        String link = page.path("next").asText("");
        if (link.isEmpty()) {
            return null;
        }
        URI target;
        try {
            target = URI.create(link);
        } catch (IllegalArgumentException e) {
            throw new UnexpectedAnswerException(
                    first.endpoint(), first.endpoint() + " has a next link that is no URL", e);
        }
        if (!first.family().isHome(target)) {
            throw new UnexpectedAnswerException(
                    first.endpoint(),
                    first.endpoint() + " has a next link to " + target.getHost()
                            + ", which is not followed because the credential must not go there");
        }
        return first.to(target);
    }

    @FunctionalInterface
    interface RowReader<T> {
        T read(Row row) throws UnexpectedAnswerException;
    }
}
