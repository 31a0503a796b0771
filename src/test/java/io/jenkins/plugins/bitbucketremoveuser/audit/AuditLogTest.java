package io.jenkins.plugins.bitbucketremoveuser.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    @TempDir
    private Path folder;

    private final List<String> notices = new ArrayList<>();

    private Path file() {
        return folder.resolve("audit.jsonl");
    }

    private AuditLog log() {
        return log(new AuditLimits(1 << 20, 3));
    }

    private AuditLog log(AuditLimits limits) {
        return new AuditLog(file(), limits, notices::add);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsAppendedIsReadAgainNewestFirst() throws Exception {
        AuditRecord begun = AuditRecord.begun(Records.run("one"));
        AuditRecord ended = Records.ended(Records.run("one"));
        log().append(begun);
        log().append(ended);

        assertEquals(List.of(ended, begun), Records.all(log()));
        assertEquals(2, Files.readAllLines(file()).size());
    }

    @Test
    void whereverARunWasStartedIsReadAgain() throws Exception {
        List<Origin> origins = List.of(
                new Origin.Build("hr/leaver", 7, ""), new Origin.CommandLine("root"), new Origin.Schedule("nightly"));
        for (Origin origin : origins) {
            log().append(AuditRecord.begun(new AuditedRun(
                    "one",
                    RunKind.CLEAN_UP_PLAN,
                    "timer",
                    "SYSTEM",
                    origin,
                    List.of("acme"),
                    List.of("is not on the roster hr.csv"),
                    Records.START,
                    List.of())));
        }

        assertEquals(
                List.of(origins.get(2), origins.get(1), origins.get(0)),
                Records.all(log()).stream().map(record -> record.run().origin()).toList());
    }

    /** Whatever stands in a name, it neither ends the line nor begins another one. */
    @Test
    void aHostileNameStaysWithinItsLine() throws Exception {
        AuditRecord record = AuditRecord.ended(
                Records.run("one", "x\n{\"schema\":\"bitbucket-remove-user/audit\"}@acme.org", Records.START),
                Records.START,
                Records.end("removed", Records.person("Jane\r\n\u2028\u202e\"}\\", "removed", Records.item("\u0000"))));
        log().append(record);

        assertEquals(List.of(record), Records.all(log()));
        String text = Files.readString(file());
        assertEquals(1, text.lines().count());
        assertTrue(text.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 127), text);
    }

    @Test
    void aTornLineIsNamedAndNeitherItsNeighboursNorTheNextRecordSuffer() throws Exception {
        log().append(Records.ended(Records.run("before")));
        byte[] half = new byte[100];
        System.arraycopy(Files.readAllBytes(file()), 0, half, 0, half.length);
        long position = Files.size(file());
        Files.write(file(), half, StandardOpenOption.APPEND);
        log().append(Records.ended(Records.run("after")));

        List<UnreadableLine> unreadable = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try (AuditReader reader = log().read(unreadable::add)) {
            for (Optional<AuditRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                ids.add(next.get().run().id());
            }
        }
        assertEquals(List.of("after", "before"), ids);
        assertEquals(List.of(new UnreadableLine("audit.jsonl", position, 100)), unreadable);
    }

    /** The line break alone is missing. */
    @Test
    void aRecordThatMissesNothingButItsEndIsARecord() throws Exception {
        log().append(Records.ended(Records.run("before")));
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
        assertEquals(List.of("before"), Records.ids(log()));

        log().append(Records.ended(Records.run("after")));

        assertEquals(List.of("after", "before"), Records.ids(log()));
    }

    @Test
    void aLineOfALaterVersionIsNamedAndNotGuessed() throws Exception {
        log().append(Records.ended(Records.run("one")));
        Files.writeString(file(), Files.readString(file()).replace("\"version\":1", "\"version\":2"));

        List<UnreadableLine> unreadable = new ArrayList<>();
        try (AuditReader reader = log().read(unreadable::add)) {
            assertEquals(Optional.empty(), reader.next());
        }
        assertEquals(1, unreadable.size());
    }

    @Test
    void aFileAtItsLimitIsPutAsideAndTheOldestIsDroppedAndThatIsSaid() throws Exception {
        AuditLog log = log(new AuditLimits(5_000, 3));
        int count = 0;
        while (notices.isEmpty()) {
            log.append(Records.ended(Records.run("run" + count++)));
            assertTrue(count < 1000, "it is never bounded");
        }

        assertEquals(List.of("audit-000002.jsonl", "audit-000003.jsonl", "audit.jsonl", "audit.jsonl.lock"), files());
        for (String name : files()) {
            assertTrue(Files.size(folder.resolve(name)) <= 5_000, name);
        }
        assertTrue(notices.get(0).contains("audit-000001.jsonl, are dropped"), notices.get(0));
        List<String> ids = Records.ids(log);
        assertEquals("run" + (count - 1), ids.get(0));
        for (int i = 0; i < ids.size(); i++) {
            assertEquals("run" + (count - 1 - i), ids.get(i));
        }
        assertTrue(log.isShortened());
    }

    @Test
    void nothingIsDroppedBeforeTheLimit() throws Exception {
        AuditLog log = log(new AuditLimits(5_000, 100));
        for (int i = 0; i < 50; i++) {
            log.append(Records.ended(Records.run("run" + i)));
        }

        assertEquals(50, Records.ids(log).size());
        assertTrue(files().size() > 4, files().toString());
        assertFalse(log.isShortened());
        assertEquals(List.of(), notices);
    }

    /** A run about a thousand people is one record, and one that is longer than a file may be. */
    @Test
    void aRecordLongerThanAFileIsKeptWhole() throws Exception {
        AuditLog log = log(new AuditLimits(5_000, 3));
        AuditedItem[] many =
                Stream.generate(() -> Records.item("Developers")).limit(3000).toArray(AuditedItem[]::new);
        AuditRecord large = AuditRecord.ended(
                Records.run("large"), Records.START, Records.end("removed", Records.person("Jane", "removed", many)));
        log.append(Records.ended(Records.run("before")));
        log.append(large);
        log.append(Records.ended(Records.run("after")));

        List<AuditRecord> all = Records.all(log);
        assertEquals(3, all.size());
        assertEquals(large, all.get(1));
    }

    @Test
    @Timeout(120)
    void severalThreadsAndProcessesLoseNothing() throws Exception {
        AuditLog log = log(new AuditLimits(1 << 16, 1000));
        Process first = AppendingProcess.start(file(), 500, "first");
        Process second = AppendingProcess.start(file(), 500, "second");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                String prefix = "thread" + t + "-";
                all.add(threads.submit((Callable<Void>) () -> {
                    for (int i = 0; i < 250; i++) {
                        log.append(Records.ended(Records.run(prefix + i)));
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(0, first.waitFor());
        assertEquals(0, second.waitFor());

        List<String> ids = Records.ids(log);
        assertEquals(2000, ids.size());
        Set<String> different = new HashSet<>(ids);
        assertEquals(2000, different.size());
        assertTrue(files().size() > 10, "it was put aside meanwhile");
    }

    /** As a full disk does: a part of the record gets through, and is taken back. */
    @Test
    @Timeout(60)
    @DisabledOnOs(OS.WINDOWS)
    void aDiskThatIsFullInTheMiddleLeavesNoHalfLine() throws Exception {
        Process process = AppendingProcess.startWithFilesUpTo(4, file(), 20, "full");
        String output = AppendingProcess.output(process);
        assertNotEquals(0, process.waitFor(), output);
        assertTrue(output.contains("The audit log " + file() + " cannot be written: "), output);
        assertTrue(output.contains("that there is room"), output);

        List<String> ids = Records.ids(log());
        assertFalse(ids.isEmpty());
        log().append(Records.ended(Records.run("after")));

        assertEquals(ids.size() + 1, Records.ids(log()).size());
    }

    @Test
    void anInterruptedThreadWritesAndStaysInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        try {
            log().append(Records.ended(Records.run("one")));
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            Thread.interrupted();
        }
        assertEquals(List.of("one"), Records.ids(log()));
    }

    @Test
    void whereItCannotBeWrittenAndTheCureAreSaid() throws Exception {
        Path missing = folder.resolve("missing/audit.jsonl");
        Path inAFile = Files.createFile(folder.resolve("file")).resolve("audit.jsonl");
        for (Path file : List.of(missing, inAFile, folder.resolve("file").resolve("deeper/audit.jsonl"))) {
            IOException e = assertThrows(
                    IOException.class,
                    () -> new AuditLog(file, AuditLimits.STANDARD, notices::add)
                            .append(Records.ended(Records.run("one"))));
            assertTrue(e.getMessage().startsWith("The audit log " + file + " cannot be written: "), e.getMessage());
            assertTrue(e.getMessage().contains("See that its folder exists"), e.getMessage());
        }
        Files.createDirectory(file());
        assertThrows(IOException.class, () -> log().append(Records.ended(Records.run("one"))));
    }

    /** Somebody hangs with the log in their hands: bounded, and told. */
    @Test
    @Timeout(60)
    void whoeverWaitsForTheOthersGivesUpInTheEnd() throws Exception {
        Path file = Files.createFile(folder.resolve("audit.jsonl.lock"));
        try (Turn hanging = Turn.take(file, Duration.ZERO)) {
            IOException e = assertThrows(IOException.class, () -> Turn.take(file, Duration.ofMillis(50)));
            assertTrue(e.getMessage().startsWith(file + " has been locked by another process"), e.getMessage());
        }
        log().append(Records.ended(Records.run("two")));
        assertEquals(List.of("two"), Records.ids(log()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFilesAreForTheirOwnerAlone() throws Exception {
        AuditLog log = log(new AuditLimits(1, 3));
        log.append(Records.ended(Records.run("one")));
        log.append(Records.ended(Records.run("two")));

        assertEquals(List.of("audit-000001.jsonl", "audit.jsonl", "audit.jsonl.lock"), files());
        for (String name : files()) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))),
                    name);
        }
    }

    @Test
    void aLogThatWasNeverWrittenIsEmpty() throws Exception {
        assertEquals(
                List.of(), Records.all(new AuditLog(folder.resolve("no/audit.jsonl"), AuditLimits.STANDARD, x -> {})));
    }

    @Test
    void whatIsPutAsideWhileSomebodyReadsIsReadToItsEnd() throws Exception {
        AuditLog log = log(new AuditLimits(2_000, 3));
        for (int i = 0; i < 5; i++) {
            log.append(Records.ended(Records.run("run" + i)));
        }
        List<String> ids = new ArrayList<>();
        try (AuditReader reader = log.read(line -> {})) {
            for (Optional<AuditRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                ids.add(next.get().run().id());
                for (int i = 0; i < 5; i++) {
                    log.append(Records.ended(Records.run("later")));
                }
            }
        }
        assertEquals(List.of("run4", "run3", "run2", "run1", "run0"), ids);
    }
}
