package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.removal.Problem;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a search.
 *
 * @param members how many people were looked at
 * @param problem why there is no result; then nobody is named
 * @param requests by endpoint
 */
public record SearchReport(
        WorkspaceId workspace,
        Instant startedAt,
        Instant finishedAt,
        List<Criterion> criteria,
        int members,
        List<FoundPerson> found,
        List<KeptPeople> kept,
        List<String> warnings,
        Optional<Problem> problem,
        Map<String, Integer> requests) {
    public SearchReport {
        criteria = List.copyOf(criteria);
        found = List.copyOf(found);
        kept = List.copyOf(kept);
        warnings = List.copyOf(warnings);
    }

    public int totalRequests() {
        return requests.values().stream().mapToInt(Integer::intValue).sum();
    }
}
