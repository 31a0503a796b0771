package io.jenkins.plugins.bitbucketremoveuser.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the log. A run has one when it begins, one each time it goes on after an interruption, and one when it ends;
 * so a run that was killed has begun and not ended.
 *
 * @param end only with {@link Event#ENDED}
 */
public record AuditRecord(Event event, Instant at, AuditedRun run, Optional<AuditedEnd> end) {
    /** Stands for the result of a run that has none: it runs, or was killed. */
    public static final String NOT_ENDED = "not-ended";

    public enum Event {
        STARTED("started"),
        RESUMED("resumed"),
        ENDED("ended");

        private final String word;

        Event(String word) {
            this.word = word;
        }

        /** As it stands in the log. */
        public String word() {
            return word;
        }

        /** @throws IllegalArgumentException if it is none */
        static Event of(String word) {
            for (Event event : values()) {
                if (event.word.equals(word)) {
                    return event;
                }
            }
            throw new IllegalArgumentException("not an event: " + word);
        }
    }

    public AuditRecord {
        if (end.isPresent() != (event == Event.ENDED)) {
            throw new IllegalArgumentException("an end belongs to \"ended\", and to nothing else");
        }
    }

    /** That a run begins, or goes on. */
    public static AuditRecord begun(AuditedRun run) {
        int resumptions = run.resumedAt().size();
        return resumptions == 0
                ? new AuditRecord(Event.STARTED, run.startedAt(), run, Optional.empty())
                : new AuditRecord(Event.RESUMED, run.resumedAt().get(resumptions - 1), run, Optional.empty());
    }

    public static AuditRecord ended(AuditedRun run, Instant at, AuditedEnd end) {
        return new AuditRecord(Event.ENDED, at, run, Optional.of(end));
    }

    public String result() {
        return end.map(AuditedEnd::result).orElse(NOT_ENDED);
    }
}
