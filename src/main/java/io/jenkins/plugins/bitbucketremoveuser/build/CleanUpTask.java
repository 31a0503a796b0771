package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.AbortException;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedEnd;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedTask;
import io.jenkins.plugins.bitbucketremoveuser.audit.Origin;
import io.jenkins.plugins.bitbucketremoveuser.audit.RunKind;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUp;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpLimits;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpMemory;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpReport;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpRequest;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchRequest;
import io.jenkins.plugins.bitbucketremoveuser.finding.UserSearch;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRun;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One clean-up on the controller, of a build or of the schedule, in the audit log. */
public final class CleanUpTask {
    private final BitbucketRemoveUserConfiguration configuration;
    private final BuildCredentials credentials;
    private final BuildFiles files;
    private final BuildAudit audit;
    private final Consumer<String> log;
    private final boolean unattended;

    CleanUpTask(
            BitbucketRemoveUserConfiguration configuration,
            BuildCredentials credentials,
            BuildFiles files,
            BuildAudit audit,
            Consumer<String> log) {
        this(configuration, credentials, files, audit, log, false);
    }

    /** @param unattended whether no build tells of what never began, so that the audit log has to */
    private CleanUpTask(
            BitbucketRemoveUserConfiguration configuration,
            BuildCredentials credentials,
            BuildFiles files,
            BuildAudit audit,
            Consumer<String> log,
            boolean unattended) {
        this.configuration = configuration;
        this.credentials = credentials;
        this.files = files;
        this.audit = audit;
        this.log = log;
        this.unattended = unattended;
    }

    /**
     * One that no build does, with Jenkins's own credentials.
     *
     * @param name of the clean-up
     * @param id of this run; the same when it goes on after a restart
     * @param files of this run
     */
    public static CleanUpTask ofSchedule(
            String name, String id, String startedBy, BuildFiles files, Consumer<String> log) {
        BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
        return new CleanUpTask(
                configuration,
                BuildCredentials.inJenkins(configuration),
                files,
                new BuildAudit(id, startedBy, new Origin.Schedule(name), files, log, () -> false),
                log,
                true);
    }

    /**
     * Goes on where an earlier run with the same files was cut off, if there was one, with those who were due then:
     * whatever a roster says by now, it is the same run.
     *
     * @param expand replaces variables in the texts
     * @param where where the files are
     * @return also if it was interrupted, see {@link CleanUpReport#interrupted()}
     * @throws AbortException for input that cannot be meant, or if the audit log cannot be written; nothing was asked of
     *     Bitbucket
     */
    public CleanUpReport run(
            CleanUpOptions options,
            Function<WorkspaceId, CleanUpMemory> memory,
            UnaryOperator<String> expand,
            Workspace where)
            throws IOException, InterruptedException {
        Optional<List<PersonId>> begun = files.people();
        AuditedTask task;
        BuildAudit.Work<CleanUpReport> work;
        try {
            WorkspaceId workspace = new BuildWorkspaces(configuration).of(options, expand);
            SafetyPolicy policy = configuration.policy().and(options.policy());
            CleanUpLimits limits = options.limits();
            CleanUp cleanUp = cleanUp(credentials(workspace, options), memory.apply(workspace));
            if (begun.isPresent()) {
                requireSame(workspace);
                RemovalRequest removal = new RemovalRequest(workspace, begun.get(), options.mode(), policy);
                task = AuditedTask.ofResumed(removal);
                work = () -> cleanUp.resume(removal, limits);
            } else {
                CleanUpRequest request = new CleanUpRequest(
                        new SearchRequest(workspace, new NamedCriteria(options, expand, where).read(), policy),
                        options.mode(),
                        limits);
                task = AuditedTask.of(request);
                work = () -> cleanUp.run(request);
            }
        } catch (InvalidInputException e) {
            if (unattended) {
                return audit.around(neverBegun(options), () -> abort(e), AuditedEnd::of);
            }
            return abort(e);
        }
        return audit.around(task, work, AuditedEnd::of);
    }

    /** The settings may have changed meanwhile, and an account is the same in every workspace. */
    private void requireSame(WorkspaceId workspace) throws IOException {
        Optional<WorkspaceId> before = files.workspaces().stream().findFirst();
        if (before.isPresent() && !before.get().key().equals(workspace.key())) {
            throw new InvalidInputException(
                    "workspace",
                    workspace.value(),
                    "is not where this run began, which was " + before.get() + "; it does not go on",
                    "Start another run, which looks first.");
        }
    }

    private static CleanUpReport abort(InvalidInputException e) throws AbortException {
        throw new AbortException(e.getMessage());
    }

    private AuditedTask neverBegun(CleanUpOptions options) {
        return new AuditedTask(
                options.isDryRun() ? RunKind.CLEAN_UP_PLAN : RunKind.CLEAN_UP,
                Stream.ofNullable(
                                options.getWorkspace() == null ? configuration.getWorkspace() : options.getWorkspace())
                        .toList(),
                List.of());
    }

    private CleanUp cleanUp(WorkspaceCredentials ofWorkspace, CleanUpMemory memory) {
        Clock clock = Clock.systemUTC();
        RemovalRun.Connector connector =
                (any, observer) -> new BitbucketCloud(configuration.clientSettings(), ofWorkspace, observer);
        RemovalRun removal = new RemovalRun(connector, configuration.removalSettings(), files, log, Pause.REAL, clock);
        return new CleanUp(
                new UserSearch(connector, log, clock), memory, requests -> remove(removal, requests), log, clock);
    }

    /** Whom it is about is kept before anybody is touched. */
    private RunReport remove(RemovalRun removal, List<RemovalRequest> requests) throws IOException {
        files.keepWorkspaces(List.of(requests.get(0).workspace()));
        files.keepPeople(requests.get(0).people());
        return removal.run(requests);
    }

    private WorkspaceCredentials credentials(WorkspaceId workspace, CleanUpOptions options) {
        WorkspaceCredentials found = credentials.of(workspace, options.credentials());
        if (options.getDirectoryAction() != DirectoryAction.NONE
                && found.organisation().isEmpty()) {
            throw BuildRemoval.noOrganisation(workspace, options.getDirectoryAction());
        }
        return found;
    }
}
