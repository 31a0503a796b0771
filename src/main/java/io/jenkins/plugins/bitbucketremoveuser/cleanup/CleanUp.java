package io.jenkins.plugins.bitbucketremoveuser.cleanup;

import io.jenkins.plugins.bitbucketremoveuser.finding.FoundPerson;
import io.jenkins.plugins.bitbucketremoveuser.finding.Roster;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchReport;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchText;
import io.jenkins.plugins.bitbucketremoveuser.finding.UserSearch;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalMode;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds who should no longer be in a workspace, holds back whom it must, and hands over the rest to be removed. A run that
 * a guard stops, or whose search fails, touches nobody; a dry run does not change what is remembered either.
 */
public final class CleanUp {
    /** Removes, or plans to. */
    @FunctionalInterface
    public interface Remover {
        /** @throws IOException if it did not begin */
        RunReport remove(List<RemovalRequest> requests) throws IOException;
    }

    private final UserSearch search;
    private final CleanUpMemory memory;
    private final Remover remover;
    private final Consumer<String> log;
    private final Clock clock;

    /** @param log hears each line for a person */
    public CleanUp(UserSearch search, CleanUpMemory memory, Remover remover, Consumer<String> log, Clock clock) {
        this.search = search;
        this.memory = memory;
        this.remover = remover;
        this.log = log;
        this.clock = clock;
    }

    /** @throws IOException if the removal did not begin; nobody was touched */
    public CleanUpReport run(CleanUpRequest request) throws IOException {
        Draft draft = new Draft(request.workspace(), request.mode(), request.limits(), clock.instant());
        work(request, draft);
        return ended(draft);
    }

    /**
     * Goes on after an interruption.
     *
     * @param removal of those who were due then, and nobody else
     * @throws IOException if the removal did not begin; nobody was touched
     */
    public CleanUpReport resume(RemovalRequest removal, CleanUpLimits limits) throws IOException {
        Draft draft = new Draft(removal.workspace(), removal.mode(), limits, clock.instant());
        draft.removal = Optional.of(remover.remove(List.of(removal)));
        return ended(draft);
    }

    private CleanUpReport ended(Draft draft) {
        CleanUpReport report = draft.report(clock.instant());
        CleanUpText.ending(report).forEach(log);
        return report;
    }

    private void work(CleanUpRequest request, Draft draft) throws IOException {
        Remembered before;
        try {
            before = memory.read();
        } catch (IOException e) {
            draft.stop(noMemory(
                    e,
                    "Put it back as it was; or delete it: then everybody's grace period begins anew, and the roster is"
                            + " compared with none before."));
            return;
        }
        draft.stop = shrunk(request, before);
        if (draft.stop.isPresent()) {
            return;
        }
        SearchReport found = search.run(request.search());
        draft.search = Optional.of(found);
        if (found.problem().isPresent()) {
            return;
        }
        SearchText.lines(found).forEach(log);
        Marking marking = mark(request, draft, found, before);
        draft.stop = tooMany(request.limits(), marking.due().size(), found.members());
        CleanUpText.plan(draft.report(draft.startedAt)).forEach(log);
        if (!request.mode().dryRun()) {
            keep(request, draft, before, marking.marks());
        }
        if (draft.stop.isEmpty() && !marking.due().isEmpty()) {
            List<PersonId> people = marking.due().stream()
                    .map(one -> PersonId.account(one.account()))
                    .toList();
            draft.removal = Optional.of(remover.remove(List.of(removal(request, people))));
        }
    }

    private static RemovalRequest removal(CleanUpRequest request, List<PersonId> people) {
        return new RemovalRequest(
                        request.workspace(),
                        people,
                        request.mode(),
                        request.search().policy())
                // whoever is not on the roster is not invited by an address that is
                .withAddressesOfOthers(request.roster().map(Roster::addresses).orElse(List.of()));
    }

