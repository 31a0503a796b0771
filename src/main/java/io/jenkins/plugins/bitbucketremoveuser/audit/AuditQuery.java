package io.jenkins.plugins.bitbucketremoveuser.audit;

import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which runs somebody wants to see. Empty texts mean all.
 *
 * @param person part of an address, an id or a name, upper and lower case alike
 * @param job part of a job's full name; {@code command line} for what had no job
 * @param result as in the record; {@link AuditRecord#NOT_ENDED} for what has none
 * @param kind as in the record
 * @param from the first day, in UTC, on which it may have started
 * @param to the last
 */
public record AuditQuery(
        String person, String job, String result, String kind, Optional<LocalDate> from, Optional<LocalDate> to)
        implements Predicate<JoinedRun> {
    private static final int LONGEST = 200;

    /**
     * As they come from a form; null for empty.
     *
     * @throws InvalidInputException for a day that is none
     */
    public static AuditQuery of(String person, String job, String result, String kind, String from, String to) {
        return new AuditQuery(text(person), text(job), text(result), text(kind), day("from", from), day("to", to));
    }

    private static String text(String value) {
        String text = value == null ? "" : value.strip();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static Optional<LocalDate> day(String field, String value) {
        String text = text(value);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw new InvalidInputException(
                    field, text, "is not a day", "Give year, month and day, for example 2026-11-25.");
        }
    }

    @Override
    public boolean test(JoinedRun joined) {
        AuditedRun run = joined.run();
        LocalDate day = LocalDate.ofInstant(run.startedAt(), ZoneOffset.UTC);
        return (result.isEmpty() || result.equals(joined.result()))
                && (kind.isEmpty() || kind.equals(run.kind().word()))
                && from.stream().noneMatch(day::isBefore)
                && to.stream().noneMatch(day::isAfter)
                && contains(run.origin().describe(), job)
                && (person.isEmpty() || people(joined).anyMatch(text -> contains(text, person)));
    }

    private static Stream<String> people(JoinedRun joined) {
        return Stream.concat(
                joined.run().asked().stream(),
                joined.people().stream()
                        .flatMap(one -> Stream.concat(
                                one.asked().stream(), Stream.of(one.displayName(), one.accountId(), one.uuid()))));
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
