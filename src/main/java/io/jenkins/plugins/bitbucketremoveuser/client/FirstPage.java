package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The beginning of a list that need not be read to its end.
 *
 * @param more whether the list goes on
 * @param total how long it is; empty if Bitbucket does not tell
 */
public record FirstPage<T>(List<T> rows, boolean more, OptionalInt total) {
    public FirstPage {
        rows = List.copyOf(rows);
    }

    /** Of a list that was read to its end. */
    public static <T> FirstPage<T> whole(List<T> rows) {
        return new FirstPage<>(rows, false, OptionalInt.of(rows.size()));
    }

    public <R> FirstPage<R> map(Function<T, R> function) {
        return new FirstPage<>(rows.stream().map(function).toList(), more, total);
    }
}
