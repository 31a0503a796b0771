package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a report comes to, in words, for a log or a terminal. */
public final class ReportText {
    private ReportText() {}

    /** The last lines about one person: how it ended and what must still be done. They may hold hostile names. */
    static List<String> verdict(PersonReport report) {
        List<String> lines = new ArrayList<>();
        String who = report.who();
        Outcome outcome = report.outcome();
        if (outcome instanceof Outcome.Removed) {
            boolean member = report.person().filter(Person::isMember).isPresent();
            lines.add("REMOVED " + who + " (" + counted(report) + "). Read again: "
                    + (member
                            ? "nothing is left, and the membership of the workspace is gone."
                            : "the invitation is gone, and nobody with this address is a member."));
        } else if (outcome instanceof Outcome.StillMember) {
            lines.add("NOT ALL REMOVED: " + who + " (" + counted(report) + "). Left for a person to do:");
        } else if (outcome instanceof Outcome.NotAMember) {
            lines.add("NOTHING TO DO: "
                    + (report.email().isPresent()
                            ? "nobody in the workspace has the address " + who
                                    + ". If that is a surprise, check the spelling; it must be the address of the"
                                    + " Atlassian account."
                            : "no member of the workspace has the account id or UUID " + who
                                    + ", and Bitbucket does not say whether anybody else has. If that is a surprise,"
                                    + " check the spelling.")
                    + (report.left().isEmpty() ? "" : " Left for a person to look at:"));
        } else if (outcome instanceof Outcome.Refused refused) {
            lines.add("REFUSED: " + who + begun(report) + ": "
                    + refused.refusal().message() + " " + refused.refusal().cure());
        } else if (outcome instanceof Outcome.Failed failed) {
            lines.add("FAILED: " + who + begun(report) + ": " + failed.problem());
        } else if (outcome instanceof Outcome.Planned planned) {
            lines.add("PLANNED: " + who + " would lose " + counted(report) + ". Nothing was changed.");
            planned.bound().ifPresent(bound -> lines.add("  - " + bound.describe()));
            planned.warnings().forEach(warning -> lines.add("  - WARNING: " + warning));
        }
        report.access().forEach(left -> lines.add("  - " + left.what() + ": " + left.why() + " " + left.cure()));
        return lines;
    }

    private static String begun(PersonReport report) {
        return report.grants().isEmpty() ? "" : " (begun: " + counted(report) + ")";
    }

    /** What keeps one person's name. The lines may hold hostile names. */
    static List<String> residues(PersonReport report) {
        List<String> lines = new ArrayList<>();
        Residues residues = report.residues();
        for (ResidueResult result : residues.results()) {
            lines.add("  "
                    + (result.state() == ResidueResult.State.LISTED
                            ? ""
                            : result.state().word() + ": ")
                    + result.residue().describe() + ", " + result.residue().link()
                    + (result.message().isEmpty() ? "" : " (" + result.message() + ")"));
        }
        if (residues.results().isEmpty()) {
            lines.add("  nothing was found");
        }
        residues.notes().forEach(note -> lines.add("  - " + note));
        if (!residues.left().isEmpty()) {
            lines.add("NOT ALL CLEANED: of " + report.who() + ". Left for a person to do:");
            residues.left().forEach(left -> lines.add("  - " + left.what() + ": " + left.why() + " " + left.cure()));
        }
        return lines;
    }

    static List<String> checkList(List<String> checkList) {
        List<String> lines = new ArrayList<>();
        if (!checkList.isEmpty()) {
            lines.add("No call tells whose these are; a person looks once:");
            checkList.forEach(line -> lines.add("  - " + line));
        }
        return lines;
    }

    /** One line about the whole run. */
    public static String summary(RunReport report) {
        List<RemovalReport> workspaces = report.workspaces();
        if (workspaces.size() == 1) {
            return summary(workspaces.get(0));
        }
        List<String> parts = workspaces.stream().map(ReportText::ending).toList();
        return PlainLine.of(run(report.dryRun()) + " in " + workspaces.size() + " workspaces: "
                + report.outcome().word() + ". " + String.join("; ", parts) + ". " + report.requestCount()
                + " requests to Bitbucket.");
    }

    /** One line about one workspace. */
    public static String summary(RemovalReport report) {
        return PlainLine.of(run(report.dryRun()) + " in workspace " + ending(report) + ", " + report.requestCount()
                + " requests to Bitbucket.");
    }

    private static String run(boolean dryRun) {
        return dryRun ? "Dry run" : "Run";
    }

    private static String ending(RemovalReport report) {
        return report.workspace() + ": "
                + ending(
                        report.outcome().word(),
                        report.people().stream().map(person -> person.outcome().word()));
    }

    /** For example {@code 1 failed, 2 removed}. */
    public static String people(RunReport report) {
        return counts(report.workspaces().stream()
                .flatMap(workspace -> workspace.people().stream())
                .map(person -> person.outcome().word()));
    }

    static String counted(PersonReport report) {
        return counted(report.grants().stream()
                .filter(result -> result.state() != GrantResult.State.LEFT)
                .map(GrantResult::grant));
    }

    /** For example {@code 3 groups, 1 project grant}. */
    static String counted(Stream<Grant> grants) {
        Map<Grant.Kind, Integer> counts = new LinkedHashMap<>();
        grants.forEach(grant -> counts.merge(grant.kind(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((kind, count) -> parts.add(count + " " + kind.noun(count)));
        return parts.isEmpty() ? "no grants" : String.join(", ", parts);
    }

    /** For example {@code failed (1 failed, 2 removed)}. */
    static String ending(String outcome, Stream<String> ofPeople) {
        return outcome + " (" + counts(ofPeople) + ")";
    }

    private static String counts(Stream<String> words) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((word, count) -> parts.add(count + " " + word));
        return String.join(", ", parts);
    }
}
