package io.jenkins.plugins.bitbucketremoveuser.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log as a list of runs: joined, filtered, in pages. */
class AuditRunsTest {
    private static final AuditQuery ALL = AuditQuery.of(null, null, null, null, null, null);

    @TempDir
    private Path folder;

    private AuditLog log;

    @BeforeEach
    void setUp() {
        log = new AuditLog(folder.resolve("audit.jsonl"), AuditLimits.STANDARD, notice -> {});
    }

    private List<JoinedRun> runs() throws IOException {
        return page(ALL, 1, Integer.MAX_VALUE).rows();
    }

    private AuditPage<JoinedRun> page(AuditQuery query, int number, int size) throws IOException {
        return AuditPage.read(log, UnaryOperator.identity(), query, UnaryOperator.identity(), number, size);
    }

    private List<String> found(String... fields) throws IOException {
        AuditQuery query = AuditQuery.of(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
        return page(query, 1, 100).rows().stream()
                .map(joined -> joined.run().id())
                .toList();
    }

    @Test
    void aRunIsOneHoweverManyRecordsItHas() throws Exception {
        log.append(AuditRecord.begun(Records.run("one")));
        log.append(AuditRecord.begun(Records.run("two")));
        log.append(Records.ended(Records.run("one")));
        log.append(Records.ended(Records.run("two")));

        assertEquals(
                List.of("two", "one"), runs().stream().map(r -> r.run().id()).toList());
        assertEquals("removed", runs().get(1).result());
    }

    @Test
    void aRunThatWasKilledHasBegunAndNotEnded() throws Exception {
        log.append(AuditRecord.begun(Records.run("killed")));

        JoinedRun killed = runs().get(0);
        assertEquals("not-ended", killed.result());
        assertEquals(List.of("jane@acme.org"), killed.run().asked());
        assertEquals(Optional.empty(), killed.end());
    }

    @Test
    void aRunThatWentOnIsOneWithTheStartOfTheFirstStretchAndTheEndOfTheLast() throws Exception {
        log.append(AuditRecord.begun(Records.run("one")));
        log.append(AuditRecord.ended(Records.run("one"), Records.START.plusSeconds(5), Records.end("interrupted")));
        AuditedRun again = Records.run("one", "jane@acme.org", Records.START, Records.START.plusSeconds(30));
        log.append(AuditRecord.begun(again));
        log.append(Records.ended(again));

        List<JoinedRun> runs = runs();
        assertEquals(1, runs.size());
        assertEquals("removed", runs.get(0).result());
        assertEquals(Records.START, runs.get(0).run().startedAt());
        assertEquals(List.of(Records.START.plusSeconds(30)), runs.get(0).run().resumedAt());
    }

    /** What it did in its first stretch is not hidden because its second one was killed. */
    @Test
    void aRunThatWentOnAndWasKilledStillTellsWhatItDidBefore() throws Exception {
        log.append(AuditRecord.begun(Records.run("one")));
        log.append(AuditRecord.ended(
                Records.run("one"),
                Records.START.plusSeconds(5),
                Records.end("interrupted", Records.person("Jane Doe", "failed", Records.item("Developers")))));
        log.append(
                AuditRecord.begun(Records.run("one", "jane@acme.org", Records.START, Records.START.plusSeconds(30))));
        log.append(Records.ended(Records.run("two")));

        JoinedRun one = runs().get(1);
        assertEquals("not-ended", one.result());
        assertEquals("Developers", one.people().get(0).items().get(0).name());
        assertEquals(List.of("two", "one"), found("jane doe", null, null, null, null, null));
        assertEquals(2, one.records().count());
    }

    @Test
    void eachFieldOfTheFilterCounts() throws Exception {
        log.append(Records.ended(Records.run("removed")));
        AuditedRun plan = new AuditedRun(
                "plan",
                RunKind.PLAN,
                "user root",
                "",
                new Origin.CommandLine("root"),
                List.of("acme"),
                List.of("Bob@acme.org"),
                Records.START.plus(Duration.ofDays(1)),
                List.of());
        log.append(AuditRecord.ended(
                plan,
                Records.START.plus(Duration.ofDays(1)),
                Records.end("planned", Records.person("Bob B", "planned"))));
        log.append(AuditRecord.begun(Records.run("killed", "557058:cccc", Records.START.plus(Duration.ofDays(2)))));

        assertEquals(List.of("killed", "plan", "removed"), found("", "", "", "", "", ""));
        assertEquals(List.of("plan"), found(" bob@ACME ", null, null, null, null, null));
        assertEquals(List.of("removed"), found("JANE DOE", null, null, null, null, null));
        assertEquals(List.of("plan", "removed"), found("{0b6e3a52", null, null, null, null, null));
        assertEquals(List.of("killed", "plan", "removed"), found("5570", null, null, null, null, null));
        assertEquals(List.of("killed", "removed"), found(null, "LEAVER", null, null, null, null));
        assertEquals(List.of("plan"), found(null, "command line", null, null, null, null));
        assertEquals(List.of("killed"), found(null, null, "not-ended", null, null, null));
        assertEquals(List.of("removed"), found(null, null, "removed", null, null, null));
        assertEquals(List.of("plan"), found(null, null, null, "plan", null, null));
        assertEquals(List.of("killed", "plan"), found(null, null, null, null, "2026-11-26", null));
        assertEquals(List.of("plan", "removed"), found(null, null, null, null, null, "2026-11-26"));
        assertEquals(List.of("plan"), found(null, null, null, null, "2026-11-26", "2026-11-26"));
        assertEquals(List.of(), found("bob", "leaver", null, null, null, null));
    }

    @Test
    void aDayThatIsNoneIsNamed() {
        InvalidInputException e = assertThrows(
                InvalidInputException.class, () -> AuditQuery.of(null, null, null, null, null, "25.11.2026"));
        assertEquals(
                "to: \"25.11.2026\" is not a day. Give year, month and day, for example 2026-11-25.", e.getMessage());
    }

    @Test
    void pagesFollowEachOtherWithoutAGap() throws Exception {
        for (int i = 0; i < 25; i++) {
            log.append(Records.ended(Records.run("run" + i)));
        }
        List<String> seen = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            AuditPage<JoinedRun> one = page(ALL, page, 10);
            assertEquals(page, one.number());
            assertEquals(page < 3, one.more());
            one.rows().forEach(row -> seen.add(row.run().id()));
        }
        assertEquals(IntStream.range(0, 25).mapToObj(i -> "run" + (24 - i)).toList(), seen);
        assertEquals(List.of(), page(ALL, 4, 10).rows());
        assertEquals(1, page(ALL, -3, 10).number());
    }

