package io.jenkins.plugins.bitbucketremoveuser.audit;

import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpRequest;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchText;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RevokedAccess;
import java.util.List;

/**
 * What a run is asked to do, and about whom.
 *
 * @param asked how people were named: addresses, account ids, UUIDs; or what was looked for
 */
public record AuditedTask(RunKind kind, List<String> workspaces, List<String> asked) {
    public AuditedTask {
        workspaces = List.copyOf(workspaces);
        asked = List.copyOf(asked);
    }

    /** @param requests one for each workspace; all of them about the same people */
    public static AuditedTask of(List<RemovalRequest> requests) {
        RemovalRequest first = requests.get(0);
        return new AuditedTask(
                first.mode().dryRun() ? RunKind.PLAN : RunKind.REMOVAL,
                requests.stream().map(request -> request.workspace().value()).toList(),
                first.people().stream().map(PersonId::value).toList());
    }

    /** About whoever is found, which is not known before: it says what is looked for instead. */
    public static AuditedTask of(CleanUpRequest request) {
        return new AuditedTask(
                request.mode().dryRun() ? RunKind.CLEAN_UP_PLAN : RunKind.CLEAN_UP,
                List.of(request.workspace().value()),
                List.of(SearchText.whom(request.search())));
    }

    /** A clean-up that goes on after an interruption: about those who were found then. */
    public static AuditedTask ofResumed(RemovalRequest request) {
        return new AuditedTask(
                request.mode().dryRun() ? RunKind.CLEAN_UP_PLAN : RunKind.CLEAN_UP,
                List.of(request.workspace().value()),
                request.people().stream().map(PersonId::value).toList());
    }

    /** About everybody who is to get something back, as the removal named them. */
    public static AuditedTask of(RestoreRequest request) {
        List<RevokedAccess.InWorkspace> workspaces = request.revoked().workspaces();
        return new AuditedTask(
                request.dryRun() ? RunKind.RESTORE_PLAN : RunKind.RESTORE,
                workspaces.stream().map(one -> one.workspace().value()).toList(),
                PersonId.distinct(workspaces.stream()
                                .flatMap(one -> one.people().stream())
                                .flatMap(person -> person.asked().stream())
                                .toList())
                        .stream()
                        .map(PersonId::value)
                        .toList());
    }
}
