package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One endpoint: template, who may come in with what, and the work. */
record Route(String method, String template, Set<AuthKind> kinds, Scopes scopes, Function<Call, Reply> work) {

    /** As the journal and the counts name it. */
    String name() {
        return method + " " + template;
    }

    boolean isLegacy() {
        return template.startsWith("/1.0/");
    }

    /** The decoded variables if the path fits. A slash at the end makes no difference. */
    Optional<Map<String, String>> match(String rawPath) {
        String[] expected = template.split("/");
        String[] found = rawPath.split("/");
        if (expected.length != found.length) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i].startsWith("{")) {
                variables.put(expected[i].substring(1, expected[i].length() - 1), decode(found[i]));
            } else if (!expected[i].equals(found[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** In a path, other than in a query, a plus sign is a plus sign. */
    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
