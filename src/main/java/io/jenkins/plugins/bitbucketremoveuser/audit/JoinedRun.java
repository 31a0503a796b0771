package io.jenkins.plugins.bitbucketremoveuser.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All that the log tells of one run.
 *
 * @param last the newest of its records
 * @param interrupted if it went on and has not ended again: how it was interrupted, with what was done until then
 */
public record JoinedRun(AuditRecord last, Optional<AuditRecord> interrupted) {
    public AuditedRun run() {
        return last.run();
    }

    public String result() {
        return last.result();
    }

    /** The last that is known. */
    public Optional<AuditedEnd> end() {
        return last.end().or(() -> interrupted.flatMap(AuditRecord::end));
    }

    public List<AuditedPerson> people() {
        return end().map(AuditedEnd::people).orElse(List.of());
    }

    /** Newest first. */
    public Stream<AuditRecord> records() {
        return Stream.concat(Stream.of(last), interrupted.stream());
    }

    public JoinedRun map(UnaryOperator<AuditRecord> change) {
        return new JoinedRun(change.apply(last), interrupted.map(change));
    }
}
