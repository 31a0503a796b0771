package io.jenkins.plugins.bitbucketremoveuser.removal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A JSON list: of texts, or of objects one of whose fields names people. */
record PeopleJson(String text, String column) {

    /** Nobody's address begins like this. */
    static boolean isOne(String text) {
        return text.stripLeading().startsWith("[");
    }

    /** What the list holds. An element that cannot name somebody is a bad line, and so is where the JSON ends too early. */
    List<PeopleFile.Entry> entries(PeopleFile.BadLines badLines) {
        List<PeopleFile.Entry> entries = new ArrayList<>();
        int line = 1;
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            JsonToken token = parser.nextToken();
            while (token != JsonToken.END_ARRAY) {
                if (token == null) {
                    badLines.add(line, "The list does not end. See whether the file is whole.");
                    return entries;
                }
                line = parser.currentTokenLocation().getLineNr();
                element(parser, token, line, entries, badLines);
                line = parser.currentLocation().getLineNr();
                token = parser.nextToken();
            }
            if (parser.nextToken() != null) {
                badLines.add(parser.currentTokenLocation().getLineNr(), "Something stands behind the list's end.");
            }
        } catch (JsonProcessingException e) {
            badLines.add(
                    e.getLocation() == null ? line : e.getLocation().getLineNr(),
                    "From here on it is no JSON. See whether the file is whole.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private void element(
            JsonParser parser, JsonToken token, int line, List<PeopleFile.Entry> entries, PeopleFile.BadLines badLines)
            throws IOException {
        List<String> named = new ArrayList<>();
        if (token == JsonToken.VALUE_STRING) {
            named.add(parser.getText());
        } else if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().strip().equalsIgnoreCase(column);
                JsonToken value = parser.nextToken();
                if (wanted) {
                    named.add(value == JsonToken.VALUE_STRING ? parser.getText() : "");
                }
                parser.skipChildren();
            }
        } else {
            parser.skipChildren();
        }
        if (named.size() == 1 && !named.get(0).isBlank()) {
            entries.add(new PeopleFile.Entry(line, named.get(0)));
        } else {
            badLines.add(
                    line,
                    "It is neither a text nor an object with one text " + InvalidInputException.printable(column)
                            + ". Correct it, or take it out.");
        }
    }
}
