package io.jenkins.plugins.bitbucketremoveuser.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Some of the runs that match, newest first. Only as much of the log is read as that takes.
 *
 * @param number from 1
 * @param more whether there is a next page
 * @param unreadable the lines in that part of the log that are no records
 * @param <R> what is kept of a run
 */
public record AuditPage<R>(List<R> rows, int number, boolean more, List<UnreadableLine> unreadable) {
    public AuditPage {
        rows = List.copyOf(rows);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * @param visible what of a run the reader may see; the filter sees no more
     * @param number from 1; a smaller one means the first
     */
    public static <R> AuditPage<R> read(
            AuditLog log,
            UnaryOperator<JoinedRun> visible,
            Predicate<JoinedRun> filter,
            Function<JoinedRun, R> row,
            int number,
            int size)
            throws IOException {
        int page = Math.max(1, number);
        long before = (page - 1L) * size;
        List<R> rows = new ArrayList<>();
        List<UnreadableLine> unreadable = new ArrayList<>();
        try (AuditRuns runs = new AuditRuns(log, unreadable::add)) {
            for (Optional<JoinedRun> next = runs.next(); next.isPresent(); next = runs.next()) {
                JoinedRun run = visible.apply(next.get());
                if (!filter.test(run)) {
                    continue;
                }
                if (rows.size() == size) {
                    return new AuditPage<>(rows, page, true, unreadable);
                }
                if (before > 0) {
                    before--;
                } else {
                    rows.add(row.apply(run));
                }
            }
        }
        return new AuditPage<>(rows, page, false, unreadable);
    }
}
