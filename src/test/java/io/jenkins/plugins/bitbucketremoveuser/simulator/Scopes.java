package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The privileges an endpoint asks for: all classic ones, or all granular ones, depending on the credential. */
record Scopes(List<String> classic, List<String> granular) {

    /** Which classic scopes bring others along; the admin ones do not, and granular scopes never do. */
    private static final Map<String, List<String>> IMPLIED = Map.of(
            "account:write", List.of("account"),
            "project", List.of("repository"),
            "repository:write", List.of("repository"),
            "pullrequest", List.of("repository"),
            "pullrequest:write", List.of("pullrequest", "repository", "repository:write"));

    static Scopes of(String classic, String... granular) {
        return new Scopes(classic.isEmpty() ? List.of() : List.of(classic), List.of(granular));
    }

    void check(Caller caller, Behaviour behaviour) {
        List<String> required = caller.hasGranularScopes() ? granular : classic;
        if (!caller.scopes().contains(Credentials.ALL_SCOPES) && !held(caller).containsAll(required)) {
            throw new Problem(
                    403,
                    "Your credentials lack one or more required privilege scopes.",
                    detail(required, caller.scopes(), behaviour));
        }
    }

    private static Set<String> held(Caller caller) {
        Set<String> held = new TreeSet<>(caller.scopes());
        if (!caller.hasGranularScopes()) {
            caller.scopes().forEach(scope -> held.addAll(IMPLIED.getOrDefault(scope, List.of())));
        }
        return held;
    }

    private static JsonNode detail(List<String> required, Set<String> granted, Behaviour behaviour) {
        if (behaviour.errorDetail() == Behaviour.ErrorDetail.STRING) {
            return JsonNodeFactory.instance.textNode(
                    "required: " + String.join(", ", required) + "; granted: " + String.join(", ", granted));
        }
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        required.forEach(detail.putArray("required")::add);
        granted.forEach(detail.putArray("granted")::add);
        return detail;
    }
}
