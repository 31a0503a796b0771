package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoices;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.RevokedAccess;
import io.jenkins.plugins.bitbucketremoveuser.removal.RevokedAccessJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the removals of one build took away, by the reports that it keeps, and with which credentials. */
final class BuildLosses {
    private final RevokedAccessJson json = new RevokedAccessJson();
    private final Run<?, ?> run;
    /** By the removals' ids, in the order in which they ended. */
    private final Map<String, String> reports;

    /** @throws InvalidInputException if a report is gone, or not what a report is */
    BuildLosses(Run<?, ?> run) throws IOException {
        this.run = run;
        reports = new RemovalReports(run).own();
    }

    /** Only who lost something. */
    RevokedAccess all() {
        return json.readAll(List.copyOf(reports.values())).lost();
    }

    /**
     * What the job had chosen for the last of the removals that took something away from these people there; nothing if
     * that was not kept.
     *
     * @param people by their keys
     */
    CredentialChoices credentials(WorkspaceId workspace, Collection<String> people) {
        Optional<KeptCredentials> last = Optional.empty();
        for (Map.Entry<String, String> report : reports.entrySet()) {
            if (tookAway(report.getValue(), workspace, people)) {
                last = RestoresAction.credentials(run, report.getKey());
            }
        }
        last.ifPresent(KeptCredentials::requireUnchanged);
        return last.map(KeptCredentials::credentials).orElseGet(CredentialChoices::none);
    }

    private boolean tookAway(String report, WorkspaceId workspace, Collection<String> people) {
        return json.readAny(report).lost().workspaces().stream()
                .filter(one -> one.workspace().key().equals(workspace.key()))
                .flatMap(one -> one.people().stream())
                .anyMatch(person -> people.contains(person.key()));
    }
}
