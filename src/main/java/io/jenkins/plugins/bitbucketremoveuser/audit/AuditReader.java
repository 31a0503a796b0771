package io.jenkins.plugins.bitbucketremoveuser.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the records of a log from the newest to the oldest. Holds one of them, however long the log is. */
public final class AuditReader implements Closeable {
    private final Deque<BackwardLines> files = new ArrayDeque<>();
    private final AuditJson json;
    private final Consumer<UnreadableLine> unreadable;

    private AuditReader(AuditJson json, Consumer<UnreadableLine> unreadable) {
        this.json = json;
        this.unreadable = unreadable;
    }

    /** All files at once: what is open stays readable when it is put aside or dropped. */
    static AuditReader open(List<Path> newestFirst, AuditJson json, Consumer<UnreadableLine> unreadable)
            throws IOException {
        AuditReader reader = new AuditReader(json, unreadable);
        try {
            for (Path file : newestFirst) {
                reader.open(file);
            }
            return reader;
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private void open(Path file) throws IOException {
        try {
            files.add(new BackwardLines(file));
        } catch (NoSuchFileException e) {
            // nothing written yet, or dropped meanwhile
        }
    }

    /** @return empty if there is no more */
    public Optional<AuditRecord> next() throws IOException {
        while (!files.isEmpty()) {
            BackwardLines file = files.element();
            BackwardLines.Line line = file.next();
            if (line == null) {
                files.remove().close();
                continue;
            }
            try {
                return Optional.of(json.read(line.bytes()));
            } catch (IllegalArgumentException e) {
                unreadable.accept(new UnreadableLine(
                        String.valueOf(file.file().getFileName()), line.position(), line.bytes().length));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        while (!files.isEmpty()) {
            files.remove().close();
        }
    }
}
