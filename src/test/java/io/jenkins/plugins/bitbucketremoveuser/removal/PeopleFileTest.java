package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as people and spreadsheets write them. Either the whole file is understood, or nobody is named. */
class PeopleFileTest {
    private static final String UUID = "{6f1b4d1e-8f5c-4a1b-9a55-0123456789ab}";
    private static final String ACCOUNT_ID = "557058:6f1b4d1e-8f5c-4a1b-9a55-0123456789ab";

    private static List<String> read(String column, String text) {
        return read(column, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(String column, byte[] content) {
        return new PeopleFile("peopleFile", "hr/leavers.csv", column)
                .read(content).stream().map(PersonId::value).toList();
    }

    private static String refused(String column, String text) {
        return refused(column, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refused(String column, byte[] content) {
        String said = assertThrows(InvalidInputException.class, () -> read(column, content))
                .getMessage();
        Bench.assertSays("peopleFile: \"hr/leavers.csv\" ", said);
        said.lines().forEach(line -> assertEquals(PlainLine.of(line), line, "safe for a log"));
        return said;
    }

    @Test
    void aLineEach() {
        assertEquals(
                List.of("jane@acme.org", ACCOUNT_ID, "5b10ac8d82e05b22cc7d4ef5", UUID),
                read(
                        null,
                        "# leavers\n\n  jane@acme.org\t\n" + ACCOUNT_ID
                                + "\n   # no longer with us\n5B10AC8D82E05B22CC7D4EF5\n"
                                + "6F1B4D1E-8F5C-4A1B-9A55-0123456789AB"));
    }

    @Test
    void aJsonListOfTextsOrOfObjects() {
        assertEquals(
                List.of("jane@acme.org", "bob@acme.org", UUID),
                read(
                        "Mail",
                        "\uFEFF [\"jane@acme.org\",\n{\"mail\":\"bob@acme.org\",\"tags\":[{\"mail\":\"x\"}]},\n\""
                                + UUID + "\"]\n"));
    }

    @Test
    void whatIsWrongInAJsonListIsNamedByLine() {
        String said = refused(
                null,
                "[\"jane@acme.org\",\n{\"mail\":\"bob@acme.org\"},\n7,\n[],\n\"junk\",\n"
                        + "{\"email\":[\"a@acme.org\"]}, {\"email\":\"\"}]");

        Bench.assertSays("has 5 bad lines", said);
        for (int line = 2; line <= 6; line++) {
            Bench.assertSays("line " + line + ": ", said);
        }
        Bench.assertSays("line 2: ", refused(null, "[\"jane@acme.org\",\n\"bob@ac"));
        Bench.assertSays("bad line", refused(null, "[\"jane@acme.org\""));
        Bench.assertSays("bad line", refused(null, "[\"jane@acme.org\"] and more"));
        Bench.assertSays("is an empty list", refused(null, " [ ] "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void whateverEndsALine(String end) {
        List<String> both = List.of("jane@acme.org", "bob@acme.org");

        assertEquals(both, read(null, "#" + end + "jane@acme.org" + end + end + "bob@acme.org" + end));
        assertEquals(both, read(null, "#" + end + "email,x" + end + "jane@acme.org," + end + "bob@acme.org,1"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstWord() {
        assertEquals(List.of("jane@acme.org"), read(null, "\uFEFFjane@acme.org\n"));
        assertEquals(List.of("jane@acme.org"), read(null, "\uFEFFemail;name\njane@acme.org;Jane\n"));
        assertEquals(List.of("jane@acme.org"), read(null, "\uFEFF# leavers\njane@acme.org\n"));
    }

    @Test
    void aColumnOfACsvFile() {
        assertEquals(List.of("jane@acme.org", "bob@acme.org", UUID), read("Work E-Mail", """
                        # from the HR system
                        No,Name, work e-mail ,Left
                        1,"Doe, Jane",jane@acme.org,2026-11-01

                        2,"Keller, Bob ""Bobby"",
                        once in Basel", "bob@acme.org" ,
                        ,,,
                        3,Inès,6f1b4d1e-8f5c-4a1b-9a55-0123456789ab
                        """));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theHeaderTellsTheSeparator(String separator) {
        String text = String.join(separator, "name", "email", "left") + "\n"
                + String.join(separator, "\"Doe" + separator + " Jane\"", "jane@acme.org", "\"1, 2; 3\"") + "\n";

        assertEquals(List.of("jane@acme.org"), read("", text));
    }

    @Test
    void aSemicolonSeparatesAlsoWhereNamesHaveCommas() {
        assertEquals(List.of("jane@acme.org"), read(null, "last, first, middle;email\nDoe, Jane, M.;jane@acme.org\n"));
    }

    @Test
    void oneColumnAlone() {
        assertEquals(List.of("jane@acme.org"), read(null, "EMAIL\njane@acme.org\n"));
        assertEquals(List.of("jane@acme.org"), read("who", "who\n\"jane@acme.org\"\n"));
    }

    @Test
    void addressesStayAsTheyAre() {
        assertEquals(
                List.of("Jane.Doe+Jira@ACME.org", "o'neill@acme.org"),
                read(null, "email\nJane.Doe+Jira@ACME.org\no'neill@acme.org"));
    }

    @Test
    void whoeverIsNamedTwiceIsOne() {
        assertEquals(
                List.of("jane@acme.org", UUID, "jane+x@acme.org"),
                read(
                        null,
                        "jane@acme.org\n" + UUID
                                + "\nJANE@ACME.ORG\n6F1B4D1E-8F5C-4A1B-9A55-0123456789AB\njane+x@acme.org\n"));
    }

    @Test
    void everyBadLineIsNamedByNumber() {
        String said =
                refused(null, "jane@acme.org\n\n# x\nbob\n\"carol@acme.org\"\nd@a.org, e@a.org\nf@acme.org # boss\n");

        assertEquals("""
                peopleFile: "hr/leavers.csv" has 4 bad lines, and nothing was done. Correct the file and run it again; \
                a CSV file needs a header with the column "email".
                  line 4: "bob" is neither an e-mail address, nor an account id, nor a UUID. Give one of them, for \
                example jane@acme.org; user names are not enough.
                  line 5: ""carol@acme.org"" has a quote or a backslash in it. Give one full address, for example \
                jane@acme.org.
                  line 6: "d@a.org, e@a.org" has a space, a comma or another character in it that addresses do not have. \
                Give one full address, for example jane@acme.org.
                  line 7: "f@acme.org # boss" has a space, a comma or another character in it that addresses do not have. \
                Give one full address, for example jane@acme.org.""", said);
    }

    @Test
    void badLinesOfACsvFileAreCountedAsAnEditorDoes() {
        String said = refused(null, """
                name,email
                "Doe,
                Jane",jane
                Bob,bob@acme.org,carol@acme.org
                Dinesh

                Elena,
                Frank,frank@acme.org
                """);

        Bench.assertSays("has 4 bad lines", said);
        Bench.assertSays("\n  line 2: \"jane\" is neither", said);
        Bench.assertSays("\n  line 4: It has more fields than the header", said);
        Bench.assertSays("\n  line 5: Nothing stands in the column \"email\". Fill it in, or take the line out.", said);
        Bench.assertSays("\n  line 7: Nothing stands", said);
    }

    @Test
    void tenBadLinesAreEnough() {
        String said = refused(null, "email\n" + "nobody\n".repeat(25));

        Bench.assertSays("has 25 bad lines", said);
        Bench.assertSays("\n  line 11: ", said);
        assertFalse(said.contains("line 12: "), said);
        Bench.assertSays("\n  and 15 more", said);
    }

    @Test
    void half() {
        Bench.assertSays(
                "\n  line 3: A quoted field does not end as it should.",
                refused(null, "name,email\nJane,jane@acme.org\n\"Kell"));
        Bench.assertSays("\n  line 3: Nothing stands", refused(null, "name,email\nJane,jane@acme.org\nBob"));
        Bench.assertSays("\n  line 2: \"jane@\" is not an e-mail address", refused(null, "bob@acme.org\njane@"));
    }

    @Test
    void aQuoteInTheMiddleIsNotGuessedAt() {
        Bench.assertSays(
                "\n  line 2: A quoted field does not end as it should.",
                refused(null, "email,name\n\"jane@acme.org\"x,Jane\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,mail", "name;mail", "name\tmail"})
    void aFileWithoutTheColumnNamesTheColumnsThereAre(String header) {
        String said = refused(null, "# x\n\n" + header + "\nJane,jane@acme.org\n");

        Bench.assertSays("has no column \"email\". Its header (line 3) names: \"name\", \"mail\".", said);
    }

    @Test
    void aColumnThatIsThereTwiceIsNoneToChooseFrom() {
        Bench.assertSays("has more than one column \"email\"", refused(null, "email,name,EMAIL\na@x.org,b,c@x.org"));
    }

    /** Whoever is named in the first line must not be taken for a column's name and left out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane@acme.org,Jane\nbob@acme.org,Bob\n",
                "Jane;" + ACCOUNT_ID + "\n",
                "Jane\t" + UUID + "\n",
                "jane@acme.org, bob@acme.org\n"
            })
    void aFileWithoutAHeaderIsNoCsvFile(String text) {
        String said = refused(null, text);

        Bench.assertSays("\n  line 1: ", said);
        Bench.assertSays("a CSV file needs a header with the column \"email\"", said);
    }

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "'  \n \n', is empty",
        "'# nobody\n  # left\n', has nothing but comments",
        "'email,name\n', has nobody under its header",
        "'email,name\n,\n\n', has nobody under its header",
        "email, has nobody under its header"
    })
    void aFileThatNamesNobodyIsAMistake(String text, String message) {
        Bench.assertSays(message + ". Give one ", refused(null, text));
    }

    @Test
    void whatIsNotUtf8IsNotGuessedAt() {
        Bench.assertSays(
                "is not UTF-8 text. Save it as UTF-8",
                refused(null, "Inès,ines@acme.org".getBytes(StandardCharsets.ISO_8859_1)));
        Bench.assertSays("is not UTF-8 text", refused(null, "\uFEFFjane@acme.org".getBytes(StandardCharsets.UTF_16LE)));
    }

    @Test
    void aFileCanBeTooLarge() {
        String most = "jane@acme.org" + "\n".repeat(PeopleFile.MOST_BYTES - "jane@acme.org".length());

        assertEquals(List.of("jane@acme.org"), read(null, most));
        Bench.assertSays("is larger than 1 MB. Split it", refused(null, most + "\n"));
    }

    @Test
    void aFileCanNameTooMany() {
        String most = IntStream.range(0, 10_000)
                .mapToObj(number -> "person" + number + "@acme.org")
                .collect(Collectors.joining("\n"));

        assertEquals(10_000, read(null, most).size());
        Bench.assertSays("names more than 10,000 people", refused(null, most + "\njane@acme.org"));
    }

    @Test
    void aHostileLineIsShownHarmlessly() {
        Bench.assertSays("\"?[31mjane?\"", refused(null, "\u001b[31mjane\u202e\n"));
    }
}
