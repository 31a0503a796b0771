package io.jenkins.plugins.bitbucketremoveuser.cleanup;

import io.jenkins.plugins.bitbucketremoveuser.finding.FoundPerson;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.Problem;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one clean-up did.
 *
 * @param search empty if it was stopped before, or goes on after an interruption with people who were found before
 * @param stop why nobody was touched, although people may be due
 * @param due whose turn it is
 * @param waiting who is found, and has a grace period
 * @param unchecked who is found, and left alone since no address is known that a protected domain could be told by
 * @param removal empty if nobody was handed over to it
 */
public record CleanUpReport(
        WorkspaceId workspace,
        boolean dryRun,
        CleanUpLimits limits,
        Instant startedAt,
        Instant finishedAt,
        Optional<SearchReport> search,
        Optional<Stop> stop,
        List<FoundPerson> due,
        List<WaitingPerson> waiting,
        List<FoundPerson> unchecked,
        Optional<RunReport> removal) {
    public CleanUpReport {
        due = List.copyOf(due);
        waiting = List.copyOf(waiting);
        unchecked = List.copyOf(unchecked);
    }

    /** Why the search came to no result. */
    public Optional<Problem> problem() {
        return search.flatMap(SearchReport::problem);
    }

    /** Who is found, and whom a rule protects. */
    public List<FoundPerson> untouchable() {
        return search.stream()
                .flatMap(report -> report.found().stream())
                .filter(found -> found.untouchable().isPresent())
                .toList();
    }

    /** A stop is a refusal. Whoever cannot be checked is left for a person to look at. */
    public RunOutcome outcome() {
        if (stop.isPresent()) {
            return RunOutcome.REFUSED;
        }
        if (problem().isPresent()) {
            return problem().get().kind() == Problem.Kind.STOPPED ? RunOutcome.INTERRUPTED : RunOutcome.FAILED;
        }
        RunOutcome outcome = removal.map(RunReport::outcome).orElse(RunOutcome.NOTHING_TO_DO);
        return !unchecked.isEmpty() && outcome.compareTo(RunOutcome.LEFT_FOR_A_PERSON) < 0
                ? RunOutcome.LEFT_FOR_A_PERSON
                : outcome;
    }

    public boolean interrupted() {
        return outcome() == RunOutcome.INTERRUPTED;
    }

    public int requestCount() {
        return requests().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** By endpoint, sorted. */
    public Map<String, Integer> requests() {
        Map<String, Integer> all = new TreeMap<>();
        search.ifPresent(report -> report.requests().forEach((call, count) -> all.merge(call, count, Integer::sum)));
        removal.ifPresent(report -> report.requests().forEach((call, count) -> all.merge(call, count, Integer::sum)));
        return all;
    }
}
