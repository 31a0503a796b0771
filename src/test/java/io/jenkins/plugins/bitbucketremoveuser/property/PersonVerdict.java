package io.jenkins.plugins.bitbucketremoveuser.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.jenkins.plugins.bitbucketremoveuser.removal.Grant;
import io.jenkins.plugins.bitbucketremoveuser.removal.GrantResult;
import io.jenkins.plugins.bitbucketremoveuser.removal.GrantResult.State;
import io.jenkins.plugins.bitbucketremoveuser.removal.Leftover;
import io.jenkins.plugins.bitbucketremoveuser.removal.Outcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RepositoryBound;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Holds what one run reports about one person against what is true. */
final class PersonVerdict {
    private final Run run;
    private final String email;
    private final PersonReport report;
    private final Truth.Holding start;
    private final Truth.Holding before;
    private final Truth.Holding after;
    private final Map<Grant.Key, GrantResult> results = new HashMap<>();

    PersonVerdict(Run run, String email, PersonReport report) {
        this.run = run;
        this.email = email;
        this.report = report;
        start = visible(run.start());
        before = visible(run.before());
        after = visible(run.after());
        report.grants().forEach(result -> results.put(result.grant().key(), result));
    }

    /**
     * What the engine is held to. No address leads to the account of somebody who is no member, whatever is granted to
     * it.
     */
    private Truth.Holding visible(Truth truth) {
        return knowsAccount()
                ? truth.of(email)
                : truth.of(email).only(kind -> kind == Grant.Kind.INVITATION && knowsAddress());
    }

    private boolean knowsAddress() {
        return report.email().isPresent();
    }

    /** Whether an invitation to the person may be pending for all the engine can see. */
    private boolean mayBeInvited() {
        return !run.seesInvitations() || !knowsAddress() && run.before().invitesSomebody();
    }

    private boolean knowsAccount() {
        return report.person().filter(person -> !person.uuid().isEmpty()).isPresent();
    }

    private boolean isUnexamined() {
        return report.outcome() instanceof Outcome.Failed || report.outcome() instanceof Outcome.Refused;
    }

    void judge() {
        assertEquals(report.grants().size(), results.size(), about("a grant is reported twice"));
        assertTrue(before.levels().entrySet().containsAll(after.levels().entrySet()), about("has more than before"));
        if (!knowsAccount()) {
            assertTrue(!before.member() || isUnexamined(), about("is a member, and was overlooked"));
            assertEquals(
                    run.before().of(email).only(kind -> kind != Grant.Kind.INVITATION),
                    run.after().of(email).only(kind -> kind != Grant.Kind.INVITATION),
                    about("has lost more than an invitation"));
        }
        outcome();
        results.values().forEach(this::result);
        before.without(after).forEach(this::lost);
    }

    private void outcome() {
        Outcome outcome = report.outcome();
        boolean mayStay = outcome instanceof Outcome.NotAMember && !before.member()
                || outcome instanceof Outcome.Failed && run.mayFail();
        if (run.isUntouchable(email) && run.isKnown(email)) {
            assertTrue(outcome instanceof Outcome.Refused || mayStay, about("should have been refused"));
        }
        if (outcome instanceof Outcome.Removed) {
            assertFalse(run.dryRun(), about("removed in a dry run"));
            assertTrue(after.isGone(), about("reported as removed, but is not"));
        } else if (outcome instanceof Outcome.StillMember still) {
            assertFalse(run.dryRun(), about("worked on in a dry run"));
            stillMember(still);
        } else if (outcome instanceof Outcome.NotAMember absent) {
            assertFalse(before.member(), about("is a member"));
            assertFalse(
                    before.grants().stream().anyMatch(grant -> grant.kind() == Grant.Kind.INVITATION)
                            && !isUnknown(what(absent.unseen()), Grant.Kind.INVITATION),
                    about("is invited"));
            assertEquals(
                    mayBeInvited(),
                    isUnknown(what(absent.unseen()), Grant.Kind.INVITATION),
                    about("an invitation that cannot be excluded"));
            untouched();
        } else if (outcome instanceof Outcome.Refused) {
            assertTrue(run.isUntouchable(email), about("was refused for no reason"));
            untouched();
        } else if (outcome instanceof Outcome.Planned planned) {
            assertTrue(run.dryRun(), about("planned, but this is no dry run"));
            planned(planned);
        } else if (outcome instanceof Outcome.Failed) {
            assertTrue(run.mayFail(), about("failed for no reason"));
        } else {
            fail(about("an outcome that this test does not know"));
        }
    }

    private void untouched() {
        assertEquals(before, after, about("was touched"));
        assertEquals(List.of(), report.grants(), about("has grants in the report"));
    }

