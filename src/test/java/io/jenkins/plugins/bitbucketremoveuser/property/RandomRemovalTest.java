package io.jenkins.plugins.bitbucketremoveuser.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.bitbucketremoveuser.removal.GrantResult.State;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.ResidueResult;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Whatever a workspace looks like and however Bitbucket answers: nobody else is touched, and the report says what is
 * true. Every build tries other cases. A failure prints its case, as small as it could be made, and its seed; to run it
 * again elsewhere, put {@code seed = "..."} into the {@code @Property}.
 */
class RandomRemovalTest {
    private static final List<String> OUTCOMES =
            List.of("removed", "still-member", "not-a-member", "refused", "planned", "failed");

    @Provide
    Arbitrary<Scenario> small() {
        return Scenarios.small();
    }

    @Provide
    Arbitrary<Scenario> large() {
        return Scenarios.large();
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void reportsAreTrueInSmallWorkspaces(@ForAll("small") Scenario scenario) {
        for (Run run : go(scenario)) {
            for (PersonReport person : run.report().people()) {
                Statistics.label("outcome").collect(person.outcome().word());
                person.grants().forEach(grant -> Statistics.label("state").collect(grant.state()));
                person.residues()
                        .results()
                        .forEach(residue -> Statistics.label("residue").collect(residue.state()));
            }
        }
        checkThatEverythingHappens();
    }

    /** Cases in which, say, nobody could ever be removed would prove nothing. */
    private static void checkThatEverythingHappens() {
        Statistics.label("outcome").coverage(coverage -> {
            for (String word : OUTCOMES) {
                coverage.check(word).percentage(percentage -> percentage > 0.5);
            }
        });
        Statistics.label("residue").coverage(coverage -> {
            for (ResidueResult.State state : EnumSet.of(
                    ResidueResult.State.LISTED,
                    ResidueResult.State.PLANNED,
                    ResidueResult.State.CLEANED,
                    ResidueResult.State.LEFT)) {
                coverage.check(state).percentage(percentage -> percentage > 1);
            }
        });
        Statistics.label("state").coverage(coverage -> {
            for (State state : State.values()) {
                coverage.check(state).percentage(percentage -> percentage > 0.1);
            }
        });
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void reportsAreTrueInLargeWorkspaces(@ForAll("large") Scenario scenario) {
        go(scenario);
    }

    private static List<Run> go(Scenario scenario) {
        try (Trial trial = new Trial(scenario)) {
            return trial.go();
        }
    }

    /** Latency is left out: it takes real time, and no answer depends on it. */
    @Example
    void everySwitchOfTheSimulatorIsTried() {
        Set<String> all = Arrays.stream(Behaviour.Builder.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Behaviour.Builder.class)
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        all.remove("latency");

        assertEquals(
                all,
                Stream.of(Switch.ALL, Switch.GIVING, Switch.FINDING)
                        .flatMap(List::stream)
                        .map(Switch::method)
                        .collect(Collectors.toCollection(TreeSet::new)),
                "add the new switch of Behaviour to the class Switch");
    }
}
