package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Exactly what a restore did in one workspace and what a person must still do.
 *
 * @param caller the display name of the account that was used; empty if Bitbucket did not tell
 * @param interrupted the run was told to stop before its end
 * @param problem what ended the whole run, if something did
 * @param requests sent to Bitbucket in this run, by endpoint
 */
public record WorkspaceRestore(
        WorkspaceId workspace,
        boolean dryRun,
        Instant startedAt,
        Instant finishedAt,
        String caller,
        boolean interrupted,
        Optional<Problem> problem,
        List<RestoredPerson> people,
        Map<String, Integer> requests) {

    public WorkspaceRestore {
        people = List.copyOf(people);
        requests = Map.copyOf(requests);
    }

    public RestoreVerdict outcome() {
        return interrupted
                ? RestoreVerdict.INTERRUPTED
                : RestoreVerdict.worst(
                        people.stream().map(RestoredPerson::outcome).map(RestoreVerdict::of));
    }

    public int requestCount() {
        return requests.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Sorted by endpoint. */
    @Override
    public Map<String, Integer> requests() {
        return new TreeMap<>(requests);
    }
}
