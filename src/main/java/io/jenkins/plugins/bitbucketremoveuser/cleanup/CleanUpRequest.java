package io.jenkins.plugins.bitbucketremoveuser.cleanup;

import io.jenkins.plugins.bitbucketremoveuser.finding.Criterion;
import io.jenkins.plugins.bitbucketremoveuser.finding.NotOnRoster;
import io.jenkins.plugins.bitbucketremoveuser.finding.Roster;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalMode;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One clean-up of one workspace.
 *
 * @param search who should no longer be there; its policy holds for the removal too
 */
public record CleanUpRequest(SearchRequest search, RemovalMode mode, CleanUpLimits limits) {
    public CleanUpRequest {
        Objects.requireNonNull(search, "search");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(limits, "limits");
    }

    public WorkspaceId workspace() {
        return search.workspace();
    }

    /** What is looked for, by the words: marks that were made for something else do not count. */
    String criteria() {
        return search.criteria().stream().map(Criterion::word).sorted().collect(Collectors.joining(" "));
    }

    Optional<Roster> roster() {
        return search.criteria().stream()
                .filter(NotOnRoster.class::isInstance)
                .map(criterion -> ((NotOnRoster) criterion).roster())
                .findFirst();
    }
}
