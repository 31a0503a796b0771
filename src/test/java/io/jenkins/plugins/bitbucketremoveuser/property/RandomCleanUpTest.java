package io.jenkins.plugins.bitbucketremoveuser.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpBench;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpLimits;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpReport;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.Stop;
import io.jenkins.plugins.bitbucketremoveuser.removal.ProtectedAccounts;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.SetBy;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Credentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Person;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Whatever the roster says from night to night, whoever joins and comes back, and whatever the limits are: those are
 * removed whose turn it is, and nobody else. Every build tries other cases.
 */
class RandomCleanUpTest {
    private static final int NIGHTS = 12;
    private static final String GROUP = "developers";

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void thoseAreRemovedWhoseTurnItIsAndNobodyElse(@ForAll long seed) throws IOException {
        new Company(new Random(seed)).live();
        Statistics.label("ending").coverage(coverage -> {
            for (String ending : List.of("removed", "waiting", "roster-shrunk", "too-many-people", "too-large-share")) {
                coverage.check(ending).percentage(share -> share > 1);
            }
        });
    }

    private static final class Company {
        private final Random random;
        private final List<String> people = new ArrayList<>();
        private final Set<String> untouchable = new TreeSet<>(Set.of(Worlds.ADMIN));
        private final CleanUpLimits limits;

        Company(Random random) {
            this.random = random;
            int size = 3 + random.nextInt(20);
            for (int i = 0; i < size; i++) {
                people.add("worker" + i + (random.nextInt(4) == 0 ? "+ci" : "") + "@acme.org");
            }
            people.stream().filter(any -> random.nextInt(12) == 0).forEach(untouchable::add);
            limits = new CleanUpLimits(
                    1 + random.nextInt(8),
                    10 + random.nextInt(90),
                    10 + random.nextInt(60),
                    random.nextBoolean() ? 0 : random.nextInt(5));
        }

        void live() throws IOException {
            Path folder = Files.createTempDirectory("clean-up");
            try (CleanUpBench bench = new CleanUpBench(world(), folder)) {
                bench.with(SafetyPolicy.of(ProtectedAccounts.of(untouchable, SetBy.JOB)));
                Nights nights = new Nights(limits, untouchable);
                Set<String> roster = new TreeSet<>(people);
                roster.add(Worlds.ADMIN);
                for (int night = 0; night < NIGHTS; night++) {
                    change(roster, bench.world);
                    pass(bench, nights, night, roster);
                }
            } finally {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        }

        private SimulatorWorld world() {
            var world = SimulatorWorld.builder().person(Worlds.ADMIN, "Ada Lindqvist");
            people.forEach(email -> world.person(email, email));
            return world.workspace(
                            Worlds.WORKSPACE,
                            acme -> acme.admins("Administrators", Worlds.ADMIN)
                                    .group("Developers", people.toArray(String[]::new)))
                    .apiToken(Worlds.ADMIN, Worlds.SCOPED_TOKEN, Credentials.ALL_SCOPES)
                    .build();
        }

        /** People leave and are hired again; now and then, half of the file is missing, or somebody gets access anew. */
        private void change(Set<String> roster, SimulatorWorld world) {
            for (String email : people) {
                int dice = random.nextInt(20);
                if (dice < 2) {
                    roster.remove(email);
                } else if (dice < 5) {
                    roster.add(email);
                } else if (dice == 5 && !world.isMember(email)) {
                    world.addToGroup(email, GROUP);
                }
            }
        }

        private void pass(CleanUpBench bench, Nights nights, int night, Set<String> roster) throws IOException {
            Set<String> file = new TreeSet<>(roster);
            if (random.nextInt(6) == 0) {
                file.removeIf(any -> file.size() > 1 && random.nextBoolean());
            }
            boolean dryRun = random.nextInt(5) == 0;
            Set<String> before = members(bench.world);
            Nights.Night expected = nights.pass(night, before, file, dryRun);
            CleanUpReport report = bench.dryRun(dryRun).run(limits, CleanUpBench.notOn(written(file)));
            bench.pass(Duration.ofDays(1));

            String about = "night " + night + ", " + limits + (dryRun ? ", dry run" : "") + ", roster " + file
                    + ", members " + before + ", never " + untouchable;
            assertEquals(expected.stop(), report.stop().map(Stop::guard), about);
            assertEquals(expected.due(), names(CleanUpBench.due(report)), about);
            assertEquals(expected.waiting(), names(CleanUpBench.names(report.waiting())), about);
            Set<String> after = new TreeSet<>(before);
            if (expected.removes() && !dryRun) {
                after.removeAll(expected.due());
            }
            assertEquals(after, members(bench.world), about);
            collect(expected, dryRun);
        }

        private static void collect(Nights.Night night, boolean dryRun) {
            night.stop().ifPresent(guard -> Statistics.label("ending").collect(guard.word()));
            if (night.removes() && !dryRun && !night.due().isEmpty()) {
                Statistics.label("ending").collect("removed");
            } else if (!night.waiting().isEmpty()) {
                Statistics.label("ending").collect("waiting");
            }
        }

        /** As people write it. */
        private String written(Set<String> roster) {
            return roster.stream()
                    .map(email -> random.nextBoolean() ? email : email.toUpperCase(Locale.ROOT))
                    .collect(Collectors.joining(random.nextBoolean() ? "\n" : "\r\n", "", "\n"));
        }

        /** Everybody is called by his or her address. */
        private static Set<String> names(Set<String> displayNames) {
            return new TreeSet<>(displayNames);
        }

        private static Set<String> members(SimulatorWorld world) {
            return world.members().stream().map(Person::email).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
