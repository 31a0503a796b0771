package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers choose the names of people, groups and projects. */
class HostileNamesTest {
    private static final String FORGED = "\nREMOVED everybody";
    private static final String ESCAPE = "\u001b[2J\u001b[31m";
    private static final String C1_ESCAPE = "\u009b31m";
    private static final String BIDI = "\u202egro.emca@enaj";
    private static final String HTML = "<script>alert('x')</script>";

    private final Bench bench = Bench.of(SimulatorWorld.builder()
            .person(Worlds.ADMIN, "Ada" + ESCAPE + C1_ESCAPE)
            .person(Worlds.SECOND_ADMIN, "Olga")
            .person(Worlds.JANE, HTML + FORGED + BIDI)
            .workspace(
                    Worlds.WORKSPACE,
                    acme -> acme.admins("Administrators", Worlds.ADMIN, Worlds.SECOND_ADMIN)
                            .group("Group" + FORGED + ESCAPE, Worlds.JANE)
                            .project("CORE", "Project" + BIDI + "\u2028" + C1_ESCAPE)
                            .repository("billing", "CORE")
                            .grantProject(Worlds.JANE, "CORE", Permission.WRITE))
            .apiToken(Worlds.ADMIN, Worlds.SCOPED_TOKEN, Scopes.API_TOKEN.toArray(String[]::new))
            .build());

    @AfterEach
    void close() {
        bench.close();
    }

    private static void assertHarmless(Stream<String> lines) {
        List<String> unsafe = lines.filter(
                        line -> line.codePoints().anyMatch(c -> c < ' ' || c >= 0x7f && c < 0xa0 || isBidi(c)))
                .toList();
        assertEquals(List.of(), unsafe);
    }

    private static boolean isBidi(int c) {
        return c == 0x61c || c == 0x200e || c == 0x200f || c >= 0x2028 && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }

    @Test
    void noLineOfARunIsForgedOrCommandsTheTerminal() {
        bench.plan(Worlds.JANE);
        RemovalReport report = bench.remove(Worlds.JANE);

        assertEquals(RunOutcome.REMOVED, report.outcome());
        assertTrue(bench.lines().stream().anyMatch(line -> line.contains("Group?REMOVED everybody?[2J")));
        assertFalse(bench.lines().stream().anyMatch(line -> line.startsWith("REMOVED everybody")));
        assertHarmless(bench.lines().stream());
        assertHarmless(Stream.of(ReportText.summary(report)));
    }

    @Test
    void refusalsShowNamesHarmlesslyToo() {
        bench.remove(Worlds.ADMIN);
        bench.in("elsewhere").remove(Worlds.JANE);

        assertHarmless(bench.lines().stream());
    }

    /** The names stay what they are, but the text of the report is harmless wherever it is shown. */
    @Test
    void theReportStaysValidJsonOfPlainCharacters() throws Exception {
        String text = new ReportJson().write(RunReport.of(bench.remove(Worlds.JANE)));

        assertHarmless(text.lines());
        assertTrue(text.chars().allMatch(c -> c < 0x7f), "whatever the encoding of the terminal");
        JsonNode jane = new ObjectMapper()
                .readTree(text)
                .path("workspaces")
                .path(0)
                .path("people")
                .path(0);
        assertEquals(HTML + FORGED + BIDI, jane.path("displayName").asText());
        assertEquals(
                "Group" + FORGED + ESCAPE,
                jane.path("grants").path(0).path("name").asText());
    }

    @Test
    void theConnectionTestShowsNamesHarmlessly() throws Exception {
        for (String workspace : List.of(Worlds.WORKSPACE, "elsewhere")) {
            try (BitbucketCloud bitbucket = new BitbucketCloud(
                    ClientSettings.standard(
                            ApiEndpoints.of(bench.simulator.root().toString())),
                    WorkspaceCredentials.of(Bench.API_TOKEN),
                    new RunObserver(RemovalProgress.SILENT))) {
                ConnectionCheck.Result result = new ConnectionCheck(bitbucket).run(new WorkspaceId(workspace));

                assertHarmless(result.lines().stream());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u001bb",
                "a\u009bb",
                "a\u007fb",
                "a\u0000b",
                "a\u202eb",
                "a\u2066b",
                "a\u200eb",
                "a\u061cb"
            })
    void aCharacterThatIsNotForShowingBecomesAQuestionMark(String text) {
        assertEquals("a?b", PlainLine.of(text));
    }

    @Test
    void ordinaryNamesStayAsTheyAre() {
        assertEquals("Inès O'Neill-Dörr 田中 \uD83D\uDE00 <b>", PlainLine.of("Inès O'Neill-Dörr 田中 \uD83D\uDE00 <b>"));
    }
}
