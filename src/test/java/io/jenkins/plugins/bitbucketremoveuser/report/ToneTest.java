package io.jenkins.plugins.bitbucketremoveuser.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages show in green, and what they do not. */
class ToneTest {

    @ParameterizedTest
    @CsvSource({
        "removed, GOOD",
        "restored, GOOD",
        "partly-restored, WARNING",
        "left-for-a-person, WARNING",
        "still-member, WARNING",
        "interrupted, WARNING",
        "planned, NEUTRAL",
        "not-a-member, NEUTRAL",
        "refused, BAD",
        "failed, BAD",
        "a word of a later version, WARNING"
    })
    void onlyWhatWasProvenLooksLikeASuccess(String outcome, Tone tone) {
        assertEquals(tone, Tone.of(outcome));
    }
}
