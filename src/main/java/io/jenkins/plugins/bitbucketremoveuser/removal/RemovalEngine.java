package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        this.settings = bitbucket.organisation().isPresent() ? settings.withPatienceForOrganisation() : settings;
        this.progress = progress;
        this.pause = pause;
        this.clock = clock;
        diagnosis = new Diagnosis(bitbucket);
    }

    /** @param earlier what an interrupted run had done; {@link Journal#empty()} if this is the first */
    public RemovalReport run(RemovalRequest request, Journal earlier) {
        return new Run(request, earlier).report();
    }

    /** The account of a workspace whose turn never came, because the run was stopped before it. */
    public RemovalReport notBegun(RemovalRequest request, Journal earlier) {
        return new Run(request, earlier).notBegun();
    }

    private final class Run {
        private final RemovalRequest request;
        private final Instant startedAt = clock.instant();
        private final List<PersonReport> people = new ArrayList<>();
        private final List<Capability> capabilities = new ArrayList<>();
        /** Everybody who was asked for, as far as is known who that is. */
        private List<Subject> subjects;

        private Journal journal;
        private String caller = "";
        private Optional<Problem> problem = Optional.empty();
        private boolean interrupted;
        private Optional<ResidueRound> residues = Optional.empty();

        Run(RemovalRequest request, Journal earlier) {
            this.request = request;
            journal = earlier;
            subjects = subjects(Map.of());
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
            return ended();
        }

        RemovalReport notBegun() {
            interrupted = true;
            problem = Optional.of(new Problem(
                    Problem.Kind.NOT_STARTED,
                    "The run was stopped before this workspace's turn.",
                    "Run it again; a repeated run is safe."));
            return ended();
        }

        private RemovalReport ended() {
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
                    capabilities,
                    people,
                    observer.requests());
        }

        private void everybody() throws ProblemException, BitbucketException, InterruptedException {
            Preflight preflight = new Preflight(bitbucket, diagnosis);
            preflight.requireOrganisationFor(request.mode().directory());
            preflight.requireDeletingKind();
            WorkspaceView view = preflight.look(request.workspace());
            caller = view.caller().displayName();
            say("Workspace " + view.workspace() + ": working as " + caller + ", an administrator, with "
                    + article(bitbucket.permissionsCredential().kindName()) + ".");
            PersonFinder finder = new PersonFinder(bitbucket.workspaces(), view.workspace());
            Map<String, PersonFinder.Match> matches = finder.find(request.people());
            subjects = subjects(matches);
            WorkspaceAccess access = new WorkspaceAccess(
                    bitbucket,
                    view.workspace(),
                    diagnosis,
                    settings,
                    request.mode().directory());
            if (access.organisation().isPresent()) {
                access.organisation().get().expect(addresses());
            }
            List<Case> cases =
                    new Cases(bitbucket, request.protectedAccounts(), view, finder, access).of(subjects, matches);
            if (cases.stream().anyMatch(Case::isMemberToLeave)) {
                lookAhead(preflight, view.workspace(), access);
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

        private List<EmailAddress> addresses() {
            return subjects.stream()
                    .flatMap(subject -> subject.addresses().stream())
                    .toList();
        }

        /** Says before the first change what cannot be taken away with what was given. */
        private void lookAhead(Preflight preflight, String workspace, WorkspaceAccess access)
                throws BitbucketException, InterruptedException {
            CapabilityCheck check = new CapabilityCheck(bitbucket, workspace, access);
            try {
                preflight.requireDeletingRights(
                        workspace, access.catalogue().all(), access.catalogue().someRepositories());
                capabilities.add(check.grants());
            } catch (ApiErrorException e) {
                // a plan is worth having all the same; a removal without this right is not begun
                if (!request.mode().dryRun() || !Diagnosis.isRefusal(e)) {
                    throw e;
                }
                capabilities.add(check.grants(diagnosis.of(e)));
            }
            capabilities.addAll(check.beyondGrants());
            if (request.mode().dryRun()) {
                say("What can be taken away:");
                capabilities.forEach(one -> say("  " + one));
            } else {
                Capability.missing(capabilities).forEach(one -> say("Cannot be taken away: " + one));
            }
        }

        private List<Subject> subjects(Map<String, PersonFinder.Match> matches) {
            return Subject.of(request.people(), id -> person(id, matches));
        }

        /** By the member list; by the journal for somebody whom an interrupted run has taken off that list already. */
        private Optional<Person> person(PersonId id, Map<String, PersonFinder.Match> matches) {
            PersonFinder.Match match = matches.get(id.key());
            return match == null ? journal.of(id).map(Journal.Entry::person) : match.person();
        }

        private void handle(Case one, WorkspaceAccess access, ResidueRound round)
                throws ProblemException, BitbucketException, InterruptedException {
            if (one.refusal().isPresent()) {
                Outcome refused = new Outcome.Refused(one.refusal().get());
                done(new PersonReport(one.asked(), one.person(), refused, begun(one)));
            } else if (one.person().isEmpty()) {
                done(new PersonReport(one.asked(), one.person(), new Outcome.NotAMember(one.unseen()), List.of()));
            } else if (request.mode().dryRun()) {
                plan(one.asked(), one.person().get(), access, round);
            } else {
                remove(one.asked(), one.person().get(), access, round);
            }
        }

        /** What an interrupted run had done for somebody whom this one does not touch. */
        private List<GrantResult> begun(Case one) {
            return one.person().flatMap(journal::of).map(Journal.Entry::grants).orElse(List.of());
        }

        private void plan(List<PersonId> asked, Person person, WorkspaceAccess access, ResidueRound round)
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
            done(new PersonReport(asked, Optional.of(person), new Outcome.Planned(notes), grants));
            round.add(residues);
        }

        /** A failure that concerns this person only ends here; one that the next person would meet too goes on. */
        private void remove(List<PersonId> asked, Person person, WorkspaceAccess access, ResidueRound round)
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
                failed(asked, person, removal, failure);
                if (e instanceof ApiErrorException error
                        && Diagnosis.isRefusal(error)
                        && error.kind() != ApiErrorException.Kind.INVALID_CREDENTIAL) {
                    return;
                }
                throw e;
            } catch (InterruptedException e) {
                failed(
                        asked,
                        person,
                        removal,
                        new Problem(Problem.Kind.STOPPED, "Stopped in the middle.", "Run it again."));
                throw e;
            } catch (RuntimeException e) {
                failed(asked, person, removal, Diagnosis.defect(e));
                throw e;
            }
            done(new PersonReport(asked, Optional.of(person), outcome, removal.results()));
            round.add(residues);
        }

        private void failed(List<PersonId> asked, Person person, PersonRemoval removal, Problem failure) {
            done(new PersonReport(asked, Optional.of(person), new Outcome.Failed(failure), removal.results()));
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
            for (Subject subject : subjects.subList(people.size(), subjects.size())) {
                // what an interrupted run did for this person must not get lost because this one could not begin
                Optional<Journal.Entry> earlier = subject.asked().stream()
                        .map(journal::of)
                        .flatMap(Optional::stream)
                        .findFirst();
                people.add(new PersonReport(
                        subject.asked(),
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

    private static String article(String noun) {
        return ("aeio".indexOf(Character.toLowerCase(noun.charAt(0))) >= 0 ? "an " : "a ") + noun;
    }
}
