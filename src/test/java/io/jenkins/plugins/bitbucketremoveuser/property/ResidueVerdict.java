package io.jenkins.plugins.bitbucketremoveuser.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.removal.Residue;
import io.jenkins.plugins.bitbucketremoveuser.removal.ResidueResult;
import io.jenkins.plugins.bitbucketremoveuser.removal.ResidueResult.State;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds what one run reports about residues against what is true. That nobody else got lost is judged with everything
 * else that others have.
 */
final class ResidueVerdict {
    private static final Set<State> OPEN = EnumSet.of(State.LEFT, State.UNVERIFIED);

    private final SimulatorWorld world;
    private final Map<String, Set<String>> before = new LinkedHashMap<>();
    private final Set<String> emptyRules;

    /** Before the run. */
    ResidueVerdict(SimulatorWorld world, List<String> emails) {
        this.world = world;
        emails.forEach(email -> before.put(email, world.residues().of(email)));
        emptyRules = world.residues().emptyRules();
    }

    /** A rule is written back whole, so that its address names nobody. */
    static boolean isAllowed(RequestRecord write, Run run) {
        return run.scenario().task().cleanResidues()
                && write.method().equals("PUT")
                && write.path().contains("/branch-restrictions/");
    }

    void judge(Run run) {
        boolean cleans = run.scenario().task().cleanResidues() && !run.dryRun();
        assertEquals(emptyRules, world.residues().emptyRules(), "a rule was emptied");
        Map<String, String> emails = run.scenario().ids(world);
        // whoever is no member and is named in several ways is reported for each of them
        Map<String, List<ResidueResult>> results = run.report().people().stream()
                .collect(Collectors.groupingBy(
                        person -> emails.get(person.asked().get(0).key()),
                        Collectors.flatMapping(person -> person.residues().results().stream(), Collectors.toList())));
        results.forEach((email, ofPerson) -> judge(email, ofPerson, cleans));
        if (run.report().outcome() == RunOutcome.REMOVED) {
            assertTrue(
                    run.report().people().stream()
                            .flatMap(person -> person.residues().results().stream())
                            .noneMatch(result -> OPEN.contains(result.state())),
                    "a success, but not all was cleaned");
        }
    }

    private void judge(String email, List<ResidueResult> results, boolean cleans) {
        Set<String> after = before.containsKey(email) ? world.residues().of(email) : Set.of();
        Set<String> lost = new TreeSet<>(before.getOrDefault(email, Set.of()));
        lost.removeAll(after);
        if (!cleans) {
            assertEquals(Set.of(), lost, () -> email + " was cleaned without being asked");
        }
        for (ResidueResult result : results) {
            judge(email, result, cleans, after, lost);
        }
        assertEquals(Set.of(), lost, () -> email + " was cleaned without a word: " + results);
    }

    private static void judge(String email, ResidueResult result, boolean cleans, Set<String> after, Set<String> lost) {
        String truth = truth(result.residue());
        switch (result.state()) {
            case CLEANED, ALREADY_GONE -> {
                assertTrue(cleans, () -> email + ": was not to be cleaned: " + result);
                assertFalse(after.contains(truth), () -> email + ": reported as cleaned, but is not: " + result);
            }
            case PLANNED -> assertFalse(cleans, () -> email + ": still planned: " + result);
            case UNVERIFIED -> assertTrue(false, () -> email + ": has no end: " + result);
            case LISTED, LEFT -> {}
        }
        lost.remove(truth);
    }

    private static String truth(Residue residue) {
        return switch (residue.kind()) {
            case DEFAULT_REVIEWER_PROJECT, DEFAULT_REVIEWER_REPOSITORY -> "reviewer of " + residue.where();
            case BRANCH_RESTRICTION -> "rule " + residue.id() + " of " + residue.where();
            case PULL_REQUEST_AUTHOR, PULL_REQUEST_REVIEWER -> residue.describe();
        };
    }
}
