package io.jenkins.plugins.bitbucketremoveuser.property;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.removal.Grant;
import io.jenkins.plugins.bitbucketremoveuser.removal.GrantResult;
import io.jenkins.plugins.bitbucketremoveuser.removal.Outcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlannedPerson;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever a workspace looks like, however Bitbucket answers, and whatever others change between plan and removal: what was
 * not approved stays, and the report says what is true.
 */
class RandomPlanTest {
    @Provide
    Arbitrary<Scenario> small() {
        return Scenarios.small();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void nothingButThePlanIsTouched(@ForAll("small") Scenario scenario, @ForAll long seed) {
        try (Trial trial = new Trial(scenario)) {
            trial.planChangeApply(new Random(seed)).ifPresent(RandomPlanTest::judge);
        }
        Statistics.label("not in the plan, and there before and after")
                .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 5));
    }

    private static void judge(Trial.Applied applied) {
        for (PersonReport person : applied.report().people()) {
            String email = applied.emails().get(person.asked().get(0).key());
            if (email.equals(Scenario.NOBODY)) {
                continue;
            }
            Set<Grant.Key> before = applied.before().of(email).grants();
            Set<Grant.Key> after = applied.after().of(email).grants();
            List<PlannedPerson> planned = applied.plan().people().stream()
                    .filter(one -> one.asked().stream()
                            .anyMatch(id -> email.equals(applied.emails().get(id.key()))))
                    .toList();
            Set<Grant.Key> beyond = before.stream()
                    .filter(grant -> planned.stream().noneMatch(one -> covers(one, grant)))
                    .collect(Collectors.toSet());
            Statistics.label("not in the plan, and there before and after").collect(!beyond.isEmpty());
            assertTrue(after.containsAll(beyond), () -> "nobody approved that: " + beyond + " of " + person);
            if (person.outcome() instanceof Outcome.Removed) {
                assertTrue(visible(applied.after().of(email), person).isGone(), () -> "is not removed: " + person);
                assertTrue(
                        visible(applied.before().of(email), person).grants().stream()
                                .noneMatch(beyond::contains),
                        () -> "more is there than was planned: " + person);
            }
            if (person.outcome() instanceof Outcome.StillMember) {
                Set<Grant.Key> left = person.grants().stream()
                        .filter(result -> result.state() == GrantResult.State.LEFT)
                        .map(result -> result.grant().key())
                        .collect(Collectors.toSet());
                Set<Grant.Key> told = after.stream()
                        .filter(grant -> person.grants().stream()
                                .anyMatch(result -> result.grant().key().equals(grant)))
                        .collect(Collectors.toSet());
                assertTrue(left.containsAll(told), () -> "is there, and not called left: " + told + " of " + person);
            }
        }
    }

    /** No address leads to the account of somebody who is no member, whatever is granted to it. */
    private static Truth.Holding visible(Truth.Holding holding, PersonReport person) {
        boolean knowsAccount =
                person.person().filter(one -> !one.uuid().isEmpty()).isPresent();
        return knowsAccount ? holding : holding.only(kind -> kind == Grant.Kind.INVITATION);
    }

    private static boolean covers(PlannedPerson planned, Grant.Key grant) {
        return planned.grants().stream().anyMatch(one -> one.key().equals(grant))
                || grant.kind() == Grant.Kind.REPOSITORY
                        && planned.bound()
                                .filter(bound -> bound.slugs()
                                        .map(slugs -> slugs.contains(grant.id()))
                                        .orElse(true))
                                .isPresent();
    }
}
