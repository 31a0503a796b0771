package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.client.Bitbucket;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.removal.Diagnosis;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlainLine;
import io.jenkins.plugins.bitbucketremoveuser.removal.Problem;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProblemException;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRun;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunObserver;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds people in a workspace. It changes nothing; and what it cannot be sure of, it does not say. */
public final class UserSearch {
    private final RemovalRun.Connector connector;
    private final Consumer<String> log;
    private final Clock clock;

    /** @param log hears each line for a person */
    public UserSearch(RemovalRun.Connector connector, Consumer<String> log, Clock clock) {
        this.connector = connector;
        this.log = log;
        this.clock = clock;
    }

    /** @return with a problem, and nobody found, if it could not be carried through */
    public SearchReport run(SearchRequest request) {
        RunObserver observer = new RunObserver(log::accept);
        Instant began = clock.instant();
        Outcome outcome = request.policy()
                .refuse(request.workspace(), true)
                .map(refusal ->
                        Outcome.of(new Problem(Problem.Kind.WORKSPACE_NOT_ALLOWED, refusal.message(), refusal.cure())))
                .orElseGet(() -> search(request, observer, began));
        outcome.problem().ifPresent(one -> log.accept(PlainLine.of(one.toString())));
        WorkspaceSearch.Result result = outcome.result();
        return new SearchReport(
                request.workspace(),
                began,
                clock.instant(),
                request.criteria(),
                result.members(),
                result.found(),
                result.kept(),
                result.warnings(),
                outcome.problem(),
                observer.requests());
    }

    private record Outcome(WorkspaceSearch.Result result, Optional<Problem> problem) {
        static Outcome of(Problem problem) {
            return new Outcome(new WorkspaceSearch.Result(0, List.of(), List.of(), List.of()), Optional.of(problem));
        }
    }

    private Outcome search(SearchRequest request, RunObserver observer, Instant began) {
        log.accept(SearchText.question(request));
        try (Bitbucket bitbucket = connector.connect(request.workspace(), observer)) {
            Diagnosis diagnosis = new Diagnosis(bitbucket);
            try {
                return new Outcome(
                        new WorkspaceSearch(bitbucket, request, began, log).run(diagnosis), Optional.empty());
            } catch (ProblemException e) {
                return Outcome.of(e.problem());
            } catch (BitbucketException e) {
                return Outcome.of(diagnosis.of(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Outcome.of(
                        new Problem(Problem.Kind.STOPPED, "The search was stopped. Nobody is named.", "Run it again."));
            } catch (RuntimeException e) {
                return Outcome.of(Diagnosis.defect(e));
            }
        }
    }
}
