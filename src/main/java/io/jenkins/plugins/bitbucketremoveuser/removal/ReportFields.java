package io.jenkins.plugins.bitbucketremoveuser.removal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@link ReportJson} and journals have in common, and nothing that is not whole: each method throws an
 * {@link IllegalArgumentException} that names the field which is missing or is not what it should be.
 */
final class ReportFields {
    private ReportFields() {}

    /** A removal that is a part of something larger, as of a clean-up, has its report in there. */
    static JsonNode report(JsonNode root) {
        return root.path("removal").isObject() ? root.path("removal") : root;
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        require(value.isTextual(), field);
        return value.asText();
    }

    static boolean flag(JsonNode node, String field) {
        JsonNode value = node.path(field);
        require(value.isBoolean(), field);
        return value.asBoolean();
    }

    static JsonNode list(JsonNode node, String field) {
        JsonNode value = node.path(field);
        require(value.isArray(), field);
        return value;
    }

    private static void require(boolean there, String field) {
        if (!there) {
            throw new IllegalArgumentException("\"" + field + "\" is missing");
        }
    }

    /** How a person was named; at least one. */
    static List<PersonId> asked(JsonNode person) {
        List<PersonId> asked = new ArrayList<>();
        list(person, "asked").forEach(id -> asked.add(PersonId.of(id.asText())));
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("\"asked\" names nobody");
        }
        return asked;
    }

    /** Whom that led to. */
    static Person account(JsonNode person, List<PersonId> asked) {
        String uuid = text(person, "uuid");
        String accountId = text(person, "accountId");
        if (!uuid.isEmpty() && !(uuid.startsWith("{") && AccountUuid.isOne(uuid))) {
            throw new IllegalArgumentException("\"uuid\" is none");
        }
        if (!accountId.isEmpty() && !AccountId.isOne(accountId)) {
            throw new IllegalArgumentException("\"accountId\" is none");
        }
        return new Person(uuid, accountId, text(person, "displayName"), emails(asked));
    }

    static List<EmailAddress> emails(List<PersonId> asked) {
        return asked.stream()
                .filter(EmailAddress.class::isInstance)
                .map(EmailAddress.class::cast)
                .toList();
    }
}
