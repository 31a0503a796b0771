package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Pages of the organisation API: {@code data} and {@code links} with cursors. A cursor knows the question it goes on
 * with.
 */
final class OrganisationPages {

    /**
     * Where a list is to go on.
     *
     * @param question the filters, in a form of its own for each endpoint
     */
    record Position(String question, int offset) {

        static Position read(String cursor) {
            try {
                String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
                int at = text.indexOf('>');
                return new Position(text.substring(at + 1), Integer.parseInt(text.substring(0, at)));
            } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
                throw OrganisationProblem.badCursor();
            }
        }

        /** With padding and signs that need encoding in a query. */
        String cursor() {
            return Base64.getEncoder().encodeToString((offset + ">" + question).getBytes(StandardCharsets.UTF_8));
        }
    }

    private OrganisationPages() {}

    static <T> Reply page(
            Position from, int limit, List<T> rows, Function<T, JsonNode> write, Function<String, String> link) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode data = answer.putArray("data");
        int end = Math.min(rows.size(), from.offset() + limit);
        for (int i = from.offset(); i < end; i++) {
            data.add(write.apply(rows.get(i)));
        }
        ObjectNode links = answer.putObject("links").put("self", link.apply(from.cursor()));
        links.putNull("prev");
        if (end < rows.size()) {
            links.put("next", link.apply(new Position(from.question(), end).cursor()));
        } else {
            links.putNull("next");
        }
        return Reply.ok(answer);
    }

    /** Of a GET: a cursor stands for all other parameters. */
    static <T> Reply byQuery(Call call, int standardLimit, Function<Query, List<T>> rows, Function<T, JsonNode> write) {
        Position from = call.query()
                .get("cursor")
                .map(Position::read)
                .orElseGet(() -> new Position(call.query().raw(), 0));
        Query question = new Query(from.question());
        JsonNode limit =
                question.get("limit").<JsonNode>map(OrganisationPages::number).orElse(null);
        return page(from, limit(limit, standardLimit, 100), rows.apply(question), write, cursor -> cursor);
    }

    private static JsonNode number(String text) {
        return text.matches("\\d{1,9}")
                ? JsonNodeFactory.instance.numberNode(Integer.parseInt(text))
                : JsonNodeFactory.instance.textNode(text);
    }

    /** Of a search: a cursor goes with the filters it was made for. */
    static <T> Reply byBody(Call call, int standardLimit, List<T> rows, Function<T, JsonNode> write) {
        ObjectNode filters = call.body().deepCopy();
        JsonNode cursor = filters.remove("cursor");
        JsonNode limit = filters.remove("limit");
        Position from = cursor == null || cursor.isNull()
                ? new Position(filters.toString(), 0)
                : Position.read(cursor.asText());
        if (!from.question().equals(filters.toString())) {
            throw OrganisationProblem.badCursor();
        }
        return page(from, limit(limit, standardLimit, 100), rows, write, any -> any);
    }

    static int limit(JsonNode asked, int standard, int most) {
        if (asked == null || asked.isNull()) {
            return standard;
        }
        if (!asked.isInt() || asked.asInt() < 1 || asked.asInt() > most) {
            throw OrganisationProblem.badRequest("limit is a number from 1 to " + most + ".");
        }
        return asked.asInt();
    }
}
