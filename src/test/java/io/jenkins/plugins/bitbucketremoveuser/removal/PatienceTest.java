package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Lag;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long Bitbucket may still show what was taken away before it counts as left. */
class PatienceTest {
    /** A groups list, two project grants, the repositories within reach, and four repository grants. */
    private static final int READS_FOR_NINE_GRANTS = 8;

    private static RemovalSettings patience(long seconds) {
        return RemovalSettings.standard().withPatience(Duration.ofSeconds(seconds));
    }

    private static RemovalReport remove(RemovalSettings settings, Lag lag) {
        try (Bench bench = Bench.acme().with(settings)) {
            bench.simulator.behave(b -> b.writeReadLag(lag).membershipLag(lag).effectiveListLag(lag));
            return bench.remove(Worlds.JANE);
        }
    }

    private static List<Leftover> left(RemovalReport report) {
        return assertInstanceOf(Outcome.StillMember.class, Bench.only(report).outcome())
                .left();
    }

    private static Stream<Arguments> delays() {
        return Stream.of(
                delays(0),
                delays(1, 1),
                delays(2, 1, 1),
                delays(15, 1, 2, 4, 8),
                delays(31, 1, 2, 4, 8, 16),
                delays(40, 1, 2, 4, 8, 16, 9),
                delays(600, 1, 2, 4, 8, 16, 32, 64, 128, 256, 89));
    }

    private static Arguments delays(long seconds, long... delays) {
        return Arguments.of(
                seconds, Arrays.stream(delays).mapToObj(Duration::ofSeconds).toList());
    }

    @ParameterizedTest
    @MethodSource("delays")
    void theWaitsGrowAndComeToExactlyThePatience(long seconds, List<Duration> expected) {
        assertEquals(expected, patience(seconds).rereadDelays());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 601, Long.MAX_VALUE / 2})
    void patienceHasAnEnd(long seconds) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> patience(seconds));

        assertEquals(
                "verification wait: \"" + seconds + " s\" is out of range. Give 0 to 600 seconds.", e.getMessage());
    }

    @Test
    void whatShowsForLessThanThatIsRemoved() {
        assertEquals(
                RunOutcome.REMOVED,
                remove(patience(60), Lag.time(Duration.ofSeconds(45))).outcome());
        assertEquals(
                RunOutcome.LEFT_FOR_A_PERSON,
                remove(RemovalSettings.standard(), Lag.time(Duration.ofSeconds(45)))
                        .outcome());
    }

    @Test
    void whatShowsForLongerIsLeftAndTheReasonSaysHowLongItWasLookedAt() {
        RemovalReport report = remove(patience(60), Lag.time(Duration.ofMinutes(30)));

        assertEquals(
                "Bitbucket accepted the deletion but still shows it 60 s later.",
                left(report).get(0).why());
    }

    @Test
    void withoutPatienceItIsReadOnceAndAtOnce() {
        assertEquals(RunOutcome.REMOVED, remove(patience(0), Lag.NONE).outcome());

        assertEquals(
                "Bitbucket accepted the deletion but still shows it right afterwards.",
                left(remove(patience(0), Lag.reads(1))).get(0).why());
    }

    @Test
    void theLongestPatienceTakesSixReadsMoreThanTheUsualOne() {
        Lag endless = Lag.time(Duration.ofDays(1));

        int usual = remove(RemovalSettings.standard(), endless).requestCount();
        int longest = remove(patience(600), endless).requestCount();

        assertTrue(longest > usual, () -> longest + " " + usual);
        assertTrue(longest - usual <= 6 * READS_FOR_NINE_GRANTS, () -> longest + " " + usual);
    }

    @Test
    void theOrganisationGetsMoreUnlessThereIsNone() {
        assertEquals("31 s later", patience(15).withPatienceForOrganisation().later());
        assertEquals("76 s later", patience(60).withPatienceForOrganisation().later());
        assertEquals(
                "right afterwards", patience(0).withPatienceForOrganisation().later());
        try (Bench bench =
                Bench.acme(WorkspaceKind.ORGANISATION).withOrganisation().with(patience(60))) {
            bench.simulator.behave(b -> b.membershipLag(Lag.time(Duration.ofSeconds(70))));

            assertEquals(RunOutcome.REMOVED, bench.remove(Worlds.JANE).outcome());
        }
    }
}
