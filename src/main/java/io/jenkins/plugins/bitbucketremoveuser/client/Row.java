package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.JsonNode;

/** One object of an answer. What we decide by must be there; what we only show may be missing. */
record Row(String endpoint, JsonNode node) {

    String required(String field) throws UnexpectedAnswerException {
        String value = optional(field);
        if (value.isEmpty()) {
            throw new UnexpectedAnswerException(endpoint, endpoint + " gave an object without \"" + field + "\"");
        }
        return value;
    }

    /** The text of a field; empty if it is missing or null. */
    String optional(String field) {
        JsonNode value = node.path(field);
        return value.isNull() ? "" : value.asText("");
    }

    Row child(String field) {
        return new Row(endpoint, node.path(field));
    }

    User user() throws UnexpectedAnswerException {
        return new User(
                required("uuid"),
                optional("account_id"),
                optional("display_name"),
                optional("nickname"),
                optional("account_status"));
    }
}
