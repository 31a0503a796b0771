package io.jenkins.plugins.bitbucketremoveuser.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.removal.WebLinks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads a report's JSON, see {@code docs/report.md} and {@code docs/restore.md}. What it does not know it leaves out. */
final class ReportReader {
    private static final int VERSION = 1;
    private static final String BITBUCKET = "https://bitbucket.org/";

    private static final JsonFactory TOKENS = new JsonFactory();

    private final ObjectMapper json = new ObjectMapper();
    private final String schema;
    private final UnaryOperator<String> texts;

    private ReportReader(String schema, UnaryOperator<String> texts) {
        this.schema = schema;
        this.texts = texts;
    }

    /** @param texts what becomes of each text before anybody sees it */
    static ReportReader ofRemovals(UnaryOperator<String> texts) {
        return new ReportReader("bitbucket-remove-user/report", texts);
    }

    /** @param texts what becomes of each text before anybody sees it */
    static ReportReader ofRestores(UnaryOperator<String> texts) {
        return new ReportReader("bitbucket-remove-user/restore", texts);
    }

    /** Whether something may have been taken away: it is no dry run's. Reads no more of it than it takes to know that. */
    static boolean isOfRemoval(Path file) {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = TOKENS.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("dryRun");
                JsonToken value = parser.nextToken();
                if (found) {
                    return value == JsonToken.VALUE_FALSE;
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            // it is shown as what cannot be read, on the page of the reports
        }
        return false;
    }

    /** @throws IOException if it is no report, or one of a later version */
    Report read(byte[] file) throws IOException {
        JsonNode root = json.readTree(file);
        if (root == null
                || !root.path("schema").asText().equals(schema)
                || root.path("version").asInt() != VERSION) {
            throw new IOException("not a report of version " + VERSION);
        }
        return new Report(
                root.path("dryRun").asBoolean(),
                text(root, "outcome"),
                text(root, "startedAt"),
                text(root, "finishedAt"),
                root.path("requests").path("total").asInt(),
                children(root, "workspaces").map(this::workspace).toList());
    }

    private WorkspacePart workspace(JsonNode node) {
        WebLinks links = new WebLinks(node.path("workspace").asText());
        return new WorkspacePart(
                text(node, "workspace"),
                links.workspace(),
                text(node, "caller"),
                text(node, "outcome"),
                optional(node, "problem", "kind").toList(),
                children(node, "people").map(person -> person(person, links)).toList(),
                strings(node, "checkList").toList(),
                node.path("requests").path("total").asInt());
    }

    private PersonPart person(JsonNode node, WebLinks links) {
        List<Remark> remarks = new ArrayList<>();
        optional(node, "refusal", "rule").forEach(remarks::add);
        optional(node, "problem", "kind").forEach(remarks::add);
        children(node, "left")
                .map(left -> new Remark("left", text(left, "what"), text(left, "why"), text(left, "cure")))
                .forEach(remarks::add);
        strings(node, "warnings")
                .map(warning -> new Remark("warning", "", warning, ""))
                .forEach(remarks::add);
        Stream.of(
                        Stream.of(text(node.path("unnamedRepositories"), "note"))
                                .filter(note -> !note.isEmpty()),
                        strings(node, "residueNotes"),
                        strings(node, "notes"))
                .flatMap(notes -> notes)
                .map(note -> new Remark("note", "", note, ""))
                .forEach(remarks::add);
        return new PersonPart(
                strings(node, "asked").toList(),
                text(node, "uuid"),
                text(node, "accountId"),
                text(node, "displayName"),
                text(node, "outcome"),
                remarks,
                children(node, "grants").map(grant -> grant(grant, links)).toList(),
                children(node, "residues").map(this::residue).toList());
    }

    private Stream<Remark> optional(JsonNode node, String field, String what) {
        JsonNode child = node.path(field);
        return child.isObject()
                ? Stream.of(new Remark(field, text(child, what), text(child, "message"), text(child, "cure")))
                : Stream.empty();
    }

    private GrantRow grant(JsonNode node, WebLinks links) {
        String id = node.path("id").asText();
        String link =
                switch (node.path("kind").asText()) {
                    case "repository" -> links.repositorySettings(id);
                    case "project" -> links.project(id);
                    case "organisation-group", "organisation-role", "directory-access", "directory-membership" ->
                        "https://admin.atlassian.com/";
                    default -> "";
                };
        return new GrantRow(
                text(node, "kind"),
                text(node, "id"),
                text(node, "name"),
                text(node, "level"),
                text(node, "state"),
                text(node, "at"),
                text(node, "message"),
                link);
    }

    private ResidueRow residue(JsonNode node) {
        String link = text(node, "link");
        return new ResidueRow(
                text(node, "kind"),
                text(node, "where"),
                text(node, "id"),
                text(node, "what"),
                text(node, "state"),
                text(node, "at"),
                text(node, "message"),
                link.startsWith(BITBUCKET) ? link : "");
    }

    private String text(JsonNode node, String field) {
        return texts.apply(node.path(field).asText(""));
    }

    private Stream<String> strings(JsonNode node, String field) {
        return children(node, field).map(one -> texts.apply(one.asText("")));
    }

    private static Stream<JsonNode> children(JsonNode node, String field) {
        List<JsonNode> all = new ArrayList<>();
        node.path(field).forEach(all::add);
        return all.stream();
    }
}