    private Marking mark(CleanUpRequest request, Draft draft, SearchReport found, Remembered before) {
        List<FoundPerson> free = found.found().stream()
                .filter(one -> one.untouchable().isEmpty())
                .toList();
        draft.unchecked = free.stream().filter(FoundPerson::unchecked).toList();
        List<FoundPerson> removable =
                free.stream().filter(one -> !one.unchecked()).toList();
        Map<String, Instant> earlier = before.marks();
        if (!earlier.isEmpty() && !before.criteria().equals(request.criteria())) {
            log.accept("The marks of earlier runs were made for other criteria (" + before.criteria()
                    + ") and do not count.");
            earlier = Map.of();
        }
        Marking marking = new Marking(removable, earlier, request.limits(), draft.startedAt);
        draft.due = marking.due();
        draft.waiting = marking.waiting();
        return marking;
    }

    /** A run that is stopped marks too, but its roster is not what the next one is compared with. */
    private void keep(CleanUpRequest request, Draft draft, Remembered before, Map<String, Instant> marks) {
        int entries = draft.stop.isPresent()
                ? before.rosterEntries()
                : request.roster().map(Roster::size).orElse(before.rosterEntries());
        try {
            memory.keep(new Remembered(request.criteria(), entries, marks));
        } catch (IOException e) {
            draft.stop(noMemory(e, "See that there is room, and that it may be written."));
        }
    }

    private static Stop noMemory(IOException e, String cure) {
        return new Stop(
                Stop.Guard.NO_MEMORY,
                "What a clean-up keeps for the next run: " + e.getMessage() + ". Nobody was touched.",
                cure);
    }

    private static Optional<Stop> shrunk(CleanUpRequest request, Remembered before) {
        return request.roster()
                .filter(roster -> request.limits().hasShrunk(roster.size(), before.rosterEntries()))
                .map(roster -> new Stop(
                        Stop.Guard.ROSTER_SHRUNK,
                        "The roster " + roster.name() + " has " + roster.size() + " entries, and had "
                                + before.rosterEntries() + " at the last run: more than "
                                + request.limits().mostShrinkage() + " % less. Nobody was touched.",
                        "See whether it is whole. If it is, allow a larger shrinkage once."));
    }

    private static Optional<Stop> tooMany(CleanUpLimits limits, int due, int members) {
        if (due > limits.mostPeople()) {
            return Optional.of(new Stop(
                    Stop.Guard.TOO_MANY_PEOPLE,
                    due + " people are due, and one run removes at most " + limits.mostPeople()
                            + ". Nobody was touched.",
                    "See whether all of them should leave; then allow so many once."));
        }
        if (due > limits.mostOf(members)) {
            return Optional.of(new Stop(
                    Stop.Guard.TOO_LARGE_SHARE,
                    due + " of " + members + " members are due, and one run removes at most " + limits.mostShare()
                            + " %, here " + limits.mostOf(members) + ". Nobody was touched.",
                    "See whether all of them should leave; then allow a larger share once."));
        }
        return Optional.empty();
    }

    /** What the report will be. */
    private static final class Draft {
        private final WorkspaceId workspace;
        private final RemovalMode mode;
        private final CleanUpLimits limits;
        private final Instant startedAt;
        private Optional<SearchReport> search = Optional.empty();
        private Optional<Stop> stop = Optional.empty();
        private List<FoundPerson> due = List.of();
        private List<WaitingPerson> waiting = List.of();
        private List<FoundPerson> unchecked = List.of();
        private Optional<RunReport> removal = Optional.empty();

        Draft(WorkspaceId workspace, RemovalMode mode, CleanUpLimits limits, Instant startedAt) {
            this.workspace = workspace;
            this.mode = mode;
            this.limits = limits;
            this.startedAt = startedAt;
        }

        void stop(Stop why) {
            stop = Optional.of(why);
        }

        CleanUpReport report(Instant finishedAt) {
            return new CleanUpReport(
                    workspace,
                    mode.dryRun(),
                    limits,
                    startedAt,
                    finishedAt,
                    search,
                    stop,
                    due,
                    waiting,
                    unchecked,
                    removal);
        }
    }
}
