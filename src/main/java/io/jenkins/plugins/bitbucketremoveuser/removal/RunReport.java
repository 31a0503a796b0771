package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one call did, in one workspace or in several.
 *
 * @param workspaces in the order asked for, also those whose turn never came; at least one
 */
public record RunReport(List<RemovalReport> workspaces) {
    public RunReport {
        workspaces = List.copyOf(workspaces);
        if (workspaces.isEmpty()) {
            throw new IllegalArgumentException("no workspace");
        }
    }

    public static RunReport of(RemovalReport only) {
        return new RunReport(List.of(only));
    }

    public boolean dryRun() {
        return workspaces.get(0).dryRun();
    }

    public RunOutcome outcome() {
        return RunOutcome.worst(workspaces.stream().map(RemovalReport::outcome));
    }

    public boolean interrupted() {
        return workspaces.stream().anyMatch(RemovalReport::interrupted);
    }

    public Instant startedAt() {
        return workspaces.stream()
                .map(RemovalReport::startedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    public Instant finishedAt() {
        return workspaces.stream()
                .map(RemovalReport::finishedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What is left, of all people in all workspaces. */
    public List<Leftover> remaining() {
        return workspaces.stream()
                .flatMap(report -> report.remaining().stream())
                .toList();
    }

    public int requestCount() {
        return workspaces.stream().mapToInt(RemovalReport::requestCount).sum();
    }

    /** By endpoint, sorted. */
    public Map<String, Integer> requests() {
        Map<String, Integer> all = new TreeMap<>();
        workspaces.forEach(
                report -> report.requests().forEach((endpoint, count) -> all.merge(endpoint, count, Integer::sum)));
        return all;
    }
}
