package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives one person back what a removal took away, kind after kind: looks, gives what is missing, and looks again.
 * "Restored" takes a look that shows each grant with the level that it had.
 */
final class PersonRestore {
    private static final int PLAN_IS_FULL = 402;

    private final Person person;
    private final Map<Grant.Kind, WayBack> ways;
    private final RemovalSettings settings;
    private final Account account;
    private final Pause pause;
    private final Clock clock;
    private final Map<Grant.Key, RestoredGrant> results = new LinkedHashMap<>();
    private final Set<Grant.Key> givenBefore;
    private final List<Leftover> left = new ArrayList<>();

    /** Hears of each step, so that the account of it survives whatever happens next. */
    interface Account {
        void say(String line);

        void remember(List<RestoredGrant> results);
    }

    /**
     * @param taken what became of each grant in the removal
     * @param begun what an interrupted run gave back of that, or may have
     */
    PersonRestore(
            Person person,
            List<GrantResult> taken,
            List<RestoredGrant> begun,
            Map<Grant.Kind, WayBack> ways,
            RemovalSettings settings,
            Account account,
            Pause pause,
            Clock clock) {
        this.person = person;
        this.ways = ways;
        this.settings = settings;
        this.account = account;
        this.pause = pause;
        this.clock = clock;
        for (GrantResult one : taken) {
            if (one.wasTaken()) {
                put(one.grant(), RestoredGrant.State.PLANNED, "");
            } else {
                put(
                        one.grant(),
                        RestoredGrant.State.NOT_TAKEN,
                        "In the removal it was " + one.state().word().replace('-', ' ') + "; it is not touched.");
            }
        }
        begun.forEach(one -> results.put(one.grant().key(), one));
        givenBefore = begun.stream().map(one -> one.grant().key()).collect(Collectors.toSet());
    }

    /** What became of each grant so far, also after a failure. */
    List<RestoredGrant> results() {
        return List.copyOf(results.values());
    }

    /** Looks only. */
    RestoreOutcome plan(List<String> notes) throws BitbucketException, InterruptedException {
        Set<String> all = new LinkedHashSet<>(notes);
        for (Map.Entry<Grant.Kind, WayBack> way : ways.entrySet()) {
            for (Grant grant : planned(way.getKey())) {
                if (isMissing(way.getValue(), grant, true)) {
                    account.say("  would give back " + grant.describe());
                    all.addAll(way.getValue().notes(grant));
                }
            }
        }
        boolean something = in(RestoredGrant.State.PLANNED).findAny().isPresent();
        return left.isEmpty() && !something
                ? new RestoreOutcome.NothingToDo()
                : new RestoreOutcome.Planned(left, something ? List.copyOf(all) : List.of());
    }

    RestoreOutcome run() throws BitbucketException, InterruptedException {
        for (Map.Entry<Grant.Kind, WayBack> way : ways.entrySet()) {
            for (Grant grant : open(way.getKey())) {
                if (isMissing(way.getValue(), grant, false)) {
                    give(way.getValue(), grant);
                }
            }
            // before the next kind, which may need that the person is a member again
            confirm(way.getKey(), way.getValue());
        }
        if (!left.isEmpty()) {
            return new RestoreOutcome.PartlyRestored(left);
        }
        return in(RestoredGrant.State.RESTORED).findAny().isPresent()
                ? new RestoreOutcome.Restored()
                : new RestoreOutcome.NothingToDo();
    }

    private boolean isMissing(WayBack way, Grant grant, boolean preview)
            throws BitbucketException, InterruptedException {
        WayBack.Sight sight = look(way, grant, preview);
        if (sight instanceof WayBack.There) {
            there(grant);
        } else if (sight instanceof WayBack.Impossible impossible) {
            leave(grant, impossible);
        }
        return sight instanceof WayBack.Missing;
    }

    /** Where Bitbucket refuses to tell, nothing is given: it might be there with another level. */
    private WayBack.Sight look(WayBack way, Grant grant, boolean preview)
            throws BitbucketException, InterruptedException {
        try {
            return preview ? way.preview(person, grant) : way.look(person, grant);
        } catch (ApiErrorException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            return WayBack.Impossible.because(way.explain(person, e));
        }
    }

