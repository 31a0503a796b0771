package io.jenkins.plugins.bitbucketremoveuser.removal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A journal as JSON, so that it survives the process. */
public final class JournalJson {
    private static final int VERSION = 1;

    private final ObjectMapper json = new ObjectMapper();

    public String write(Journal journal) {
        ObjectNode root = json.createObjectNode().put("version", VERSION);
        ArrayNode people = root.putArray("people");
        journal.people().values().forEach(entry -> {
            Person person = entry.person();
            ObjectNode node = people.addObject()
                    .put("uuid", person.uuid())
                    .put("accountId", person.accountId())
                    .put("displayName", person.displayName());
            ArrayNode emails = node.putArray("emails");
            person.emails().forEach(email -> emails.add(email.value()));
            ArrayNode grants = node.putArray("grants");
            entry.grants().forEach(grant -> GrantJson.put(grants.addObject(), grant));
        });
        try {
            return json.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if it is not what {@link #write} writes */
    public Journal read(String text) {
        try {
            JsonNode root = json.readTree(text);
            if (root.path("version").asInt() != VERSION) {
                throw new IllegalArgumentException("version " + root.path("version") + " is not known");
            }
            Journal journal = Journal.empty();
            for (JsonNode node : root.path("people")) {
                List<EmailAddress> emails = new ArrayList<>();
                node.path("emails").forEach(email -> emails.add(new EmailAddress(email.asText())));
                Person person = new Person(
                        ReportFields.text(node, "uuid"),
                        ReportFields.text(node, "accountId"),
                        ReportFields.text(node, "displayName"),
                        emails);
                if (person.key().isEmpty()) {
                    throw new IllegalArgumentException("somebody has neither a UUID nor an address");
                }
                List<GrantResult> grants = new ArrayList<>();
                node.path("grants").forEach(grant -> grants.add(GrantJson.read(grant)));
                journal = journal.with(person, grants);
            }
            return journal;
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IllegalArgumentException("not a journal of this software: " + e.getMessage(), e);
        }
    }
}
