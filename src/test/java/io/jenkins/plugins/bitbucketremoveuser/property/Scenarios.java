package io.jenkins.plugins.bitbucketremoveuser.property;

import io.jenkins.plugins.bitbucketremoveuser.removal.Grant;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random cases. What matters most comes often: an administrator's token, a few people with a few things each. */
final class Scenarios {
    private static final Set<String> HIDING_PROJECT_GRANTS =
            Set.of("permissionFilterByUserUuid", "projectGrantAloneKeepsMembership", "repositoryRowsCarryProject");

    private final int groups;
    private final int projects;
    private final int repositories;
    private final int people;
    private final int links;

    private Scenarios(int groups, int projects, int repositories, int people, int links) {
        this.groups = groups;
        this.projects = projects;
        this.repositories = repositories;
        this.people = people;
        this.links = links;
    }

    static Arbitrary<Scenario> small() {
        return new Scenarios(4, 4, 8, 5, 6).scenarios();
    }

    /** More than one page of repositories, and as much of everything as there is time for. */
    static Arbitrary<Scenario> large() {
        return new Scenarios(30, 20, 300, 12, 40).scenarios();
    }

    private Arbitrary<Scenario> scenarios() {
        return Combinators.combine(layouts(), switches(), troubles(), accesses(), tasks())
                .as(Scenario::new);
    }

    private Arbitrary<Layout> layouts() {
        Arbitrary<Counts> counts = Combinators.combine(
                        number(2, people), number(0, projects), number(0, projects), number(0, repositories))
                .as(Counts::new);
        return Combinators.combine(
                        Arbitraries.of(WorkspaceKind.values()),
                        counts,
                        number(0, people - 1).set().ofMaxSize(2),
                        rarely(number(0, people - 1)),
                        groupPlans().list().ofMaxSize(groups),
                        orMostly(List.of(), number(1, people - 1).list().ofMaxSize(2)),
                        contents())
                .as((kind, count, inactive, owner, groupPlans, administrators, content) -> new Layout(
                        kind,
                        count.people(),
                        inactive,
                        owner,
                        groupPlans,
                        count.projects(),
                        count.filledProjects(),
                        count.repositories(),
                        administrators,
                        content));
    }

    private record Counts(int people, int projects, int filledProjects, int repositories) {}

    private Arbitrary<Layout.Content> contents() {
        return Combinators.combine(
                        links(people, groups),
                        links(people, projects),
                        links(people, repositories),
                        links(groups, projects),
                        links(groups, repositories),
                        orMostly(List.of(), links(people, groups)),
                        links(people, repositories))
                .as(Layout.Content::new);
    }

    private Arbitrary<List<Link>> links(int who, int what) {
        return Combinators.combine(number(0, who - 1), number(0, what - 1), number(0, 11))
                .as(Link::new)
                .list()
                .ofMaxSize(links)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<GroupPlan> groupPlans() {
        Arbitrary<Optional<Permission>> permissions = Arbitraries.of(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Permission.READ),
                Optional.of(Permission.WRITE),
                Optional.of(Permission.ADMIN));
        return Combinators.combine(permissions, seldom(2), seldom(8)).as(GroupPlan::new);
    }

    private static Arbitrary<List<Switch>> switches() {
        // a grant on a project is the easiest to overlook
        List<Switch> hiding = Switch.ALL.stream()
                .filter(one -> HIDING_PROJECT_GRANTS.contains(one.method()))
                .toList();
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(Switch.ALL)), Tuple.of(1, Arbitraries.of(hiding)))
                .list()
                .ofMaxSize(8);
    }

    private Arbitrary<Scenario.Trouble> troubles() {
        Arbitrary<List<Scenario.Place>> places = Combinators.combine(
                        Arbitraries.of(Grant.Kind.values()), number(0, repositories - 1))
                .as(Scenario.Place::new)
                .list()
                .ofMaxSize(3);
        return Combinators.combine(
                        orMostly(List.of(), places),
                        orMostly(List.of(), places),
                        Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(1, 1), Tuple.of(1, 4)))
                .as(Scenario.Trouble::new);
    }

    private static Arbitrary<Access> accesses() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(60, Access.Kind.SCOPED_TOKEN),
                                Tuple.of(10, Access.Kind.FULL_TOKEN),
                                Tuple.of(4, Access.Kind.TOKEN_OF_ANOTHER),
                                Tuple.of(3, Access.Kind.READ_ONLY_TOKEN),
                                Tuple.of(3, Access.Kind.APP_PASSWORD),
                                Tuple.of(1, Access.Kind.OAUTH),
                                Tuple.of(1, Access.Kind.ACCESS_TOKEN)),
                        seldom(2))
                .as(Access::new);
    }

    private Arbitrary<Scenario.Task> tasks() {
        Arbitrary<Boolean[]> flags = Combinators.combine(seldom(5), seldom(4), seldom(5), seldom(2))
                .as((byUuid, upperCase, planFirst, clean) -> new Boolean[] {byUuid, upperCase, planFirst, clean});
        return Combinators.combine(
                        asked(),
                        orMostly(Set.of(), number(0, people - 1).set().ofMaxSize(2)),
                        Arbitraries.of(Scenario.Protection.values()),
                        flags,
                        Arbitraries.frequency(Tuple.of(4, 2_000), Tuple.of(1, 1), Tuple.of(1, 4)),
                        Arbitraries.of(100, 2),
                        Arbitraries.frequencyOf(
                                Tuple.of(1, Arbitraries.just(Scenario.Again.NEVER)),
                                Tuple.of(2, Arbitraries.of(Scenario.Again.values()))))
                .as((asked, protectedPeople, protection, flag, walkLimit, previewLimit, again) -> new Scenario.Task(
                        asked.get1(),
                        asked.get2(),
                        protectedPeople,
                        protection,
                        flag[0],
                        flag[1],
                        flag[2],
                        flag[3],
                        walkLimit,
                        previewLimit,
                        again));
    }

    private Arbitrary<Tuple.Tuple2<List<Integer>, List<Scenario.Way>>> asked() {
        Arbitrary<List<Scenario.Way>> ways = orMostly(
                List.of(Scenario.Way.EMAIL),
                Arbitraries.of(Scenario.Way.values()).list().ofMinSize(1).ofMaxSize(3));
        return Combinators.combine(somebody().list().ofMinSize(1).ofMaxSize(3), ways)
                .as(Tuple::of);
    }

    /** Mostly not the caller, and mostly somebody. */
    private Arbitrary<Integer> somebody() {
        return Arbitraries.frequencyOf(
                Tuple.of(16, number(1, people - 1)),
                Tuple.of(1, Arbitraries.just(0)),
                Tuple.of(2, Arbitraries.just(-1)));
    }

    private static Arbitrary<Integer> number(int least, int most) {
        return Arbitraries.integers()
                .between(least, Math.max(least, most))
                .withDistribution(RandomDistribution.uniform());
    }

    private static <T> Arbitrary<Optional<T>> rarely(Arbitrary<T> values) {
        return values.optional(0.06);
    }

    private static <T> Arbitrary<T> orMostly(T usual, Arbitrary<T> others) {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(usual)), Tuple.of(1, others));
    }

    /** True one time out of so many. */
    private static Arbitrary<Boolean> seldom(int times) {
        return Arbitraries.frequency(Tuple.of(times - 1, false), Tuple.of(1, true));
    }
}
