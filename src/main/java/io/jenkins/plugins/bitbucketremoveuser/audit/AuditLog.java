package io.jenkins.plugins.bitbucketremoveuser.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of records, one a line, to which several threads and processes may append. A file that has grown to its limit is
 * put aside under a number ({@code audit-000001.jsonl} beside {@code audit.jsonl}); the oldest is dropped when there are too
 * many.
 *
 * <p>A record is on the disk when {@link #append} returns. If the machine fails in the middle of one, the half line stays
 * a line of its own, which readers skip and name.
 */
public final class AuditLog {
    private static final String SUFFIX = ".jsonl";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AuditJson json = new AuditJson();
    private final Path file;
    private final Path folder;
    private final Path turns;
    private final String stem;
    private final Pattern aside;
    private final AuditLimits limits;
    private final Consumer<String> notices;

    /**
     * @param file what is written to; its folder must exist by the first record
     * @param notices hears, for people, when records are dropped
     */
    public AuditLog(Path file, AuditLimits limits, Consumer<String> notices) {
        this.file = file.toAbsolutePath();
        folder = Objects.requireNonNull(this.file.getParent(), "a file, not a root");
        String name = Objects.requireNonNull(this.file.getFileName()).toString();
        turns = folder.resolve(name + ".lock");
        stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        aside = Pattern.compile(Pattern.quote(stem) + "-(\\d{6,18})" + Pattern.quote(SUFFIX));
        this.limits = limits;
        this.notices = notices;
    }

    public Path file() {
        return file;
    }

    /** @throws IOException if it is not kept; the message says where, why, and the cure */
    public synchronized void append(AuditRecord record) throws IOException {
        byte[] line = (json.write(record) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            create(turns);
            try (Turn ignored = Turn.take(turns, PATIENCE)) {
                rotate(line.length);
                create(file);
                append(line);
            }
        } catch (IOException e) {
            throw new IOException(
                    "The audit log " + file + " cannot be written: " + e
                            + ". See that its folder exists, that there is room, and that this user may write there.",
                    e);
        }
    }

    /** In one write, so that others see all of it or, after a failure of the machine, a beginning. */
    private void append(byte[] line) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            long end = out.length();
            byte[] bytes = line;
            if (endsTorn(out, end)) {
                bytes = new byte[line.length + 1];
                bytes[0] = '\n';
                System.arraycopy(line, 0, bytes, 1, line.length);
            }
            try {
                out.seek(end);
                out.write(bytes);
                out.getFD().sync();
            } catch (IOException e) {
                takeBack(out, end, e);
                throw e;
            }
        }
    }

    private static boolean endsTorn(RandomAccessFile out, long end) throws IOException {
        if (end == 0) {
            return false;
        }
        out.seek(end - 1);
        return out.read() != '\n';
    }

    /** What a full disk let through of the record. */
    private static void takeBack(RandomAccessFile out, long end, IOException why) {
        try {
            out.setLength(end);
        } catch (IOException e) {
            // then the next record begins a new line
            why.addSuppressed(e);
        }
    }

    private void rotate(int more) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0 || Files.size(file) + more <= limits.fileBytes()) {
            return;
        }
        TreeMap<Long, Path> older = older();
        long number = older.isEmpty() ? 1 : older.lastKey() + 1;
        Path target = folder.resolve(String.format("%s-%06d%s", stem, number, SUFFIX));
        Files.move(file, target);
        older.put(number, target);
        while (older.size() + 1 > limits.files()) {
            drop(older.pollFirstEntry().getValue());
        }
    }

    /** A file that cannot be dropped is no reason to lose the record that is to be written. */
    private void drop(Path oldest) {
        try {
            Files.deleteIfExists(oldest);
            notices.accept("The audit log " + file + " has reached its limit of " + limits.files()
                    + " files: the oldest records, in " + oldest.getFileName() + ", are dropped.");
        } catch (IOException e) {
            notices.accept("The audit log " + file + " has reached its limit of " + limits.files() + " files, but "
                    + oldest.getFileName() + " cannot be dropped: " + e);
        }
    }

    /** Addresses and names are for the owner alone. */
    private static void create(Path path) throws IOException {
        if (Files.exists(path)) {
            return;
        }
        FileAttribute<?>[] ownerOnly =
                path.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            Files.createFile(path, ownerOnly);
        } catch (FileAlreadyExistsException e) {
            // another process was faster
        }
    }

    /** What was put aside, by number. */
    private TreeMap<Long, Path> older() throws IOException {
        TreeMap<Long, Path> older = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Matcher name = aside.matcher(String.valueOf(entry.getFileName()));
                if (name.matches()) {
                    older.put(Long.parseLong(name.group(1)), entry);
                }
            }
        } catch (NoSuchFileException e) {
            return older;
        }
        return older;
    }

    /** Whether older records than those that are there have been dropped. */
    public synchronized boolean isShortened() throws IOException {
        TreeMap<Long, Path> older = older();
        return !older.isEmpty() && older.firstKey() > 1;
    }

    /**
     * The records as they are now, newest first. What is appended or dropped meanwhile is not seen.
     *
     * @param unreadable hears of each line that is no record
     */
    public synchronized AuditReader read(Consumer<UnreadableLine> unreadable) throws IOException {
        List<Path> newestFirst = new ArrayList<>(List.of(file));
        newestFirst.addAll(older().descendingMap().values());
        return AuditReader.open(newestFirst, json, unreadable);
    }
}
