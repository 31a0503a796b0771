package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What can be read from an error answer. Only {@code error.message} is certain in the 2.0 API; {@code detail} may be a
 * string or an object, and the 1.0 API, gateways and proxies send plain text, HTML or nothing. The organisation API has a
 * list of errors, each with a code.
 *
 * @param codes empty unless every error has one
 */
record ErrorBody(
        String message, String detail, List<String> required, List<String> granted, List<String> codes, String id)
        implements Serializable {
    private static final int LONGEST_TEXT = 300;
    private static final int MOST_ERRORS = 10;

    ErrorBody {
        required = List.copyOf(required);
        granted = List.copyOf(granted);
        codes = List.copyOf(codes);
    }

    static ErrorBody parse(ObjectMapper json, String body) {
        JsonNode root;
        try {
            root = body.isBlank() ? json.missingNode() : json.readTree(body);
        } catch (JsonProcessingException e) {
            return plain(body);
        }
        if (!root.isObject()) {
            // "404 page not found" is a number to Jackson, with something behind it
            return plain(root.isTextual() ? root.asText() : body);
        }
        if (root.path("errors").isArray() && !root.path("errors").isEmpty()) {
            return organisation(root.path("errors"));
        }
        JsonNode error = root.path("error");
        if (error.isTextual()) {
            // OAuth's own form: {"error": "invalid_client", "error_description": "..."}
            return plain(root.path("error_description").asText(error.asText()));
        }
        if (!error.isObject()) {
            return plain(root.path("message").asText(""));
        }
        JsonNode detail = error.path("detail");
        return new ErrorBody(
                shorten(error.path("message").asText("")),
                detail.isTextual() ? shorten(detail.asText()) : "",
                texts(detail.path("required")),
                texts(detail.path("granted")),
                List.of(),
                shorten(error.path("id").asText("")));
    }

    private static ErrorBody plain(String text) {
        boolean markup = text.stripLeading().startsWith("<");
        return new ErrorBody(markup ? "" : shorten(text), "", List.of(), List.of(), List.of(), "");
    }

    private static ErrorBody organisation(JsonNode errors) {
        List<String> words = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (JsonNode error : errors) {
            String code = shorten(error.path("code").asText(""));
            codes.add(code);
            words.add(words(
                    code, error.path("title").asText(""), error.path("detail").asText("")));
            ids.add(error.path("id").asText(""));
            if (codes.size() == MOST_ERRORS) {
                break;
            }
        }
        ids.removeIf(String::isEmpty);
        boolean coded = codes.size() == errors.size() && !codes.contains("");
        return new ErrorBody(
                shorten(String.join("; ", words)),
                "",
                List.of(),
                List.of(),
                coded ? codes : List.of(),
                shorten(String.join(", ", ids)));
    }

    private static String words(String code, String title, String detail) {
        String summary = (code + " " + title).trim();
        return detail.isEmpty() || detail.equals("null") || detail.equals(title) ? summary : summary + ": " + detail;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(shorten(node.asText()));
        }
        node.elements().forEachRemaining(element -> texts.add(shorten(element.asText())));
        return texts;
    }

    /** One line, bounded, without control and direction characters: this text goes to logs and pages. */
    private static String shorten(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Z}]+", " ").trim();
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "...";
    }

    boolean namesScopes() {
        return !required.isEmpty() || message.toLowerCase(Locale.ROOT).contains("privilege scope");
    }

    boolean blamesCredentialKind() {
        String words = message.toLowerCase(Locale.ROOT);
        return words.contains("authentication mechanism")
                || words.contains("does not support authentication")
                || words.contains("app password");
    }
}
