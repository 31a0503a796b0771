package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.User;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives people of one workspace back what a removal took away. Never more: whoever holds another level by now keeps that,
 * and a group that gives something else by now is left alone.
 *
 * <p>Whatever happens, {@link #run} answers with a report. A repeated run is safe, and goes on with what is missing.
 */
public final class RestoreEngine {
    private static final String CLOSED = "closed";

    private final Bitbucket bitbucket;
    private final RunObserver observer;
    private final RemovalSettings settings;
    private final Consumer<String> log;
    private final Pause pause;
    private final Clock clock;
    private final Diagnosis diagnosis;

    /**
     * @param observer watches the requests of {@code bitbucket}
     * @param log hears each line for a person
     */
    public RestoreEngine(
            Bitbucket bitbucket,
            RunObserver observer,
            RemovalSettings settings,
            Consumer<String> log,
            Pause pause,
            Clock clock) {
        this.bitbucket = bitbucket;
        this.observer = observer;
        this.settings = bitbucket.organisation().isPresent() ? settings.withPatienceForOrganisation() : settings;
        this.log = log;
        this.pause = pause;
        this.clock = clock;
        diagnosis = new Diagnosis(bitbucket);
    }

    /** @param dryRun whether it only looks what would have to be given back, and what could not be */
    public WorkspaceRestore run(RevokedAccess.InWorkspace revoked, boolean dryRun) {
        return new Run(revoked, dryRun).report();
    }

    /** The account of a workspace whose turn never came, because the run was stopped before it. */
    public WorkspaceRestore notBegun(RevokedAccess.InWorkspace revoked, boolean dryRun) {
        return new Run(revoked, dryRun).notBegun();
    }

    private final class Run {
        private final RevokedAccess.InWorkspace revoked;
        private final boolean dryRun;
        private final Instant startedAt = clock.instant();
        private final List<RestoredPerson> people = new ArrayList<>();
        private Map<Grant.Kind, WayBack> ways = Map.of();
        private String workspace = "";
        private String caller = "";
        private Optional<Problem> problem = Optional.empty();
        private boolean interrupted;

        Run(RevokedAccess.InWorkspace revoked, boolean dryRun) {
            this.revoked = revoked;
            this.dryRun = dryRun;
        }

        WorkspaceRestore report() {
            try {
                everybody();
            } catch (InterruptedException e) {
                interrupted = true;
                problem = Optional.of(new Problem(
                        Problem.Kind.STOPPED,
                        "The run was stopped.",
                        "Run it again: it goes on with whatever is missing; a repeated run is safe."));
            } catch (ProblemException e) {
                problem = Optional.of(e.problem());
            } catch (BitbucketException e) {
                problem = Optional.of(diagnosis.of(e));
            } catch (RuntimeException e) {
                // an account of what was done is worth more than a stack trace without one
                problem = Optional.of(Diagnosis.defect(e));
            }
            return ended();
        }

        WorkspaceRestore notBegun() {
            interrupted = true;
            problem = Optional.of(new Problem(
                    Problem.Kind.NOT_STARTED,
                    "The run was stopped before this workspace's turn.",
                    "Run it again; a repeated run is safe."));
            return ended();
        }

        private WorkspaceRestore ended() {
            problem.ifPresent(this::nobodyElse);
            return new WorkspaceRestore(
                    revoked.workspace(),
                    dryRun,
                    startedAt,
                    clock.instant(),
                    caller,
                    interrupted,
                    problem,
                    people,
                    observer.requests());
        }

        private void everybody() throws ProblemException, BitbucketException, InterruptedException {
            if (revoked.people().stream().anyMatch(RevokedAccess.OfPerson::hasLostSomething)) {
                WorkspaceView view = new Preflight(bitbucket, diagnosis).look(revoked.workspace());
                workspace = view.workspace();
                caller = view.caller().displayName();
                ways = new WaysBack(bitbucket, workspace, diagnosis).inOrder();
                say("Workspace " + workspace + ": working as " + caller + ", an administrator, with the "
                        + bitbucket.permissionsCredential().kindName() + ".");
            }
            for (RevokedAccess.OfPerson one : revoked.people()) {
                handle(one);
            }
        }

        /** A failure that concerns this person only ends here; one that the next person would meet too goes on. */
        private void handle(RevokedAccess.OfPerson one) throws BitbucketException, InterruptedException {
            PersonRestore restore =
                    new PersonRestore(one.person(), one.grants(), ways, diagnosis, settings, this::say, pause, clock);
            RestoreOutcome outcome;
            try {
                outcome = outcome(one, restore);
            } catch (BitbucketException e) {
                done(one, new RestoreOutcome.Failed(diagnosis.of(e)), restore);
                if (e instanceof ApiErrorException error
                        && Diagnosis.isRefusal(error)
                        && error.kind() != ApiErrorException.Kind.INVALID_CREDENTIAL) {
                    return;
                }
                throw e;
            } catch (InterruptedException e) {
                Problem stopped = new Problem(Problem.Kind.STOPPED, "Stopped in the middle.", "Run it again.");
                done(one, new RestoreOutcome.Failed(stopped), restore);
                throw e;
            } catch (RuntimeException e) {
                done(one, new RestoreOutcome.Failed(Diagnosis.defect(e)), restore);
                throw e;
            }
            done(one, outcome, restore);
        }

        private RestoreOutcome outcome(RevokedAccess.OfPerson one, PersonRestore restore)
                throws BitbucketException, InterruptedException {
            if (!one.hasLostSomething()) {
                return new RestoreOutcome.NothingToDo();
            }
            Optional<RestoreOutcome> refusal = refusal(one.person());
            if (refusal.isPresent()) {
                return refusal.get();
            }
            say((dryRun ? "Looking at " : "Restoring ") + one.who() + ":");
            return dryRun ? restore.plan(notes(one)) : restore.run();
        }

        /** Whoever has been invited only has no account; and not every account of the organisation is one of Bitbucket's. */
        private Optional<RestoreOutcome> refusal(Person person) throws BitbucketException, InterruptedException {
            String id = person.isMember() ? person.uuid() : person.accountId();
            if (id.isEmpty()) {
                return Optional.empty();
            }
            Optional<User> account = bitbucket.accounts().find(id);
            if (account.isEmpty()
                    ? person.isMember()
                    : account.get().accountStatus().equals(CLOSED)) {
                return Optional.of(
                        new RestoreOutcome.Refused(
                                "The account " + id + " does not exist any more.",
                                "If the person has a new account, invite that; what the old one had is in the removal's report."));
            }
            boolean another = person.isMember()
                    && !person.accountId().isEmpty()
                    && !account.get().accountId().isEmpty()
                    && !account.get().accountId().equals(person.accountId());
            return another
                    ? Optional.of(new RestoreOutcome.Refused(
                            "The account " + id + " is not " + person.accountId() + ", as the report says.",
                            "The report has been changed; give the one that the removal wrote."))
                    : Optional.empty();
        }

        /** What may be in the way of giving, and shows only when it is tried. */
        private List<String> notes(RevokedAccess.OfPerson one) throws BitbucketException, InterruptedException {
            boolean direct = one.grants().stream()
                    .filter(GrantResult::wasTaken)
                    .map(result -> result.grant().kind())
                    .anyMatch(kind -> kind == Grant.Kind.PROJECT || kind == Grant.Kind.REPOSITORY);
            return direct
                            && !bitbucket
                                    .workspaces()
                                    .isMember(workspace, one.person().uuid())
                    ? List.of("the person is no member of the workspace now, and Bitbucket gives project and repository"
                            + " grants to members only: if no group comes back first, invite the person before")
                    : List.of();
        }

        private void nobodyElse(Problem cause) {
            Problem notStarted = people.isEmpty() && !interrupted
                    ? cause
                    : new Problem(
                            Problem.Kind.NOT_STARTED,
                            "The run ended before this person's turn: " + cause.message(),
                            cause.cure());
            for (RevokedAccess.OfPerson one :
                    revoked.people().subList(people.size(), revoked.people().size())) {
                people.add(RestoredPerson.of(one, new RestoreOutcome.Failed(notStarted), List.of()));
            }
        }

        private void done(RevokedAccess.OfPerson one, RestoreOutcome outcome, PersonRestore restore) {
            RestoredPerson person = RestoredPerson.of(one, outcome, restore.results());
            people.add(person);
            RestoreText.verdict(person).forEach(this::say);
        }

        private void say(String line) {
            log.accept(PlainLine.of(line));
        }
    }
}
