package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.EffectivePermission;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes away everything one person holds, kind after kind, then reads again. "Removed" needs all three: each grant that
 * was found is gone, no repository can be reached any more, and the membership of the workspace is gone.
 */
final class PersonRemoval {
    private final Person person;
    private final Approval approval;
    private final WorkspaceAccess access;
    private final Diagnosis diagnosis;
    private final RemovalSettings settings;
    private final Account account;
    private final Pause pause;
    private final Clock clock;
    private final Map<Grant.Key, GrantResult> results = new LinkedHashMap<>();
    private final Set<Grant.Key> goneBefore = new HashSet<>();
    private final Map<Grant.Key, Leftover> refused = new LinkedHashMap<>();
    private final Map<Leftover, AccessKind> unknown = new LinkedHashMap<>();

    /** Hears of each step, so that the account of it survives whatever happens next. */
    interface Account {
        void say(String line);

        void remember(List<GrantResult> results);
    }

    /** @param earlier what an interrupted run has done for this person; empty if there was none */
    PersonRemoval(
            Person person,
            List<GrantResult> earlier,
            Approval approval,
            WorkspaceAccess access,
            Diagnosis diagnosis,
            RemovalSettings settings,
            Account account,
            Pause pause,
            Clock clock) {
        this.person = person;
        this.approval = approval;
        this.access = access;
        this.diagnosis = diagnosis;
        this.settings = settings;
        this.account = account;
        this.pause = pause;
        this.clock = clock;
        for (GrantResult result : earlier) {
            // what was left then may be gone now, and what was gone may be back: all of it is read again
            if (result.state() == GrantResult.State.LEFT || result.state() == GrantResult.State.ALREADY_GONE) {
                goneBefore.add(result.grant().key());
            }
            results.put(result.grant().key(), result.in(GrantResult.State.UNVERIFIED, clock.instant(), ""));
        }
    }

    /** What became of each grant so far, also after a failure. */
    List<GrantResult> results() {
        return List.copyOf(results.values());
    }

    Outcome run() throws BitbucketException, InterruptedException {
        leaveWhatCannotBeRead();
        for (AccessKind kind : access.kinds(person)) {
            revoke(kind, kind.find(person));
            revokeUnseen(kind);
        }
        Optional<Leftover> remains = confirm();
        if (remains.isPresent() && unknown.values().stream().noneMatch(AccessKind::givesAccess)) {
            account.say("  still has access; looking everywhere");
            for (AccessKind kind : access.kinds(person)) {
                revoke(kind, kind.findEverywhere(person));
            }
            remains = confirm();
        }
        if (refused.isEmpty() && remains.isEmpty()) {
            unknown.values().removeIf(AccessKind::endsWithMembership);
        }
        List<Leftover> left = new ArrayList<>(refused.values());
        left.addAll(unknown.keySet());
        remains.ifPresent(left::add);
        return left.isEmpty() ? new Outcome.Removed() : new Outcome.StillMember(left);
    }

    /** @return why the person still has access for no reason that is known; empty if a grant is known to be left */
    private Optional<Leftover> confirm() throws BitbucketException, InterruptedException {
        confirmGrants();
        confirmRefused();
        return refused.isEmpty() ? waitForTheEnd() : Optional.empty();
    }

    /** An interrupted run, or a plan, may have had credentials, or been asked for something, that this run has not. */
    private void leaveWhatCannotBeRead() {
        Set<Grant.Kind> readable =
                access.kinds(person).stream().map(AccessKind::kind).collect(Collectors.toSet());
        leave(
                unverified(),
                readable,
                "A run that was interrupted had begun to take it away, and this run cannot read whether it is gone.");
        leave(
                approval.named(person),
                readable,
                "It is in the plan, and this run can neither take it away nor read whether it is gone.");
    }

    private void leave(List<Grant> grants, Set<Grant.Kind> readable, String why) {
        grants.stream()
                .filter(grant -> !readable.contains(grant.kind()) && !refused.containsKey(grant.key()))
                .forEach(grant -> leave(grant, why, access.cure(grant.kind())));
    }

    private void revoke(AccessKind kind, AccessKind.Findings findings) throws BitbucketException, InterruptedException {
        findings.unknown().forEach(left -> unknown.put(left, kind));
        findings.notes().forEach(note -> account.say("  note: " + note));
        for (Grant grant : findings.grants()) {
            if (refused.containsKey(grant.key())) {
                continue;
            }
            if (approval.covers(person, grant)) {
                revoke(kind, grant);
            } else {
                account.say("  NOT IN THE PLAN, and not touched: " + grant.describe());
                leave(grant, Approval.NOT_IN_PLAN, Approval.CURE);
            }
        }
    }

    /** What was approved and does not show any more: most likely it is gone, and a deletion makes sure. */
    private void revokeUnseen(AccessKind kind) throws BitbucketException, InterruptedException {
        for (Grant grant : approval.named(person)) {
            if (grant.kind() == kind.kind() && !results.containsKey(grant.key())) {
                revoke(kind, grant);
            }
        }
    }

    private void revoke(AccessKind kind, Grant grant) throws BitbucketException, InterruptedException {
        // before the request: if the answer never comes, the grant must not be missing from the account
        record(grant, GrantResult.State.UNVERIFIED, "");
        try {
            if (kind.revoke(person, grant)) {
                goneBefore.remove(grant.key());
                account.say("  took away " + grant.describe());
            } else {
                goneBefore.add(grant.key());
                account.say("  was gone already: " + grant.describe());
            }
        } catch (ApiErrorException e) {
            if (!Diagnosis.isRefusal(e)) {
                throw e;
            }
            Problem problem = kind.explain(e, diagnosis);
            leave(grant, problem.message(), problem.cure());
            account.say(
                    goesWithTheOrganisation(grant)
                            ? "  not taken away by Bitbucket itself, and looked at again: " + grant.describe()
                            : "  COULD NOT take away " + grant.describe() + ": " + problem.message());
        }
        access.changed(grant.kind());
    }

