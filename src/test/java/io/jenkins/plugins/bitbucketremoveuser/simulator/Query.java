package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The query of a request. As in forms, a plus sign that is not encoded is a space. */
record Query(String raw) {

    Optional<String> get(String name) {
        return Optional.ofNullable(decoded().get(name));
    }

    /** The same query with one parameter replaced, everything else exactly as it was sent. */
    Query with(String name, String value) {
        Map<String, String> parts = parts();
        parts.put(name, name + "=" + value);
        return new Query(String.join("&", parts.values()));
    }

    /** What may be written down: no token, should one have been sent here. */
    String forJournal() {
        return parts().entrySet().stream()
                .map(part -> part.getKey().contains("token") ? part.getKey() + "=***" : part.getValue())
                .collect(Collectors.joining("&"));
    }

    Map<String, String> decoded() {
        Map<String, String> decoded = new LinkedHashMap<>();
        parts().forEach((name, part) -> {
            int equals = part.indexOf('=');
            decoded.put(name, equals < 0 ? "" : decode(part.substring(equals + 1)));
        });
        return decoded;
    }

    private Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : raw.split("&")) {
            if (!part.isEmpty()) {
                parts.put(decode(part.split("=", 2)[0]), part);
            }
        }
        return parts;
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
