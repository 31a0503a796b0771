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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives people of one workspace back what a removal took away. Never more: whoever holds another level by now keeps that,
 * and a group that gives something else by now is left alone.
 *
 * <p>Whatever happens, {@link #run} answers with a report. A repeated run is safe, and goes on with what is missing.
 */
public final class RestoreEngine {
    private static final String CLOSED = "closed";

    private static final Problem STOPPED = new Problem(
            Problem.Kind.STOPPED,
            "The run was stopped.",
            "Run it again: it goes on with whatever is missing; a repeated run is safe.");

    private final Bitbucket bitbucket;
    private final RunObserver observer;
    private final RemovalSettings settings;
    private final RemovalProgress progress;
    private final Pause pause;
    private final Clock clock;
    private final Diagnosis diagnosis;

    /**
     * @param observer watches the requests of {@code bitbucket}
     */
    public RestoreEngine(
            Bitbucket bitbucket,
            RunObserver observer,
            RemovalSettings settings,
            RemovalProgress progress,
            Pause pause,
            Clock clock) {
        this.bitbucket = bitbucket;
        this.observer = observer;
        this.settings = bitbucket.organisation().isPresent() ? settings.withPatienceForOrganisation() : settings;
        this.progress = progress;
        this.pause = pause;
        this.clock = clock;
        diagnosis = new Diagnosis(bitbucket);
    }

    /**
     * @param request of which {@code revoked} is the part for this workspace
     * @param earlier what an interrupted run had given back; {@link Journal#empty()} if this is the first
     */
    public WorkspaceRestore run(RevokedAccess.InWorkspace revoked, RestoreRequest request, Journal earlier) {
        return new Run(revoked, request, earlier).report();
    }

    /** The account of a workspace whose turn never came, because the run was stopped before it. */
    public WorkspaceRestore notBegun(RevokedAccess.InWorkspace revoked, RestoreRequest request, Journal earlier) {
        return new Run(revoked, request, earlier).notBegun();
    }

    private final class Run {
        private final RevokedAccess.InWorkspace revoked;
        private final boolean dryRun;
        private final SafetyPolicy policy;
        private final Journal earlier;
        private final Instant startedAt = clock.instant();
        private final List<RestoredPerson> people = new ArrayList<>();
        private Journal journal;
        private Map<Grant.Kind, WayBack> ways = Map.of();
        private String workspace = "";
        private String caller = "";
        private Optional<Problem> problem = Optional.empty();
        private boolean interrupted;

        Run(RevokedAccess.InWorkspace revoked, RestoreRequest request, Journal earlier) {
            this.revoked = revoked;
            dryRun = request.dryRun();
            policy = request.policy();
            this.earlier = earlier;
            journal = earlier;
        }

        WorkspaceRestore report() {
            problem = diagnosis.endOf(this::everybody, STOPPED);
            interrupted = problem.filter(STOPPED::equals).isPresent();
            return ended();
        }

        WorkspaceRestore notBegun() {
            interrupted = true;
            problem = Optional.of(Problem.notBegun());
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
            Optional<Refusal> forbidden = policy.refuse(revoked.workspace(), dryRun);
            if (forbidden.isPresent()) {
                revoked.people().forEach(one -> done(one, new RestoreOutcome.Refused(forbidden.get()), begun(one)));
                return;
            }
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
            PersonRestore restore = new PersonRestore(
                    one.person(), one.grants(), begun(one), ways, settings, account(one.person()), pause, clock);
            RestoreOutcome outcome;
            try {
                outcome = outcome(one, restore);
            } catch (BitbucketException e) {
                done(one, new RestoreOutcome.Failed(diagnosis.of(e)), restore.results());
                if (e instanceof ApiErrorException error
                        && Diagnosis.isRefusal(error)
                        && error.kind() != ApiErrorException.Kind.INVALID_CREDENTIAL) {
                    return;
                }
                throw e;
            } catch (InterruptedException e) {
                Problem stopped = new Problem(Problem.Kind.STOPPED, "Stopped in the middle.", "Run it again.");
                done(one, new RestoreOutcome.Failed(stopped), restore.results());
                throw e;
            } catch (RuntimeException e) {
                done(one, new RestoreOutcome.Failed(Diagnosis.defect(e)), restore.results());
                throw e;
            }
            done(one, outcome, restore.results());
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
                return Optional.of(new RestoreOutcome.Refused(new Refusal(
                        Refusal.Rule.ACCOUNT_GONE,
                        "The account " + id + " does not exist any more.",
                        "If the person has a new account, invite that; what the old one had is in the removal's"
                                + " report.")));
            }
            boolean another = person.isMember()
                    && !person.accountId().isEmpty()
                    && !account.get().accountId().isEmpty()
                    && !account.get().accountId().equals(person.accountId());
            return another
                    ? Optional.of(new RestoreOutcome.Refused(new Refusal(
                            Refusal.Rule.ANOTHER_ACCOUNT,
                            "The account " + id + " is not " + person.accountId() + ", as the report says.",
                            "The report has been changed; give the one that the removal wrote.")))
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
                people.add(RestoredPerson.of(one, new RestoreOutcome.Failed(notStarted), begun(one)));
            }
        }

        /** What an interrupted run gave this person back, or may have, of what this removal took away. */
        private List<RestoredGrant> begun(RevokedAccess.OfPerson one) {
            Map<Grant.Key, Instant> given = given(earlier, one.person())
                    .collect(Collectors.toMap(result -> result.grant().key(), GrantResult::at));
            return one.grants().stream()
                    .filter(result -> result.wasTaken()
                            && given.containsKey(result.grant().key()))
                    .map(GrantResult::grant)
                    .map(grant -> new RestoredGrant(grant, RestoredGrant.State.UNVERIFIED, given.get(grant.key()), ""))
                    .toList();
        }

        private static Stream<GrantResult> given(Journal from, Person person) {
            return from.of(person).map(Journal.Entry::grants).orElse(List.of()).stream();
        }

        private PersonRestore.Account account(Person person) {
            return new PersonRestore.Account() {
                @Override
                public void say(String line) {
                    Run.this.say(line);
                }

                @Override
                public void remember(List<RestoredGrant> results) {
                    Set<Grant.Key> known =
                            results.stream().map(one -> one.grant().key()).collect(Collectors.toSet());
                    // another removal may have taken something else away from the same person
                    Stream<GrantResult> others = given(journal, person)
                            .filter(result -> !known.contains(result.grant().key()));
                    Stream<GrantResult> given = results.stream()
                            .filter(RestoredGrant::mayBeGiven)
                            .map(one -> new GrantResult(one.grant(), GrantResult.State.UNVERIFIED, one.at(), ""));
                    List<GrantResult> all = Stream.concat(others, given).toList();
                    if (!all.equals(given(journal, person).toList())) {
                        journal = journal.with(person, all);
                        progress.remember(journal);
                    }
                }
            };
        }

        private void done(RevokedAccess.OfPerson one, RestoreOutcome outcome, List<RestoredGrant> grants) {
            RestoredPerson person = RestoredPerson.of(one, outcome, grants);
            people.add(person);
            RestoreText.verdict(person).forEach(this::say);
        }

        private void say(String line) {
            progress.say(PlainLine.of(line));
        }
    }
}