    /** Reads again what was revoked, as often as patience allows: Bitbucket may show it for a while. */
    private void confirmGrants() throws BitbucketException, InterruptedException {
        Iterator<Duration> delays = settings.rereadDelays().iterator();
        List<Grant> open = unverified();
        while (!open.isEmpty()) {
            Set<Grant.Key> held = stillHeld(open);
            for (Grant grant : open) {
                if (!held.contains(grant.key())) {
                    record(
                            grant,
                            goneBefore.contains(grant.key())
                                    ? GrantResult.State.ALREADY_GONE
                                    : GrantResult.State.REVOKED,
                            "");
                }
            }
            open = unverified();
            if (!delays.hasNext()) {
                break;
            }
            if (!open.isEmpty()) {
                pause.waitFor(delays.next());
            }
        }
        for (Grant grant : open) {
            if (goneBefore.contains(grant.key())) {
                leave(
                        grant,
                        "Bitbucket answered that it is not there to take away (404), but still shows it "
                                + settings.later() + ".",
                        access.cure(grant.kind()));
            } else {
                leave(
                        grant,
                        "Bitbucket accepted the deletion but still shows it " + settings.later() + ".",
                        "Run it again in a few minutes; a repeated run is safe.");
            }
        }
    }

    /**
     * What is refused may go all the same with something else that was taken away, only that it may show a little
     * longer.
     */
    private void confirmRefused() throws BitbucketException, InterruptedException {
        Iterator<Duration> delays = settings.rereadDelays().iterator();
        while (true) {
            List<Grant> open = results.values().stream()
                    .map(GrantResult::grant)
                    .filter(grant -> refused.containsKey(grant.key()) && goesWithTheOrganisation(grant))
                    .toList();
            if (open.isEmpty()) {
                return;
            }
            Set<Grant.Key> held = stillHeld(open);
            for (Grant grant : open) {
                if (!held.contains(grant.key())) {
                    refused.remove(grant.key());
                    record(grant, GrantResult.State.ALREADY_GONE, "");
                    account.say("  gone with what was taken away: " + grant.describe());
                }
            }
            if (held.isEmpty() || !delays.hasNext()) {
                return;
            }
            pause.waitFor(delays.next());
        }
    }

    /** A group of the workspace goes with the organisation's; and all of the organisation's with the directory. */
    private boolean goesWithTheOrganisation(Grant grant) {
        return switch (grant.kind()) {
            case GROUP -> isTakenAway(Grant.Kind.ORGANISATION_GROUP) || isTakenAway(Grant.Kind.DIRECTORY_MEMBERSHIP);
            case ORGANISATION_GROUP, ORGANISATION_ROLE -> isTakenAway(Grant.Kind.DIRECTORY_MEMBERSHIP);
            default -> false;
        };
    }

    private boolean isTakenAway(Grant.Kind kind) {
        return results.values().stream()
                .anyMatch(result -> result.grant().kind() == kind && result.state() != GrantResult.State.LEFT);
    }

    private void leave(Grant grant, String why, String cure) {
        refused.put(grant.key(), new Leftover(grant.describe(), why, cure));
        record(grant, GrantResult.State.LEFT, why);
    }

    private List<Grant> unverified() {
        return results.values().stream()
                .filter(result -> result.state() == GrantResult.State.UNVERIFIED)
                .map(GrantResult::grant)
                .toList();
    }

    private Set<Grant.Key> stillHeld(Collection<Grant> open) throws BitbucketException, InterruptedException {
        Set<Grant.Key> held = new HashSet<>();
        for (AccessKind kind : access.kinds(person)) {
            List<Grant> ofKind =
                    open.stream().filter(grant -> grant.kind() == kind.kind()).toList();
            if (!ofKind.isEmpty()) {
                kind.stillHeld(person, ofKind).forEach(grant -> held.add(grant.key()));
            }
        }
        return held;
    }

    /** @return why the person still counts as having access; empty if nothing shows any more */
    private Optional<Leftover> waitForTheEnd() throws BitbucketException, InterruptedException {
        Iterator<Duration> delays = settings.rereadDelays().iterator();
        while (true) {
            access.changed();
            Optional<Leftover> remains = remains();
            if (remains.isEmpty() || !delays.hasNext()) {
                return remains;
            }
            pause.waitFor(delays.next());
        }
    }

    private Optional<Leftover> remains() throws BitbucketException, InterruptedException {
        if (access.isMember(person)) {
            return Optional.of(new Leftover(
                    "membership of the workspace",
                    "No grant is left that this run can see, but " + settings.later()
                            + " Bitbucket still counts the person as a member.",
                    "Look for the person in Workspace settings > User directory, and in admin.atlassian.com if the"
                            + " workspace's people are managed there."));
        }
        if (!person.isMember()) {
            return Optional.empty();
        }
        Optional<List<EffectivePermission>> reach = access.reach(person);
        if (reach.isEmpty() || reach.get().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Leftover(
                "access to " + reach.get().size() + " repositories, for example "
                        + reach.get().get(0).repository().fullName(),
                "No grant is left that this run can see, but " + settings.later()
                        + " Bitbucket still lists them as within the person's reach.",
                "Run it again in a few minutes; if it stays, look at the repository's User and group access."));
    }

    private void record(Grant grant, GrantResult.State state, String message) {
        results.put(grant.key(), new GrantResult(grant, state, clock.instant(), message));
        account.remember(results());
    }
}
