package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file with a header, one of whose columns names people.
 *
 * @param text begins with the header
 * @param linesBefore of the file, before the text
 */
record PeopleCsv(String text, int linesBefore, char separator, List<String> header, String column) {
    private static final int MOST_COLUMNS_SHOWN = 20;

    PeopleCsv {
        header = List.copyOf(header);
    }

    /** Empty if the text does not begin with a header: that has the column, or several cells that name nobody. */
    static Optional<PeopleCsv> recognise(String text, int linesBefore, String column) {
        return Stream.of(',', ';', '\t')
                .flatMap(
                        separator -> header(text, separator)
                                .map(header -> new PeopleCsv(text, linesBefore, separator, header, column))
                                .stream())
                .filter(PeopleCsv::isOne)
                .max(Comparator.<PeopleCsv>comparingInt(csv -> csv.timesThere() > 0 ? 1 : 0)
                        .thenComparingInt(csv -> csv.header.size()));
    }

    private static Optional<List<String>> header(String text, char separator) {
        try (CSVParser parser = parser(text, separator)) {
            return parser.stream().findFirst().map(PeopleCsv::cells);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static CSVParser parser(String text, char separator) throws IOException {
        return CSVParser.parse(
                text,
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(separator)
                        .setIgnoreEmptyLines(false)
                        .setIgnoreSurroundingSpaces(true)
                        .get());
    }

    private static List<String> cells(CSVRecord row) {
        return row.stream().map(String::strip).toList();
    }

    private boolean isOne() {
        return timesThere() > 0 || header.size() > 1 && header.stream().noneMatch(PeopleCsv::namesSomebody);
    }

    private static boolean namesSomebody(String cell) {
        return cell.contains("@") || AccountUuid.isOne(cell) || AccountId.isOne(cell);
    }

    /** How many columns have the name that is looked for. */
    long timesThere() {
        return header.stream().filter(column::equalsIgnoreCase).count();
    }

    int headerLine() {
        return linesBefore + 1;
    }

    /** For people. */
    String columns() {
        return header.stream()
                        .limit(MOST_COLUMNS_SHOWN)
                        .map(InvalidInputException::printable)
                        .collect(Collectors.joining(", "))
                + (header.size() > MOST_COLUMNS_SHOWN ? ", ..." : "");
    }

    /** What stands in the column. A row in which nothing stands is skipped; one without this cell is a bad line. */
    List<PeopleFile.Entry> entries(PeopleFile.BadLines badLines) {
        List<PeopleFile.Entry> entries = new ArrayList<>();
        int line = headerLine();
        try (CSVParser parser = parser(text, separator)) {
            Iterator<CSVRecord> rows = parser.iterator();
            while (rows.hasNext()) {
                List<String> cells = cells(rows.next());
                if (line > headerLine() && cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    entry(line, cells, badLines).ifPresent(entries::add);
                }
                line = linesBefore + (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException e) {
            badLines.add(
                    line,
                    "A quoted field does not end as it should. Double the quotes inside of a quoted field, and see"
                            + " whether the file is whole.");
        }
        return entries;
    }

    private Optional<PeopleFile.Entry> entry(int line, List<String> cells, PeopleFile.BadLines badLines) {
        boolean tooMany = cells.stream().skip(header.size()).anyMatch(cell -> !cell.isEmpty());
        if (tooMany) {
            badLines.add(
                    line,
                    "It has more fields than the header, so which is which cannot be told. Put quotes around a field with"
                            + " a separator in it.");
            return Optional.empty();
        }
        int index = 0;
        while (!header.get(index).equalsIgnoreCase(column)) {
            index++;
        }
        String cell = index < cells.size() ? cells.get(index) : "";
        if (cell.isEmpty()) {
            badLines.add(
                    line,
                    "Nothing stands in the column " + InvalidInputException.printable(column)
                            + ". Fill it in, or take the line out.");
            return Optional.empty();
        }
        return Optional.of(new PeopleFile.Entry(line, cell));
    }
}
