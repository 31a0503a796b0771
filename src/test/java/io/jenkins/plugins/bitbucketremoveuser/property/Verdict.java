package io.jenkins.plugins.bitbucketremoveuser.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.Outcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportText;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what one run reports against what is true. */
final class Verdict {
    /** The engine asks to take from this account, which nobody has, to see whether it may; a dry run does so too. */
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private static final Set<RunOutcome> SUCCESS = EnumSet.of(RunOutcome.REMOVED, RunOutcome.NOTHING_TO_DO);

    private Verdict() {}

    static void judge(Run run, SimulatorWorld world) {
        assertFalse(new ReportJson().write(RunReport.of(run.report())).isEmpty());
        assertFalse(ReportText.summary(run.report()).isEmpty());
        assertEquals(run.dryRun(), run.report().dryRun());
        assertFalse(run.report().interrupted());
        if (!run.mayFail()) {
            assertTrue(
                    run.report().problem().isEmpty(),
                    () -> "ended early: " + run.report().problem());
        }
        everybody(run, world);
        success(run);
        requests(run, world);
    }

    private static void everybody(Run run, SimulatorWorld world) {
        Map<String, String> emails = run.scenario().ids(world);
        List<PersonReport> people = run.report().people();
        assertEquals(
                emails.keySet().stream().sorted().toList(),
                people.stream()
                        .flatMap(person -> person.asked().stream())
                        .map(PersonId::key)
                        .sorted()
                        .toList());
        Set<String> reported = new HashSet<>();
        for (PersonReport person : people) {
            Set<String> same = person.asked().stream()
                    .map(id -> emails.get(id.key()))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(1, same.size(), () -> "not the same person: " + person);
            String email = same.iterator().next();
            boolean again = !reported.add(email);
            // whoever is no member is known by no id, so that nothing tells that two mean the same
            assertTrue(
                    !again || !run.before().of(email).member() || person.outcome() instanceof Outcome.Failed,
                    () -> "counted twice: " + people);
            new PersonVerdict(run, email, person).judge();
        }
        assertEquals(Set.copyOf(emails.values()), reported);
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
        Map<String, String> emails = run.scenario().ids(world);
        List<String> leaving = run.report().people().stream()
                .filter(person -> !(person.outcome() instanceof Outcome.Refused))
                .flatMap(person -> person.asked().stream())
                .flatMap(id -> names(id, emails.get(id.key()), world))
                .toList();
        for (RequestRecord write : run.writes()) {
            boolean probe = write.path().contains(NOBODY);
            assertFalse(run.dryRun() && !probe, () -> "a change in a dry run: " + write);
            assertTrue(
                    probe || leaving.stream().anyMatch(write.path()::contains) || ResidueVerdict.isAllowed(write, run),
                    () -> "about somebody who is not to go: " + write);
        }
    }

    /** How a path may name somebody: by UUID, or by address for an invitation if the address was given. */
    private static Stream<String> names(PersonId id, String email, SimulatorWorld world) {
        Stream<String> address =
                id instanceof EmailAddress ? Stream.of("/invitations/" + beforeTheAt(email)) : Stream.empty();
        return email.equals(Scenario.NOBODY)
                ? address
                : Stream.concat(address, Stream.of(world.person(email).uuid().replaceAll("[{}]", "")));
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
