package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.ArrayList;
import java.util.List;

/** What a restore comes to, in words, for a log or a terminal. */
public final class RestoreText {
    private RestoreText() {}

    /** The last lines about one person. They may hold hostile names. */
    static List<String> verdict(RestoredPerson report) {
        List<String> lines = new ArrayList<>();
        String who = report.who();
        RestoreOutcome outcome = report.outcome();
        if (outcome instanceof RestoreOutcome.Restored) {
            lines.add("RESTORED " + who + " (" + counted(report, RestoredGrant.State.RESTORED)
                    + "). Read again: everything that the removal took away is there.");
        } else if (outcome instanceof RestoreOutcome.PartlyRestored) {
            lines.add("NOT ALL RESTORED: " + who + " (" + counted(report, RestoredGrant.State.RESTORED)
                    + "). Left for a person to do:");
        } else if (outcome instanceof RestoreOutcome.Planned planned) {
            lines.add("PLANNED: " + who + " would get back " + counted(report, RestoredGrant.State.PLANNED)
                    + ". Nothing was changed.");
            planned.notes().forEach(note -> lines.add("  - " + note));
            if (!planned.left().isEmpty()) {
                lines.add("  What could not be put back:");
            }
        } else if (outcome instanceof RestoreOutcome.NothingToDo) {
            lines.add("NOTHING TO DO: " + who
                    + (report.grants().stream().anyMatch(one -> one.state() == RestoredGrant.State.THERE)
                            ? " has everything that the removal took away. If that was moments ago, restore once more in a few"
                                    + " minutes: Bitbucket may show for a while what is gone."
                            : " lost nothing by that removal."));
        } else if (outcome instanceof RestoreOutcome.Refused refused) {
            lines.add("REFUSED: " + who + ": " + refused.refusal().message() + " "
                    + refused.refusal().cure());
        } else if (outcome instanceof RestoreOutcome.Failed failed) {
            lines.add(
                    "FAILED: " + who + " (" + counted(report, RestoredGrant.State.RESTORED) + "): " + failed.problem());
        }
        report.left().forEach(left -> lines.add("  - " + left.what() + ": " + left.why() + " " + left.cure()));
        report.grants().stream()
                .filter(one -> one.state() == RestoredGrant.State.NOT_TAKEN)
                .forEach(one -> lines.add("  note: " + one.grant().describe() + ": " + one.message()));
        return lines;
    }

    /** One line about the whole run. */
    public static String summary(RestoreReport report) {
        List<WorkspaceRestore> workspaces = report.workspaces();
        if (workspaces.size() == 1) {
            return summary(workspaces.get(0));
        }
        List<String> parts = workspaces.stream().map(RestoreText::ending).toList();
        return PlainLine.of(run(report.dryRun()) + " in " + workspaces.size() + " workspaces: "
                + report.outcome().word() + ". " + String.join("; ", parts) + ". " + report.requestCount()
                + " requests to Bitbucket.");
    }

    /** One line about one workspace. */
    static String summary(WorkspaceRestore report) {
        return PlainLine.of(run(report.dryRun()) + " in workspace " + ending(report) + ", " + report.requestCount()
                + " requests to Bitbucket.");
    }

    private static String run(boolean dryRun) {
        return dryRun ? "Dry run of a restore" : "Restore";
    }

    private static String ending(WorkspaceRestore report) {
        return report.workspace() + ": "
                + ReportText.ending(
                        report.outcome().word(),
                        report.people().stream().map(person -> person.outcome().word()));
    }

    private static String counted(RestoredPerson report, RestoredGrant.State state) {
        return ReportText.counted(
                report.grants().stream().filter(one -> one.state() == state).map(RestoredGrant::grant));
    }
}
