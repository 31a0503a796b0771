package io.jenkins.plugins.bitbucketremoveuser.audit;

import java.time.Instant;
import java.util.List;

/**
 * What is known of a run before it does anything. It stands in each of the run's records, so that each can be read alone.
 *
 * @param id the same for all records of the run
 * @param startedBy who, or what: {@code user alice}, {@code timer}
 * @param runsAs with whose permissions; empty if that is no question
 * @param asked how people were named: addresses, account ids, UUIDs
 * @param startedAt when it was begun first
 * @param resumedAt when it went on after an interruption
 */
public record AuditedRun(
        String id,
        RunKind kind,
        String startedBy,
        String runsAs,
        Origin origin,
        List<String> workspaces,
        List<String> asked,
        Instant startedAt,
        List<Instant> resumedAt) {
    public AuditedRun {
        workspaces = List.copyOf(workspaces);
        asked = List.copyOf(asked);
        resumedAt = List.copyOf(resumedAt);
    }
}
