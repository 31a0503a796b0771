package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;

/** Cuts lists into pages. The way to the next page is an opaque word, so that nobody can count pages. */
final class Pages {

    private static final int DEFAULT_LENGTH = 10;
    private static final int MAX_LENGTH = 100;
    private static final String CURSOR_SALT = "sim1:";

    /** Some rows, and where to go on; null if that was all. */
    record Slice<T>(List<T> rows, String next, Integer total) {}

    /** A list that can be read from any cursor on; the first cursor is empty. */
    @FunctionalInterface
    interface Source<T> {
        Slice<T> from(String cursor, int length);
    }

    /** Makes JSON of a row; {@code true} for everything it can show, {@code false} for what it shows by default. */
    @FunctionalInterface
    interface RowWriter<T> extends BiFunction<T, Boolean, ObjectNode> {}

    private final String root;

    Pages(String root) {
        this.root = root;
    }

    <T> Reply reply(Call call, List<T> all, RowWriter<T> writer) {
        return reply(
                call,
                (cursor, length) -> {
                    int from = Math.min(cursor.isEmpty() ? 0 : number(cursor), all.size());
                    int to = Math.min(from + length, all.size());
                    String next = to < all.size() ? Integer.toString(to) : null;
                    return new Slice<>(all.subList(from, to), next, all.size());
                },
                writer);
    }

    <T> Reply reply(Call call, Source<T> source, RowWriter<T> writer) {
        int length = length(call);
        Slice<T> slice = source.from(call.query().get("page").map(Pages::decode).orElse(""), length);
        ObjectNode shown = page(call, slice, length, writer, false);
        return Reply.ok(call.query()
                .get("fields")
                .map(fields -> Fields.parse(fields).apply(shown, page(call, slice, length, writer, true)))
                .orElse(shown));
    }

    /** A single object with {@code fields} applied. */
    static Reply single(Call call, ObjectNode shown) {
        return Reply.ok(call.query()
                .get("fields")
                .<JsonNode>map(fields -> Fields.parse(fields).apply(shown, shown))
                .orElse(shown));
    }

    private <T> ObjectNode page(Call call, Slice<T> slice, int length, RowWriter<T> writer, boolean complete) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode values = page.putArray("values");
        slice.rows().forEach(row -> values.add(writer.apply(row, complete)));
        page.put("pagelen", length);
        if (slice.total() != null) {
            page.put("size", slice.total());
        }
        if (slice.next() != null) {
            page.put(
                    "next",
                    root + call.path() + "?"
                            + call.query().with("page", encode(slice.next())).raw());
        }
        return page;
    }

    private static int length(Call call) {
        int length = call.query().get("pagelen").map(Pages::number).orElse(DEFAULT_LENGTH);
        if (length < 1 || length > MAX_LENGTH) {
            throw Problem.badRequest("Invalid pagelen");
        }
        return length;
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.badRequest("Invalid page");
        }
    }

    private static String encode(String cursor) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((CURSOR_SALT + cursor).getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String page) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(page), StandardCharsets.UTF_8);
            if (text.startsWith(CURSOR_SALT)) {
                return text.substring(CURSOR_SALT.length());
            }
        } catch (IllegalArgumentException notOurs) {
            // answered below
        }
        throw Problem.badRequest("Invalid page");
    }
}
