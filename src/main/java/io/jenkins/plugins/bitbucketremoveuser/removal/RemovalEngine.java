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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes people from one workspace: preflight, find, guard, and for each person revoke, verify, report. The one engine
 * behind step, build step and command line. Use one per run.
 *
 * <p>Whatever happens, {@link #run} answers with a report. An interrupt stops it at once, and the report says what was
 * done until then.
 */
public final class RemovalEngine {
    private static final Problem STOPPED = new Problem(
            Problem.Kind.STOPPED,
            "The run was stopped.",
            "Run it again: it goes on with whatever is left; a repeated run is safe.");

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
        private final Approval approval;
        private final Instant startedAt = clock.instant();
        private final List<PersonReport> people = new ArrayList<>();
        private final List<Capability> capabilities = new ArrayList<>();
        /** Everybody who was asked for, as far as is known who that is. */
        private List<Subject> subjects;

        private Journal journal;
        private String caller = "";
        private Optional<Problem> problem = Optional.empty();
        private boolean interrupted;
        /** On what a removal does not ask, or asks less often. */
        private int spentOnPlanAlone;

        private Optional<ResidueRound> residues = Optional.empty();
        private Optional<Forecast> forecast = Optional.empty();

        Run(RemovalRequest request, Journal earlier) {
            this.request = request;
            approval = new Approval(request.approved());
            journal = earlier;
            subjects = subjects(Map.of());
        }

        RemovalReport report() {
            problem = diagnosis.endOf(this::everybody, STOPPED);
            interrupted = problem.filter(STOPPED::equals).isPresent();
            return ended();
        }

        RemovalReport notBegun() {
            interrupted = true;
            problem = Optional.of(Problem.notBegun());
            return ended();
        }

        private RemovalReport ended() {
            problem.ifPresent(this::nobodyElse);
            problem.ifPresent(why -> residues.ifPresent(round -> round.giveUp(why)));
            return new RemovalReport(
                    request.workspace(),
                    request.mode(),
                    startedAt,
                    clock.instant(),
                    caller,
                    interrupted,
                    problem,
                    capabilities,
                    people,
                    observer.requests(),
                    request.approved().map(WorkspacePlan::madeAt),
                    forecast);
        }

        private void everybody() throws ProblemException, BitbucketException, InterruptedException {
            Optional<Refusal> forbidden = request.policy().refuse(request);
            if (forbidden.isPresent()) {
                subjects.forEach(subject -> refuse(subject.asked(), subject.person(), forbidden.get()));
                return;
            }
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
                    request.mode().directory(),
                    request.ofOthers());
            if (access.organisation().isPresent()) {
                access.organisation().get().expect(addresses());
            }
            List<Case> cases = new Cases(
                            bitbucket, request.policy(), journal, view, finder, access, approval, this::say)
                    .of(subjects, matches);
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
                    approval,
                    this::say,
                    pause,
                    clock);
            residues = Optional.of(round);
            Consequences consequences = new Consequences(bitbucket, access, view.workspace(), leaving(cases));
            for (Case one : cases) {
                handle(one, access, round, consequences);
            }
            round.run();
            if (request.mode().dryRun()) {
                forecast = Optional.of(Forecast.of(people, observer.total() - spentOnPlanAlone, settings));
            }
        }

        private static Set<String> leaving(List<Case> cases) {
            return cases.stream()
                    .filter(Case::isMemberToLeave)
                    .map(one -> one.person().orElseThrow().uuid())
                    .collect(Collectors.toSet());
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

        /** By the member list; by the journal or the plan for somebody who has been taken off that list since. */
        private Optional<Person> person(PersonId id, Map<String, PersonFinder.Match> matches) {
            PersonFinder.Match match = matches.get(id.key());
            return match == null
                    ? journal.of(id).map(Journal.Entry::person).or(() -> approval.person(id))
                    : match.person();
        }

        private void handle(Case one, WorkspaceAccess access, ResidueRound round, Consequences consequences)
                throws ProblemException, BitbucketException, InterruptedException {
            if (one.refusal().isPresent()) {
                refuse(one.asked(), one.person(), one.refusal().get());
            } else if (one.person().isEmpty()) {
                done(new PersonReport(one.asked(), one.person(), new Outcome.NotAMember(one.unseen()), List.of()));
            } else if (request.mode().dryRun()) {
                plan(one, one.person().get(), access, round, consequences);
            } else {
                remove(one.asked(), one.person().get(), access, round);
            }
        }

        /** What an interrupted run did before somebody was protected must not get lost. */
        private void refuse(List<PersonId> asked, Optional<Person> person, Refusal refusal) {
            Optional<Journal.Entry> earlier = person.isPresent() ? journal.of(person.get()) : earlier(asked);
            done(new PersonReport(
                    asked,
                    person.or(() -> earlier.map(Journal.Entry::person)),
                    new Outcome.Refused(refusal),
                    earlier.map(Journal.Entry::grants).orElse(List.of())));
        }

        private Optional<Journal.Entry> earlier(List<PersonId> asked) {
            return asked.stream().map(journal::of).flatMap(Optional::stream).findFirst();
        }

        private void plan(
                Case one, Person person, WorkspaceAccess access, ResidueRound round, Consequences consequences)
                throws BitbucketException, InterruptedException {
            PersonResidues residues = round.begin(person, journal.of(person).isPresent());
            say(person + " has:");
            List<GrantResult> grants = new ArrayList<>();
            List<String> warnings = new ArrayList<>(one.notes());
            List<Leftover> left = new ArrayList<>();
            Optional<RepositoryBound> bound = Optional.empty();
            for (AccessKind kind : access.kinds(person)) {
                int before = observer.total();
                AccessKind.Findings findings =
                        kind.preview(person, request.mode().depth());
                // in a removal, the groups and projects are gone by then, and only these are looked at
                if (kind.kind() == Grant.Kind.REPOSITORY) {
                    spentOnPlanAlone +=
                            observer.total() - before - findings.grants().size();
                }
                for (Grant grant : findings.grants()) {
                    say("  " + grant.describe());
                    grants.add(new GrantResult(grant, GrantResult.State.PLANNED, clock.instant(), ""));
                }
                warnings.addAll(findings.notes());
                left.addAll(findings.unknown());
                bound = bound.or(findings::bound);
            }
            int before = observer.total();
            warnings.addAll(
                    consequences.of(grants.stream().map(GrantResult::grant).toList()));
            spentOnPlanAlone += observer.total() - before;
            done(new PersonReport(
                    one.asked(), Optional.of(person), new Outcome.Planned(warnings, left, bound), grants));
            round.add(residues);
        }

        /** A failure that concerns this person only ends here; one that the next person would meet too goes on. */
        private void remove(List<PersonId> asked, Person person, WorkspaceAccess access, ResidueRound round)
                throws ProblemException, BitbucketException, InterruptedException {
            say("Removing " + person + ":");
            PersonRemoval removal = new PersonRemoval(
                    person,
                    journal.of(person).map(Journal.Entry::grants).orElse(List.of()),
                    approval,
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
                Optional<Journal.Entry> earlier = earlier(subject.asked());
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