    @Test
    void aFullLogIsReadWithLittleMemoryAndTheFirstPageAtOnce() throws Exception {
        AuditLimits limits = new AuditLimits(5L << 20, 10);
        String line = new AuditJson().write(Records.ended(Records.run("ID"))) + "\n";
        long written = 0;
        int count = 0;
        for (int file = 1; file <= 10; file++) {
            StringBuilder lines = new StringBuilder();
            while (lines.length() < limits.fileBytes() - 5_000) {
                lines.append(line.replace("\"ID\"", "\"run" + count++ + "\""));
            }
            written += lines.length();
            Files.writeString(
                    folder.resolve(file == 10 ? "full.jsonl" : String.format("full-%06d.jsonl", file)), lines);
        }
        assertTrue(written > 50_000_000, written + " bytes");
        log = new AuditLog(folder.resolve("full.jsonl"), limits, notice -> {});

        long begin = System.nanoTime();
        AuditPage<JoinedRun> first = page(ALL, 1, 50);
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();

        assertEquals("run" + (count - 1), first.rows().get(0).run().id());
        assertTrue(first.more());
        assertTrue(millis < 5000, millis + " ms");
        int lastPage = (count + 49) / 50;
        AuditPage<JoinedRun> last = page(ALL, lastPage, 50);
        assertEquals("run0", last.rows().get(last.rows().size() - 1).run().id());
        assertFalse(last.more());
    }

    @Test
    void noCellOfTheTableIsAFormula() throws Exception {
        for (String hostile : List.of("=1+1", "+X", "-X", "@SUM(A1)", "\t=1", "\r=1", "\n=1")) {
            StringBuilder text = new StringBuilder();
            AuditedRun run = new AuditedRun(
                    hostile,
                    RunKind.REMOVAL,
                    hostile,
                    hostile,
                    new Origin.Build(hostile, 1, hostile),
                    List.of(hostile),
                    List.of(hostile),
                    Records.START,
                    List.of());
            AuditedItem item = new AuditedItem(hostile, hostile, hostile, hostile, hostile, Records.START);
            AuditedPerson person = new AuditedPerson(
                    hostile,
                    List.of(hostile),
                    hostile,
                    hostile,
                    hostile,
                    hostile,
                    hostile,
                    List.of(item),
                    List.of(hostile));
            AuditedEnd end = new AuditedEnd(hostile, false, 1, hostile, List.of(person));
            new AuditCsv(text).write(new JoinedRun(AuditRecord.ended(run, Records.START, end), Optional.empty()));

            String guarded = "'" + hostile;
            assertEquals(
                    text.toString().split(Pattern.quote(hostile), -1).length,
                    text.toString().split(Pattern.quote(guarded), -1).length,
                    text.toString());
            assertTrue(text.toString().contains(guarded));
        }
    }

    @Test
    void theTableHasALineForTheRunEachPersonAndEachThing() throws Exception {
        StringBuilder text = new StringBuilder();
        AuditCsv csv = new AuditCsv(text);
        csv.write(new JoinedRun(Records.ended(Records.run("one")), Optional.empty()));
        csv.write(new JoinedRun(AuditRecord.begun(Records.run("two")), Optional.empty()));

        List<String> lines = text.toString().lines().toList();
        assertEquals(5, lines.size(), text.toString());
        assertTrue(lines.get(0).startsWith("run,kind,startedAt,"), lines.get(0));
        String common = "one,removal,2026-11-25T08:00:00Z,ended,2026-11-25T08:01:00Z,user alice,SYSTEM,hr/leaver,7,"
                + "https://jenkins.acme.org/job/hr/job/leaver/7/,removed,false,52,";
        String jane = "acme,jane@acme.org,Jane Doe,557058:aaaa,{0b6e3a52-0000-4000-8000-000000000001},removed,";
        assertEquals(common + "run,acme,jane@acme.org,,,,,,,,,,,", lines.get(1));
        assertEquals(common + "person," + jane + ",,,,,,", lines.get(2));
        assertEquals(
                common + "item," + jane + "group,developers,Developers,read,revoked,2026-11-25T08:00:01Z,",
                lines.get(3));
        assertTrue(lines.get(4).contains(",not-ended,,,run,acme,jane@acme.org,"), lines.get(4));
    }
}
