package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.FirstPage;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.Repository;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for what keeps one person's name, and cleans it if that was asked for. None of it is access: whatever goes wrong
 * here is noted, and ends no removal.
 */
final class PersonResidues {
    private static final int MOST_NAMED = 3;

    private final Person person;
    private final ResidueKinds kinds;
    private final WorkspaceAccess access;
    private final RemovalSettings settings;
    private final RemovalMode mode;
    private final Approval approval;
    private final Diagnosis diagnosis;
    private final Clock clock;
    private final ResidueCleaning cleaning;
    private final Map<Residue, ResidueResult> results = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Leftover> left = new ArrayList<>();
    private final Map<Failure, List<String>> failures = new LinkedHashMap<>();
    private Optional<FirstPage<Repository>> reach = Optional.empty();

    /** What could not be looked at, and why. */
    private record Failure(String noun, boolean cleanable, Problem problem) {}

    PersonResidues(
            Person person,
            ResidueKinds kinds,
            WorkspaceAccess access,
            Diagnosis diagnosis,
            RemovalSettings settings,
            RemovalMode mode,
            Approval approval,
            Pause pause,
            Clock clock) {
        this.person = person;
        this.kinds = kinds;
        this.access = access;
        this.settings = settings;
        this.mode = mode;
        this.approval = approval;
        this.diagnosis = diagnosis;
        this.clock = clock;
        cleaning = new ResidueCleaning(person, results, left, kinds, diagnosis, settings, pause, clock);
    }

    /** So far, also after a failure or an interruption. */
    Residues soFar() {
        return new Residues(List.copyOf(results.values()), notes, left);
    }

    /**
     * What may not be told any more once the person's access is gone.
     *
     * @param resumed after an interruption, when some of it may be gone already
     */
    void lookBefore(boolean resumed) throws InterruptedException {
        attempt("open pull requests of the person", false, "", () -> {
            Optional<FirstPage<Residue>> page = kinds.pullRequests().writtenBy(person);
            page.ifPresent(found -> add(found, kinds.pullRequests(), "the person"));
            return page.isPresent();
        });
        if (mode.cleanResidues()) {
            attempt("repositories within reach", false, "", () -> {
                reach = access.someReach(person);
                return true;
            });
            if (resumed) {
                notes.add("This run goes on after an interruption: what was within reach before that is not known.");
            }
        }
    }

    /** @param grants all that were found */
    void look(Collection<GrantResult> grants) throws InterruptedException {
        ResiduePlaces places = mode.cleanResidues()
                ? ResiduePlaces.ofReach(grants, reach, settings.cleaningLimit())
                : ResiduePlaces.ofGrants(grants, settings.residueLimit());
        notes.addAll(places.notes());
        try {
            for (ResidueKind kind : kinds.all()) {
                for (String place : kind.isOnProjects() ? places.projects() : places.repositories()) {
                    look(kind, place);
                }
            }
            if (isToClean()) {
                cleaning.run();
            }
        } catch (BitbucketException e) {
            endEarly(diagnosis.of(e));
        } catch (RuntimeException e) {
            // whatever it is, the person's access is gone, and the report has to say so
            endEarly(Diagnosis.defect(e));
        } catch (InterruptedException e) {
            endEarly(new Problem(Problem.Kind.STOPPED, "The run was stopped.", "Look there by hand."));
            throw e;
        }
        failures.forEach(this::tell);
        failures.clear();
    }

    /** For somebody whose turn did not come. */
    void notLooked(Problem why) {
        endEarly(why);
    }

    private boolean isToClean() {
        return mode.cleanResidues() && !mode.dryRun();
    }

    private void look(ResidueKind kind, String place) throws BitbucketException, InterruptedException {
        Optional<BitbucketException> passing = attempt(kind.noun(), kind.isCleanable(), place, () -> {
            Optional<FirstPage<Residue>> page = kind.find(person, place);
            page.ifPresent(found -> add(found, kind, place));
            return page.isPresent();
        });
        if (passing.isPresent()) {
            throw passing.get();
        }
    }

