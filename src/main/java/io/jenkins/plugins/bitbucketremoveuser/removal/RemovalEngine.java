package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Removes people from one workspace: preflight, find, guard, and for each person revoke, verify, report. The one engine
 * behind step, build step and command line. Use one per run.
 *
 * <p>Whatever happens, {@link #run} answers with a report. An interrupt stops it at once, and the report says what was
 * done until then.
 */
public final class RemovalEngine {
    private final Bitbucket bitbucket;
    private final RunObserver observer;
    private final RemovalSettings settings;
    private final RemovalProgress progress;
    private final Pause pause;
    private final Clock clock;
    private final Diagnosis diagnosis;

    /** @param observer watches the requests of {@code bitbucket} */
    public RemovalEngine(
            Bitbucket bitbucket,
            RunObserver observer,
            RemovalSettings settings,
            RemovalProgress progress,
            Pause pause,
            Clock clock) {
        this.bitbucket = bitbucket;
        this.observer = observer;
        this.settings = settings;
        this.progress = progress;
        this.pause = pause;
        this.clock = clock;
        diagnosis = new Diagnosis(bitbucket.permissionsCredential());
    }

    /** @param earlier what an interrupted run had done; {@link Journal#empty()} if this is the first */
    public RemovalReport run(RemovalRequest request, Journal earlier) {
        return new Run(request, earlier).report();
    }

    private final class Run {
        private final RemovalRequest request;
        private final Instant startedAt = clock.instant();
        private final List<PersonReport> people = new ArrayList<>();
        private Journal journal;
        private String caller = "";
        private Optional<Problem> problem = Optional.empty();
        private boolean interrupted;
        private Optional<ResidueRound> residues = Optional.empty();

        Run(RemovalRequest request, Journal earlier) {
            this.request = request;
            journal = earlier;
        }

        RemovalReport report() {
            try {
                everybody();
            } catch (InterruptedException e) {
                interrupted = true;
                problem = Optional.of(new Problem(
                        Problem.Kind.STOPPED,
                        "The run was stopped.",
                        "Run it again: it goes on with whatever is left; a repeated run is safe."));
            } catch (ProblemException e) {
                problem = Optional.of(e.problem());
            } catch (BitbucketException e) {
                problem = Optional.of(diagnosis.of(e));
            } catch (RuntimeException e) {
                // an account of what was done is worth more than a stack trace without one
                problem = Optional.of(Diagnosis.defect(e));
            }
            problem.ifPresent(this::nobodyElse);
            problem.ifPresent(why -> residues.ifPresent(round -> round.giveUp(why)));
            return new RemovalReport(
                    request.workspace(),
                    request.mode().dryRun(),
                    startedAt,
                    clock.instant(),
                    caller,
                    interrupted,
                    problem,
                    people,
                    observer.requests());
        }

        private void everybody() throws ProblemException, BitbucketException, InterruptedException {
            Preflight preflight = new Preflight(bitbucket, diagnosis);
            preflight.requireDeletingKind();
            WorkspaceView view = preflight.look(request.workspace());
            caller = view.caller().displayName();
            say("Workspace " + view.workspace() + ": working as " + caller + ", an administrator, with "
                    + article(bitbucket.permissionsCredential().kindName()) + ".");
            Map<String, PersonFinder.Match> matches =
                    new PersonFinder(bitbucket.workspaces()).find(view.workspace(), request.emails());
            WorkspaceAccess access = new WorkspaceAccess(bitbucket, view.workspace(), diagnosis, settings);
            Guard guard = new Guard(request.protectedAccounts(), view, leaving(matches));
            List<Case> cases = new ArrayList<>();
            for (EmailAddress email : request.emails()) {
                cases.add(decide(email, matches, guard, access));
            }
            if (!request.mode().dryRun() && cases.stream().anyMatch(Case::isMemberToLeave)) {
                preflight.requireDeletingRights(
                        view.workspace(),
                        access.catalogue().all(),
                        access.catalogue().someRepositories());
            }
            ResidueRound round = new ResidueRound(
                    people,
                    access,
                    new ResidueKinds(bitbucket, view.workspace(), settings, pause),
                    diagnosis,
                    settings,
                    request.mode(),
                    this::say,
                    pause,
                    clock);
            residues = Optional.of(round);
            for (Case one : cases) {
                handle(one, access, round);
            }
            round.run();
        }

        /** By the member list; by the journal for somebody whom an interrupted run has taken off that list already. */
        private Optional<Person> person(EmailAddress email, Map<String, PersonFinder.Match> matches) {
            PersonFinder.Match match = matches.get(email.key());
            return match == null ? journal.of(email).map(Journal.Entry::person) : match.person();
        }

        private Case decide(
                EmailAddress email, Map<String, PersonFinder.Match> matches, Guard guard, WorkspaceAccess access)
                throws BitbucketException, InterruptedException {
            Optional<Person> person = person(email, matches);
            Optional<Refusal> refusal = guard.check(email);
            List<Leftover> unseen = List.of();
            if (refusal.isEmpty() && person.isEmpty() && !matches.containsKey(email.key())) {
                Optional<Boolean> invited = access.invitations().isInvited(email);
                person = invited.filter(pending -> pending).map(pending -> Person.invited(email));
                unseen = invited.isPresent()
                        ? List.of()
                        : List.of(access.invitations().unseen());
            } else if (refusal.isEmpty() && person.filter(Person::isMember).isPresent()) {
                refusal = guard.check(person.get(), access.ownerUuids());
            } else if (refusal.isEmpty() && matches.containsKey(email.key())) {
                refusal = Optional.of(matches.get(email.key()).refusal());
            }
            return new Case(email, person, refusal, unseen);
        }

        /** The UUIDs of everybody who was asked for. */
        private Set<String> leaving(Map<String, PersonFinder.Match> matches) {
            Set<String> uuids = new HashSet<>();
            for (EmailAddress email : request.emails()) {
                person(email, matches).ifPresent(person -> uuids.add(person.uuid()));
            }
            return uuids;
        }

        private void handle(Case one, WorkspaceAccess access, ResidueRound round)
                throws ProblemException, BitbucketException, InterruptedException {
            if (one.refusal().isPresent()) {
                Outcome refused = new Outcome.Refused(one.refusal().get());
                done(new PersonReport(one.email(), one.person(), refused, List.of()));
            } else if (one.person().isEmpty()) {
                done(new PersonReport(one.email(), one.person(), new Outcome.NotAMember(one.unseen()), List.of()));
            } else if (request.mode().dryRun()) {
                plan(one.person().get(), access, round);
            } else {
                remove(one.person().get(), access, round);
            }
        }

        private void plan(Person person, WorkspaceAccess access, ResidueRound round)
                throws BitbucketException, InterruptedException {
            PersonResidues residues = round.begin(person, journal.of(person).isPresent());
            say(person + " has:");
            List<GrantResult> grants = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            for (AccessKind kind : access.kinds(person)) {
                AccessKind.Findings findings = kind.preview(person);
                for (Grant grant : findings.grants()) {
                    say("  " + grant.describe());
                    grants.add(new GrantResult(grant, GrantResult.State.PLANNED, clock.instant(), ""));
                }
                notes.addAll(findings.notes());
                findings.unknown().forEach(left -> notes.add(left.what() + ": " + left.why() + " " + left.cure()));
            }
            done(new PersonReport(person.email(), Optional.of(person), new Outcome.Planned(notes), grants));
            round.add(residues);
        }

        /** A failure that concerns this person only ends here; one that the next person would meet too goes on. */
        private void remove(Person person, WorkspaceAccess access, ResidueRound round)
                throws ProblemException, BitbucketException, InterruptedException {
            say("Removing " + person + ":");
            PersonRemoval removal = new PersonRemoval(
                    person,
                    journal.of(person).map(Journal.Entry::grants).orElse(List.of()),
                    access,
                    diagnosis,
                    settings,
                    account(person),
                    pause,
                    clock);
            PersonResidues residues = round.begin(person, journal.of(person).isPresent());
            Outcome outcome;
            try {
                outcome = removal.run();
            } catch (BitbucketException e) {
                Problem failure = diagnosis.of(e);
                failed(person, removal, failure);
                if (e instanceof ApiErrorException error
                        && Diagnosis.isRefusal(error)
                        && error.kind() != ApiErrorException.Kind.INVALID_CREDENTIAL) {
                    return;
                }
                throw e;
            } catch (InterruptedException e) {
                failed(person, removal, new Problem(Problem.Kind.STOPPED, "Stopped in the middle.", "Run it again."));
                throw e;
            } catch (RuntimeException e) {
                failed(person, removal, Diagnosis.defect(e));
                throw e;
            }
            done(new PersonReport(person.email(), Optional.of(person), outcome, removal.results()));
            round.add(residues);
        }

        private void failed(Person person, PersonRemoval removal, Problem failure) {
            done(new PersonReport(person.email(), Optional.of(person), new Outcome.Failed(failure), removal.results()));
        }

        private PersonRemoval.Account account(Person person) {
            return new PersonRemoval.Account() {
                @Override
                public void say(String line) {
                    Run.this.say(line);
                }

                @Override
                public void remember(List<GrantResult> results) {
                    journal = journal.with(person, results);
                    progress.remember(journal);
                }
            };
        }

        private void nobodyElse(Problem cause) {
            Problem notStarted = people.isEmpty() && !interrupted
                    ? cause
                    : new Problem(
                            Problem.Kind.NOT_STARTED,
                            "The run ended before this person's turn: " + cause.message(),
                            cause.cure());
            for (EmailAddress email :
                    request.emails().subList(people.size(), request.emails().size())) {
                // what an interrupted run did for this person must not get lost because this one could not begin
                Optional<Journal.Entry> earlier = journal.of(email);
                people.add(new PersonReport(
                        email,
                        earlier.map(Journal.Entry::person),
                        new Outcome.Failed(notStarted),
                        earlier.map(Journal.Entry::grants).orElse(List.of())));
            }
        }

        private void done(PersonReport report) {
            people.add(report);
            ReportText.verdict(report).forEach(this::say);
        }

        private void say(String line) {
            progress.say(PlainLine.of(line));
        }
    }

    /** What is to become of one address. */
    private record Case(EmailAddress email, Optional<Person> person, Optional<Refusal> refusal, List<Leftover> unseen) {
        boolean isMemberToLeave() {
            return person.filter(Person::isMember).isPresent() && refusal.isEmpty();
        }
    }

    private static String article(String noun) {
        return ("aeio".indexOf(Character.toLowerCase(noun.charAt(0))) >= 0 ? "an " : "a ") + noun;
    }
}
