package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one restore did, in one workspace or in several.
 *
 * @param workspaces in the order of the removal's report, also those whose turn never came; at least one
 */
public record RestoreReport(List<WorkspaceRestore> workspaces) {
    public RestoreReport {
        workspaces = List.copyOf(workspaces);
        if (workspaces.isEmpty()) {
            throw new IllegalArgumentException("no workspace");
        }
    }

    public boolean dryRun() {
        return workspaces.get(0).dryRun();
    }

    public RestoreVerdict outcome() {
        return RestoreVerdict.worst(workspaces.stream().map(WorkspaceRestore::outcome));
    }

    public boolean interrupted() {
        return workspaces.stream().anyMatch(WorkspaceRestore::interrupted);
    }

    public Instant startedAt() {
        return workspaces.stream()
                .map(WorkspaceRestore::startedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    public Instant finishedAt() {
        return workspaces.stream()
                .map(WorkspaceRestore::finishedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    public List<RestoredPerson> people() {
        return workspaces.stream().flatMap(one -> one.people().stream()).toList();
    }

    /** What is left, of all people in all workspaces. */
    public List<Leftover> remaining() {
        return people().stream().flatMap(person -> person.left().stream()).toList();
    }

    public int requestCount() {
        return workspaces.stream().mapToInt(WorkspaceRestore::requestCount).sum();
    }

    /** By endpoint, sorted. */
    public Map<String, Integer> requests() {
        Map<String, Integer> all = new TreeMap<>();
        workspaces.forEach(
                one -> one.requests().forEach((endpoint, count) -> all.merge(endpoint, count, Integer::sum)));
        return all;
    }
}