    private void give(WayBack way, Grant grant) throws BitbucketException, InterruptedException {
        // before the request: if the answer never comes, it may have been given all the same
        record(grant, RestoredGrant.State.UNVERIFIED, "");
        Iterator<Duration> delays = settings.rereadDelays().iterator();
        boolean given = false;
        while (!given) {
            try {
                way.give(person, grant);
                given = true;
                account.say("  gave back " + grant.describe());
            } catch (BitbucketException e) {
                if (e instanceof ApiErrorException refusal && isRefusal(refusal)) {
                    refused(way, grant, refusal);
                    return;
                }
                if (!delays.hasNext()) {
                    throw e;
                }
                pause.waitFor(delays.next());
                // never sent again without a look: by now it may be there, or somebody else may have given another
                // level
                way.changed();
                if (!(look(way, grant, false) instanceof WayBack.Missing)) {
                    return;
                }
            }
        }
        way.changed();
    }

    /** It may be there all the same: then the refusal was about that. */
    private void refused(WayBack way, Grant grant, ApiErrorException refusal)
            throws BitbucketException, InterruptedException {
        way.changed();
        if (look(way, grant, false) instanceof WayBack.There) {
            there(grant);
        } else if (refusal.status() == PLAN_IS_FULL) {
            leave(
                    grant,
                    new WayBack.Impossible(
                            "The workspace's plan has no room for another user. " + Diagnosis.sentence(refusal),
                            "Make room in the plan, or remove somebody else, and restore once more."));
        } else {
            leave(grant, WayBack.Impossible.because(way.explain(person, refusal)));
        }
    }

    /** Looks again as often as patience allows: Bitbucket may take a while to show what was given. */
    private void confirm(Grant.Kind kind, WayBack way) throws BitbucketException, InterruptedException {
        Iterator<Duration> delays = settings.rereadDelays().iterator();
        List<Grant> open = unverified(kind);
        while (!open.isEmpty()) {
            way.changed();
            for (Grant grant : open) {
                WayBack.Sight sight = look(way, grant, false);
                if (sight instanceof WayBack.There) {
                    record(grant, RestoredGrant.State.RESTORED, "");
                } else if (sight instanceof WayBack.Impossible impossible) {
                    leave(grant, impossible);
                }
            }
            open = unverified(kind);
            if (!open.isEmpty() && delays.hasNext()) {
                pause.waitFor(delays.next());
            } else {
                break;
            }
        }
        for (Grant grant : open) {
            leave(
                    grant,
                    new WayBack.Impossible(
                            "Bitbucket accepted it but does not show it " + settings.later() + ".",
                            "Restore once more in a few minutes; that is safe."));
        }
    }

    private List<Grant> planned(Grant.Kind kind) {
        return in(RestoredGrant.State.PLANNED)
                .filter(grant -> grant.kind() == kind)
                .toList();
    }

    /** What has not been looked at yet; of an interrupted run's, nobody knows whether it arrived. */
    private List<Grant> open(Grant.Kind kind) {
        return Stream.concat(unverified(kind).stream(), planned(kind).stream()).toList();
    }

    private List<Grant> unverified(Grant.Kind kind) {
        return in(RestoredGrant.State.UNVERIFIED)
                .filter(grant -> grant.kind() == kind)
                .toList();
    }

    private Stream<Grant> in(RestoredGrant.State state) {
        return List.copyOf(results.values()).stream()
                .filter(one -> one.state() == state)
                .map(RestoredGrant::grant);
    }

    private static boolean isRefusal(ApiErrorException e) {
        return e.status() < 500 && e.kind() != ApiErrorException.Kind.RATE_LIMITED;
    }

    private void there(Grant grant) {
        boolean byThisRun = givenBefore.contains(grant.key());
        record(grant, byThisRun ? RestoredGrant.State.RESTORED : RestoredGrant.State.THERE, "");
        account.say("  is there" + (byThisRun ? ", given back before the interruption: " : ": ") + grant.describe());
    }

    private void leave(Grant grant, WayBack.Impossible reason) {
        left.add(new Leftover(grant.describe(), reason.why(), reason.cure()));
        record(grant, RestoredGrant.State.LEFT, reason.why());
        account.say("  CANNOT give back " + grant.describe() + ": " + reason.why());
    }

    private void record(Grant grant, RestoredGrant.State state, String message) {
        put(grant, state, message);
        account.remember(results());
    }

    private void put(Grant grant, RestoredGrant.State state, String message) {
        results.put(grant.key(), new RestoredGrant(grant, state, clock.instant(), message));
    }
}
