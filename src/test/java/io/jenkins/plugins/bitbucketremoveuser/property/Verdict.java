package io.jenkins.plugins.bitbucketremoveuser.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.removal.Outcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportText;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Holds what one run reports against what is true. */
final class Verdict {
    /** The engine asks for the deletion of this account's grant to see whether it may delete. */
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private static final Set<RunOutcome> SUCCESS = EnumSet.of(RunOutcome.REMOVED, RunOutcome.NOTHING_TO_DO);

    private Verdict() {}

    static void judge(Run run, SimulatorWorld world) {
        assertFalse(new ReportJson().write(run.report()).isEmpty());
        assertFalse(ReportText.summary(run.report()).isEmpty());
        assertEquals(run.dryRun(), run.report().dryRun());
        assertFalse(run.report().interrupted());
        if (!run.mayFail()) {
            assertTrue(
                    run.report().problem().isEmpty(),
                    () -> "ended early: " + run.report().problem());
        }
        everybody(run);
        success(run);
        requests(run, world);
    }

    private static void everybody(Run run) {
        List<String> asked = run.scenario().asked();
        List<PersonReport> people = run.report().people();
        assertEquals(
                asked,
                people.stream()
                        .map(person -> person.email().value().toLowerCase(Locale.ROOT))
                        .toList());
        for (int i = 0; i < asked.size(); i++) {
            new PersonVerdict(run, asked.get(i), people.get(i)).judge();
        }
    }

    private static void success(Run run) {
        if (isSuccess(run)) {
            assertTrue(
                    run.report().people().stream()
                            .map(PersonReport::outcome)
                            .allMatch(outcome ->
                                    outcome instanceof Outcome.Removed || outcome instanceof Outcome.NotAMember),
                    () -> "a success, but not for all: " + run.report().people());
        }
    }

    private static boolean isSuccess(Run run) {
        return SUCCESS.contains(run.report().outcome());
    }

    /** No deletion is even asked for of anybody who is not to go. */
    private static void requests(Run run, SimulatorWorld world) {
        List<String> leaving = run.report().people().stream()
                .filter(person -> !(person.outcome() instanceof Outcome.Refused))
                .map(person -> person.email().value().toLowerCase(Locale.ROOT))
                .flatMap(email -> names(email, world))
                .toList();
        for (RequestRecord write : run.writes()) {
            assertFalse(run.dryRun(), () -> "a change in a dry run: " + write);
            assertTrue(
                    write.path().contains(NOBODY)
                            || leaving.stream().anyMatch(write.path()::contains)
                            || ResidueVerdict.isAllowed(write, run),
                    () -> "about somebody who is not to go: " + write);
        }
    }

    /** How a path may name somebody: by UUID, or by address for an invitation. */
    private static Stream<String> names(String email, SimulatorWorld world) {
        String address = "/invitations/" + beforeTheAt(email);
        return email.equals(Scenario.NOBODY)
                ? Stream.of(address)
                : Stream.of(address, world.person(email).uuid().replaceAll("[{}]", ""));
    }

    /** What of an address looks the same in a path. */
    static String beforeTheAt(String email) {
        return email.substring(0, email.indexOf('@'));
    }

    /** After a success there is nothing left to do. */
    static void again(Run first, Run second) {
        if (isSuccess(first)) {
            assertEquals(
                    List.of(),
                    second.writes().stream()
                            .filter(write -> write.status() < 300)
                            .toList(),
                    "changes after a success");
        }
    }
}
