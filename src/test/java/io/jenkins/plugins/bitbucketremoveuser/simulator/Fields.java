package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The {@code fields} parameter: plain paths select, {@code +path} adds, {@code -path} takes away. Works on two trees of
 * the same shape: what is shown by default, and what can be shown at all. A path goes through lists without an index.
 */
final class Fields {

    private final List<String> includes;
    private final List<String> additions;
    private final List<String> exclusions;

    private Fields(List<String> paths) {
        includes = paths.stream()
                .filter(path -> !path.startsWith("+") && !path.startsWith("-"))
                .toList();
        additions = without(paths, "+");
        exclusions = without(paths, "-");
    }

    static Fields parse(String text) {
        return new Fields(
                Arrays.stream(text.split(",")).filter(path -> !path.isEmpty()).toList());
    }

    JsonNode apply(ObjectNode shown, ObjectNode complete) {
        ObjectNode result = includes.isEmpty() ? shown.deepCopy() : JsonNodeFactory.instance.objectNode();
        includes.forEach(path -> copy(steps(path), 0, result, shown, complete));
        additions.forEach(path -> copy(steps(path), 0, result, shown, complete));
        exclusions.forEach(path -> remove(steps(path), 0, result));
        return result;
    }

    private static void copy(String[] steps, int at, ObjectNode into, JsonNode shown, JsonNode complete) {
        String step = steps[at];
        if ("*".equals(step)) {
            // Everything that is shown on this level, further down as the rest of the path says.
            for (Iterator<String> names = shown.fieldNames(); names.hasNext(); ) {
                String[] named = steps.clone();
                named[at] = names.next();
                copy(named, at, into, shown, complete);
            }
            return;
        }
        JsonNode whole = complete.path(step);
        JsonNode part = shown.path(step);
        if (whole.isMissingNode() && part.isMissingNode()) {
            return;
        }
        if (at == steps.length - 1) {
            // A whole object is the usual one: what is not shown by default has to be asked for by its own name.
            into.set(step, (part.isMissingNode() ? whole : part).deepCopy());
        } else if (whole.isArray()) {
            copyElements(steps, at, into, part, (ArrayNode) whole);
        } else if (whole.isObject()) {
            ObjectNode below = into.path(step).isObject() ? (ObjectNode) into.get(step) : into.putObject(step);
            copy(steps, at + 1, below, part, whole);
        }
    }

    private static void copyElements(String[] steps, int at, ObjectNode into, JsonNode part, ArrayNode whole) {
        String step = steps[at];
        ArrayNode list = into.path(step).isArray() ? (ArrayNode) into.get(step) : into.putArray(step);
        for (int i = 0; i < whole.size(); i++) {
            if (list.size() <= i) {
                list.addObject();
            }
            copy(steps, at + 1, (ObjectNode) list.get(i), part.path(i), whole.get(i));
        }
    }

    private static void remove(String[] steps, int at, JsonNode from) {
        if (from.isArray()) {
            from.forEach(element -> remove(steps, at, element));
        } else if (from instanceof ObjectNode object) {
            if (at < steps.length - 1) {
                remove(steps, at + 1, object.path(steps[at]));
            } else if ("*".equals(steps[at])) {
                object.removeAll();
            } else {
                object.remove(steps[at]);
            }
        }
    }

    private static String[] steps(String path) {
        return path.split("\\.");
    }

    private static List<String> without(List<String> paths, String sign) {
        return paths.stream()
                .filter(path -> path.startsWith(sign))
                .map(path -> path.substring(1))
                .toList();
    }
}
