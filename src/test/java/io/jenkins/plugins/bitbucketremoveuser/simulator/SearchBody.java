package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The body of a search in a directory. What it does not know is refused, so that nothing is filtered in vain. */
record SearchBody(JsonNode body) {

    static SearchBody of(Call call, Set<String> known) {
        call.body().fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw OrganisationProblem.badRequest("Unknown field: " + name);
            }
        });
        return new SearchBody(call.body());
    }

    void exclude(String one, String other) {
        if (has(one) && has(other)) {
            throw OrganisationProblem.badRequest(one + " and " + other + " exclude each other.");
        }
    }

    boolean has(String filter) {
        return body.hasNonNull(filter);
    }

    /** Whether one of the values is asked for, ignoring case; everything is if the filter is not there. */
    boolean allow(String filter, Iterable<String> values) {
        if (!has(filter)) {
            return true;
        }
        Set<String> asked = new TreeSet<>();
        body.path(filter).forEach(one -> asked.add(one.asText().toLowerCase(Locale.ROOT)));
        for (String value : values) {
            if (asked.contains(value.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    boolean allow(String filter, String value) {
        return allow(filter, Set.of(value));
    }

    boolean found(String... texts) {
        String term = body.path("searchTerm").asText("").toLowerCase(Locale.ROOT);
        for (String text : texts) {
            if (text.toLowerCase(Locale.ROOT).contains(term)) {
                return true;
            }
        }
        return false;
    }

    boolean expands(String field) {
        for (JsonNode one : body.path("expand")) {
            if (one.asText().equals(field)) {
                return true;
            }
        }
        return false;
    }
}
