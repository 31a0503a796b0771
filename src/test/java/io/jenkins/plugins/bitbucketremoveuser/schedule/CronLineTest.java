package io.jenkins.plugins.bitbucketremoveuser.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronLineTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:34:56Z");

    @Test
    void whenItIsDueNext() {
        assertEquals(
                Optional.of(Instant.parse("2026-11-27T03:15:00Z")),
                new CronLine("TZ=UTC\n15 3 * * *", "nightly").next(NOW));
        assertEquals(
                Optional.of(Instant.parse("2026-11-27T02:15:00Z")),
                new CronLine("TZ=Europe/Berlin\n15 3 * * *", "nightly").next(NOW));
        assertEquals(Optional.empty(), new CronLine("0 0 31 2 *", "never").next(NOW));
    }

    @Test
    void theNameSpreadsWhatIsLeftToJenkins() {
        Set<Optional<Instant>> times = new HashSet<>();
        for (String name : new String[] {"one", "two", "three", "four", "five"}) {
            times.add(new CronLine("H H * * *", name).next(NOW));
            assertEquals(
                    new CronLine("H H * * *", name).next(NOW),
                    new CronLine("H H * * *", name).next(NOW),
                    "the same each time");
        }
        assertTrue(times.size() > 1);
        assertNotEquals(Set.of(Optional.empty()), times);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightly", "* * * *", "61 * * * *", "H H H H H H", "TZ=Nowhere/Land\n0 0 * * *"})
    void whatJenkinsDoesNotUnderstandIsRefused(String spec) {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> new CronLine(spec, "nightly"));

        assertEquals("schedule", refused.field());
        assertTrue(refused.getMessage().contains("is not understood"), refused.getMessage());
    }

    @Test
    void whatIsProbablyNotMeantIsTold() {
        assertNotNull(new CronLine("* * * * *", "nightly").oddity());
        assertNull(new CronLine("H 3 * * *", "nightly").oddity());
    }
}