    private void add(FirstPage<Residue> page, ResidueKind kind, String where) {
        for (Residue residue : page.rows()) {
            ResidueResult.State state = ResidueResult.State.LISTED;
            String message = "";
            if (kind.isCleanable() && mode.cleanResidues() && !approval.covers(person, residue)) {
                state = ResidueResult.State.LEFT;
                message = Approval.NOT_IN_PLAN;
                left.add(new Leftover(residue.describe(), Approval.NOT_IN_PLAN, Approval.CURE));
            } else if (kind.isCleanable() && mode.cleanResidues()) {
                Optional<ResidueKind.Reason> obstacle =
                        mode.dryRun() ? kind.obstacle(person, residue) : Optional.empty();
                state = obstacle.isPresent() ? ResidueResult.State.LEFT : planned();
                message = obstacle.map(ResidueKind.Reason::why).orElse("");
            }
            results.put(residue, new ResidueResult(residue, state, clock.instant(), message));
        }
        if (page.more()) {
            notes.add(
                    "More open pull requests than the " + page.rows().size() + " listed were found for " + where + ".");
        }
    }

    private ResidueResult.State planned() {
        return mode.dryRun() ? ResidueResult.State.PLANNED : ResidueResult.State.UNVERIFIED;
    }

    @FunctionalInterface
    private interface Look {
        /** @return false if Bitbucket's answer says nothing, here as elsewhere */
        boolean tells() throws BitbucketException, InterruptedException;
    }

    /** @return the exception after which going on makes no sense just now, if there was one */
    private Optional<BitbucketException> attempt(String noun, boolean cleanable, String place, Look look)
            throws InterruptedException {
        Optional<Problem> hidden = kinds.whyHidden(noun);
        if (hidden.isPresent()) {
            failed(noun, cleanable, hidden.get(), place);
            return Optional.empty();
        }
        try {
            if (!look.tells()) {
                Problem untold = new Problem(
                        Problem.Kind.UNEXPECTED_ANSWER,
                        "Bitbucket does not filter this list by person.",
                        "Look for the person's name in the repositories.");
                kinds.hide(noun, untold);
                failed(noun, cleanable, untold, place);
            }
        } catch (BitbucketException e) {
            Problem problem = diagnosis.of(e);
            failed(noun, cleanable, problem, place);
            if (e instanceof ApiErrorException error && isAboutTheCredential(error)) {
                kinds.hide(noun, problem);
            }
            return Diagnosis.isPassing(e) ? Optional.of(e) : Optional.empty();
        } catch (RuntimeException e) {
            // a name that can stand in no address, or a defect: neither may cost the person's removal its report
            failed(noun, cleanable, Diagnosis.defect(e), place);
        }
        return Optional.empty();
    }

    private static boolean isAboutTheCredential(ApiErrorException e) {
        return switch (e.kind()) {
            case MISSING_SCOPE, WRONG_CREDENTIAL_KIND, INVALID_CREDENTIAL -> true;
            default -> false;
        };
    }

    private void failed(String noun, boolean cleanable, Problem problem, String place) {
        List<String> places = failures.computeIfAbsent(new Failure(noun, cleanable, problem), any -> new ArrayList<>());
        if (!place.isEmpty()) {
            places.add(place);
        }
    }

    private void tell(Failure failure, List<String> places) {
        String what = failure.noun() + where(places);
        if (failure.cleanable() && isToClean()) {
            left.add(new Leftover(
                    what + ", if any",
                    "They could not be looked at. " + failure.problem().message(),
                    failure.problem().cure()));
        } else {
            notes.add("Not looked at: " + what + ". " + failure.problem());
        }
    }

    private static String where(List<String> places) {
        if (places.isEmpty()) {
            return "";
        }
        List<String> named = places.subList(0, Math.min(places.size(), MOST_NAMED));
        int others = places.size() - named.size();
        return " in " + String.join(", ", named) + (others == 0 ? "" : " and " + others + " more");
    }

    private void endEarly(Problem why) {
        cleaning.giveUp(why);
        String message = "Looking ended early, so there may be more. " + why.message();
        if (isToClean()) {
            left.add(new Leftover("default reviewers and branch rules, if any", message, why.cure()));
        } else {
            notes.add(message + " " + why.cure());
        }
    }
}
