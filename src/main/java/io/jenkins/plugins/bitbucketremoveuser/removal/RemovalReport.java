package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Exactly what a run did in one workspace and what a person must still do.
 *
 * @param caller the display name of the account that was used; empty if Bitbucket did not tell
 * @param interrupted the run was told to stop before its end
 * @param problem what ended the whole run, if something did
 * @param capabilities what could be taken away with which credential; empty if nobody was to leave
 * @param requests sent to Bitbucket in this run, by endpoint
 * @param planMadeAt when the plan was made that this run applied; empty if it followed none
 * @param forecast of a dry run, what a removal would take
 */
public record RemovalReport(
        WorkspaceId workspace,
        RemovalMode mode,
        Instant startedAt,
        Instant finishedAt,
        String caller,
        boolean interrupted,
        Optional<Problem> problem,
        List<Capability> capabilities,
        List<PersonReport> people,
        Map<String, Integer> requests,
        Optional<Instant> planMadeAt,
        Optional<Forecast> forecast) {

    public RemovalReport {
        capabilities = List.copyOf(capabilities);
        people = List.copyOf(people);
        requests = Map.copyOf(requests);
    }

    public boolean dryRun() {
        return mode.dryRun();
    }

    public RunOutcome outcome() {
        return interrupted ? RunOutcome.INTERRUPTED : RunOutcome.of(people);
    }

    /** What is left, of all people. */
    public List<Leftover> remaining() {
        return people.stream().flatMap(person -> person.left().stream()).toList();
    }

    /** What no call shows, in sentences: once for everybody who lost access; empty if nobody did. */
    public List<String> checkList() {
        return CheckList.of(people);
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
