package io.jenkins.plugins.bitbucketremoveuser.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A record as one line of JSON. Its fields are described in {@code docs/audit.md}. */
public final class AuditJson {
    /** Grows with each change that an older reader would misread; new fields alone do not change it. */
    public static final int VERSION = 1;

    private static final String SCHEMA = "bitbucket-remove-user/audit";

    /**
     * Nothing but ASCII: neither a line break nor a bidirectional override in a name can do harm, and half a line is never
     * half a character.
     */
    private final ObjectMapper json = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @return without a line break */
    public String write(AuditRecord record) {
        AuditedRun run = record.run();
        ObjectNode root = json.createObjectNode()
                .put("schema", SCHEMA)
                .put("version", VERSION)
                .put("event", record.event().word())
                .put("at", record.at().toString())
                .put("run", run.id())
                .put("kind", run.kind().word())
                .put("startedBy", run.startedBy())
                .put("runsAs", run.runsAs());
        putOrigin(root.putObject("origin"), run.origin());
        put(root, "workspaces", run.workspaces());
        put(root, "asked", run.asked());
        root.put("startedAt", run.startedAt().toString());
        put(root, "resumedAt", run.resumedAt().stream().map(Instant::toString).toList());
        record.end().ifPresent(end -> put(root, end));
        try {
            return json.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void putOrigin(ObjectNode node, Origin origin) {
        if (origin instanceof Origin.Build build) {
            node.put("job", build.job()).put("build", build.number()).put("url", build.url());
        } else if (origin instanceof Origin.CommandLine commandLine) {
            node.put("commandLineUser", commandLine.user());
        } else if (origin instanceof Origin.Schedule schedule) {
            node.put("cleanUp", schedule.cleanUp());
        }
    }

    private static void put(ObjectNode root, AuditedEnd end) {
        root.put("result", end.result())
                .put("interrupted", end.interrupted())
                .put("requests", end.requests())
                .put("error", end.error());
        ArrayNode people = root.putArray("people");
        end.people().forEach(person -> put(people.addObject(), person));
    }

    private static void put(ObjectNode node, AuditedPerson person) {
        node.put("workspace", person.workspace());
        put(node, "asked", person.asked());
        node.put("displayName", person.displayName())
                .put("accountId", person.accountId())
                .put("uuid", person.uuid())
                .put("outcome", person.outcome())
                .put("reason", person.reason());
        ArrayNode items = node.putArray("items");
        person.items()
                .forEach(item -> items.addObject()
                        .put("kind", item.kind())
                        .put("id", item.id())
                        .put("name", item.name())
                        .put("level", item.level())
                        .put("state", item.state())
                        .put("at", item.at().toString()));
        put(node, "left", person.left());
    }

    private static void put(ObjectNode node, String field, Collection<String> texts) {
        ArrayNode array = node.putArray(field);
        texts.forEach(array::add);
    }

    /** @throws IllegalArgumentException if it is not what {@link #write} writes */
    public AuditRecord read(byte[] line) {
        try {
            JsonNode root = json.readTree(line);
            if (!root.path("schema").asText().equals(SCHEMA)
                    || root.path("version").asInt() != VERSION) {
                throw new IllegalArgumentException("not a record of version " + VERSION);
            }
            AuditRecord.Event event = AuditRecord.Event.of(text(root, "event"));
            return new AuditRecord(
                    event,
                    Instant.parse(text(root, "at")),
                    run(root),
                    event == AuditRecord.Event.ENDED ? Optional.of(end(root)) : Optional.empty());
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not a record of this software: " + e.getMessage(), e);
        }
    }

    private static AuditedRun run(JsonNode root) {
        return new AuditedRun(
                text(root, "run"),
                RunKind.of(text(root, "kind")),
                text(root, "startedBy"),
                text(root, "runsAs"),
                origin(root.path("origin")),
                texts(root, "workspaces"),
                texts(root, "asked"),
                Instant.parse(text(root, "startedAt")),
                texts(root, "resumedAt").stream().map(Instant::parse).toList());
    }

    private static Origin origin(JsonNode node) {
        if (node.has("cleanUp")) {
            return new Origin.Schedule(text(node, "cleanUp"));
        }
        return node.has("job")
                ? new Origin.Build(text(node, "job"), node.path("build").asInt(), text(node, "url"))
                : new Origin.CommandLine(text(node, "commandLineUser"));
    }

    private static AuditedEnd end(JsonNode root) {
        return new AuditedEnd(
                text(root, "result"),
                root.path("interrupted").asBoolean(),
                root.path("requests").asInt(),
                text(root, "error"),
                all(root, "people", AuditJson::person));
    }

    private static AuditedPerson person(JsonNode node) {
        return new AuditedPerson(
                text(node, "workspace"),
                texts(node, "asked"),
                text(node, "displayName"),
                text(node, "accountId"),
                text(node, "uuid"),
                text(node, "outcome"),
                text(node, "reason"),
                all(node, "items", AuditJson::item),
                texts(node, "left"));
    }

    private static AuditedItem item(JsonNode node) {
        return new AuditedItem(
                text(node, "kind"),
                text(node, "id"),
                text(node, "name"),
                text(node, "level"),
                text(node, "state"),
                Instant.parse(text(node, "at")));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("\"" + field + "\" is missing");
        }
        return value.asText();
    }

    private static List<String> texts(JsonNode node, String field) {
        return all(node, field, JsonNode::asText);
    }

    private static <T> List<T> all(JsonNode node, String field, Function<JsonNode, T> reading) {
        List<T> all = new ArrayList<>();
        node.path(field).forEach(one -> all.add(reading.apply(one)));
        return all;
    }
}
