package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whom a file names. It is plain text with one e-mail address, account id or UUID a line, where empty lines and lines that
 * start with # are skipped; or CSV with a header, where they stand in one column; or a JSON list of them, or of objects
 * that have them in one field. Either all of it is understood, or
 * nobody is named: half a list must not be worked off as if it were whole.
 */
public final class PeopleFile {
    public static final String USUAL_COLUMN = "email";
    public static final int MOST_BYTES = 1_000_000;
    private static final int MOST_PEOPLE = 10_000;
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String field;
    private final String name;
    private final String column;

    /**
     * @param field where the file was named, and
     * @param name what it was called there, for messages
     * @param column of a CSV file; null or empty for {@link #USUAL_COLUMN}
     */
    public PeopleFile(String field, String name, String column) {
        this.field = field;
        this.name = name;
        this.column = column == null || column.isBlank() ? USUAL_COLUMN : column.strip();
    }

    /**
     * @param content at most one byte more than {@link #MOST_BYTES} has to be read of the file
     * @return each once, in the order of the file; at least one
     * @throws InvalidInputException if anything in it cannot be meant; it names every bad line, up to a bound
     */
    public List<PersonId> read(byte[] content) {
        if (content.length > MOST_BYTES) {
            throw wrong("is larger than 1 MB", "Split it into several files.");
        }
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            throw wrong("is not UTF-8 text", "Save it as UTF-8; a spreadsheet calls that \"CSV UTF-8\".");
        }
    }

    private List<PersonId> read(String decoded) {
        String text = decoded.indexOf(BYTE_ORDER_MARK) == 0 ? decoded.substring(1) : decoded;
        List<Entry> lines = lines(text);
        if (lines.isEmpty()) {
            throw wrong(
                    text.isBlank() ? "is empty" : "has nothing but comments",
                    "Give one e-mail address, account id or UUID a line, or a CSV file with a header.");
        }
        BadLines badLines = new BadLines();
        List<Entry> entries = PeopleJson.isOne(text)
                ? new PeopleJson(text, column).entries(badLines)
                : csv(text, lines.get(0).line())
                        .map(csv -> column(csv).entries(badLines))
                        .orElse(lines);
        if (entries.isEmpty() && badLines.isEmpty() && PeopleJson.isOne(text)) {
            throw wrong("is an empty list", "Name at least one person.");
        }
        if (entries.isEmpty() && badLines.isEmpty()) {
            throw wrong("has nobody under its header", "Give one person a line.");
        }
        if (entries.size() > MOST_PEOPLE) {
            throw wrong("names more than 10,000 people", "Split it into several files.");
        }
        List<PersonId> people = new ArrayList<>();
        for (Entry entry : entries) {
            try {
                people.add(PersonId.of(entry.text()));
            } catch (InvalidInputException e) {
                badLines.add(entry.line(), e.sentence());
            }
        }
        if (!badLines.isEmpty()) {
            throw wrong(
                    "has " + badLines.count() + ", and nothing was done",
                    "Correct the file and run it again; a CSV file needs a header with the column "
                            + InvalidInputException.printable(column) + ".\n" + badLines);
        }
        return PersonId.distinct(people);
    }

    /** What is left of the text without comments and empty lines. */
    private static List<Entry> lines(String text) {
        List<Entry> lines = new ArrayList<>();
        int number = 0;
        for (String line : LINE_BREAK.split(text, -1)) {
            number++;
            String stripped = line.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                lines.add(new Entry(number, stripped));
            }
        }
        return lines;
    }

    /** @param first line that is no comment */
    private Optional<PeopleCsv> csv(String text, int first) {
        String[] parts = LINE_BREAK.split(text, first);
        return PeopleCsv.recognise(parts[parts.length - 1], first - 1, column);
    }

    private PeopleCsv column(PeopleCsv csv) {
        if (csv.timesThere() == 1) {
            return csv;
        }
        throw wrong(
                (csv.timesThere() == 0 ? "has no column " : "has more than one column ")
                        + InvalidInputException.printable(column),
                "Its header (line " + csv.headerLine() + ") names: " + csv.columns() + ".");
    }

    private InvalidInputException wrong(String what, String cure) {
        return new InvalidInputException(field, name, what, cure);
    }

    /** What stands where somebody is to be named. */
    record Entry(int line, String text) {}

    /** What is wrong with a file, as much of it as can be read at once. */
    static final class BadLines {
        private static final int MOST_SHOWN = 10;

        private final Map<Integer, String> byNumber = new TreeMap<>();

        void add(int line, String what) {
            byNumber.putIfAbsent(line, what);
        }

        boolean isEmpty() {
            return byNumber.isEmpty();
        }

        String count() {
            return byNumber.size() == 1 ? "a bad line" : byNumber.size() + " bad lines";
        }

        @Override
        public String toString() {
            List<String> shown = new ArrayList<>();
            byNumber.forEach((line, what) -> shown.add("  line " + line + ": " + what));
            int more = shown.size() - MOST_SHOWN;
            return String.join("\n", more > 0 ? shown.subList(0, MOST_SHOWN) : shown)
                    + (more > 0 ? "\n  and " + more + " more" : "");
        }
    }
}