    private void stillMember(Outcome.StillMember still) {
        assertFalse(still.left().isEmpty(), about("still a member, but nothing is left"));
        List<String> left = what(still.left());
        if (after.isGone()) {
            assertTrue(
                    run.lagsLongerThanPatience() || isUnknown(left) || isUnknown(left, Grant.Kind.INVITATION),
                    about("nothing is left, and Bitbucket shows it in time"));
        }
        assertTrue(
                mayBeInvited() || !isUnknown(left, Grant.Kind.INVITATION),
                about("could have been seen not to be invited"));
        for (Grant.Key grant : after.grants()) {
            GrantResult result = results.get(grant);
            assertTrue(
                    result == null ? isUnknown(left, grant.kind()) || run.listsMayTear() : result.state() == State.LEFT,
                    about("is left, but not reported so: " + grant));
        }
        for (GrantResult result : results.values()) {
            if (result.state() == State.LEFT) {
                assertTrue(left.contains(result.grant().describe()), about("not among what is left: " + result));
            }
        }
    }

    private static List<String> what(List<Leftover> left) {
        return left.stream().map(Leftover::what).toList();
    }

    private void planned(Outcome.Planned planned) {
        untouchedButPlanned();
        List<String> sentences = new ArrayList<>(what(planned.left()));
        planned.bound().map(RepositoryBound::describe).ifPresent(sentences::add);
        for (Grant.Key grant : before.grants()) {
            assertTrue(
                    results.containsKey(grant) || isUnknown(sentences, grant.kind()),
                    about("not in the plan: " + grant));
        }
    }

    private void untouchedButPlanned() {
        assertEquals(before, after, about("was touched"));
        results.values().forEach(result -> assertEquals(State.PLANNED, result.state(), about("state")));
    }

    private static boolean isUnknown(List<String> sentences) {
        return isUnknown(sentences, Grant.Kind.PROJECT) || isUnknown(sentences, Grant.Kind.REPOSITORY);
    }

    /** Whether the report says that it does not know all of this kind. */
    private static boolean isUnknown(List<String> sentences, Grant.Kind kind) {
        List<String> beginnings =
                switch (kind) {
                    case ORGANISATION_GROUP -> List.of("organisation groups, if any");
                    case ORGANISATION_ROLE -> List.of("organisation roles, if any");
                    case DIRECTORY_ACCESS, DIRECTORY_MEMBERSHIP -> List.of("the place in the organisation's director");
                    case GROUP -> List.of("group memberships, if any");
                    case PROJECT -> List.of("direct grants, if any, on ");
                    case REPOSITORY ->
                        List.of("direct grants, if any, in ", "at most ", "direct repository grants are not listed");
                    case INVITATION -> List.of("a pending invitation, if any");
                };
        return sentences.stream().anyMatch(sentence -> beginnings.stream().anyMatch(sentence::startsWith));
    }

    private void result(GrantResult result) {
        Grant.Key grant = result.grant().key();
        boolean there = after.grants().contains(grant);
        switch (result.state()) {
            case REVOKED -> {
                assertFalse(there, about("reported as revoked, but is not: " + grant));
                assertTrue(start.grants().contains(grant), about("revoked what was never there: " + grant));
            }
            case ALREADY_GONE -> assertFalse(there, about("reported as gone, but is not: " + grant));
            case LEFT ->
                assertTrue(there || run.lagsLongerThanPatience(), about("reported as left, but is gone: " + grant));
            case UNVERIFIED ->
                assertTrue(
                        report.outcome() instanceof Outcome.Failed, about("not looked at again at the end: " + grant));
            case PLANNED ->
                assertTrue(there || run.lagsLongerThanPatience(), about("in the plan, but there is no such: " + grant));
        }
        if (!start.levels().getOrDefault(grant, "").isEmpty()) {
            assertEquals(start.levels().get(grant), result.grant().level(), about("level of " + grant));
        }
    }

    /** Nobody loses anything without a word about it. */
    private void lost(Grant.Key grant) {
        Set<State> truthful = EnumSet.of(State.REVOKED, State.ALREADY_GONE);
        if (report.outcome() instanceof Outcome.Failed) {
            truthful.add(State.UNVERIFIED);
        }
        if (run.lagsLongerThanPatience()) {
            truthful.add(State.LEFT);
        }
        GrantResult result = results.get(grant);
        assertTrue(
                result != null && truthful.contains(result.state()),
                about("was taken away, which the report does not say: " + grant));
    }

    private Supplier<String> about(String what) {
        return () -> email + " " + what + "\n    report: " + report.outcome() + "\n    grants: " + report.grants()
                + "\n    before: " + before + "\n    after: " + after + "\n";
    }
}
