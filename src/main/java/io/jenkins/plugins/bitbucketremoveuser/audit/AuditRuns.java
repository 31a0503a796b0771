package io.jenkins.plugins.bitbucketremoveuser.audit;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The runs of a log, each once, by when they were heard of last, newest first. Holds one of them, and all their ids. */
public final class AuditRuns implements Closeable {
    private final AuditLog log;
    private final AuditReader reader;
    private final Set<String> seen = new HashSet<>();

    /** @param unreadable hears of each line that is no record */
    public AuditRuns(AuditLog log, Consumer<UnreadableLine> unreadable) throws IOException {
        this.log = log;
        reader = log.read(unreadable);
    }

    /** @return empty if there is no more */
    public Optional<JoinedRun> next() throws IOException {
        Optional<AuditRecord> record = reader.next();
        while (record.isPresent() && !seen.add(record.get().run().id())) {
            record = reader.next();
        }
        if (record.isEmpty()) {
            return Optional.empty();
        }
        AuditRecord last = record.get();
        return Optional.of(new JoinedRun(
                last, last.event() == AuditRecord.Event.RESUMED ? interruptionOf(last.run()) : Optional.empty()));
    }

    /** Seldom needed: for a run that runs, or was killed, after it had been interrupted. */
    private Optional<AuditRecord> interruptionOf(AuditedRun run) throws IOException {
        try (AuditReader again = log.read(line -> {})) {
            for (Optional<AuditRecord> one = again.next(); one.isPresent(); one = again.next()) {
                if (one.get().run().id().equals(run.id())) {
                    if (one.get().event() == AuditRecord.Event.ENDED) {
                        return one;
                    }
                    if (one.get().event() == AuditRecord.Event.STARTED) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
