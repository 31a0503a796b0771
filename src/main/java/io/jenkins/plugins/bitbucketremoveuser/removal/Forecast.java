package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;

/**
 * How many requests a removal is going to take, as far as its plan can tell.
 *
 * @param about if nothing goes wrong, without the repository grants that are not named
 * @param atMost the same if every one of those repositories turns out to be granted directly; equal to {@code about} if
 *     all grants are named
 */
public record Forecast(int about, int atMost) {
    /** What can be reached is asked for again when the groups are gone, and when all is. */
    private static final int REACH = 2;

    /** Read when all is gone, and once more at the end. */
    private static final int MEMBERSHIP = 2;

    /** A look and a deletion. */
    private static final int UNNAMED = 2;

    /** @param spent on the plan, of which a removal needs the same again */
    static Forecast of(List<PersonReport> people, int spent, RemovalSettings settings) {
        int about = spent;
        int unnamed = 0;
        for (PersonReport report : people) {
            if (report.outcome() instanceof Outcome.Planned planned) {
                about += of(report);
                unnamed += planned.bound()
                        .map(bound -> bound.slugs().map(List::size).orElse(settings.walkLimit()))
                        .orElse(0);
            }
        }
        return new Forecast(about, about + UNNAMED * unnamed);
    }

    private static int of(PersonReport report) {
        int rereads = (int) report.grants().stream()
                .map(result -> result.grant().kind())
                .filter(kind -> kind != Grant.Kind.GROUP && kind != Grant.Kind.REPOSITORY)
                .count();
        rereads += report.grants().stream().anyMatch(result -> result.grant().kind() == Grant.Kind.GROUP) ? 1 : 0;
        boolean member = report.person().filter(Person::isMember).isPresent();
        return report.grants().size() + rereads + (member ? REACH : 0) + MEMBERSHIP;
    }
}
