package io.jenkins.plugins.bitbucketremoveuser.cleanup;

import io.jenkins.plugins.bitbucketremoveuser.finding.FoundPerson;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlainLine;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a clean-up did, in lines for a person. */
public final class CleanUpText {
    private CleanUpText() {}

    /** Before anybody is touched. */
    static List<String> plan(CleanUpReport report) {
        List<String> lines = new ArrayList<>();
        for (WaitingPerson one : report.waiting()) {
            lines.add("  " + name(one.found()) + ": found since " + shown(one.since()) + ", "
                    + (report.dryRun() ? "would be" : "is") + " removed from " + shown(one.due())
                    + " on if still found");
        }
        for (FoundPerson one : report.unchecked()) {
            lines.add("  " + name(one) + ": left alone. Domains are protected, and nobody tells this person's address."
                    + " Give the organisation's id and API key, or remove this person by address.");
        }
        return lines.stream().map(PlainLine::of).toList();
    }

    /** After all of it. */
    static List<String> ending(CleanUpReport report) {
        List<String> lines = new ArrayList<>();
        report.stop().ifPresent(stop -> lines.add("STOPPED: " + stop));
        lines.add(summary(report));
        return lines.stream().map(PlainLine::of).toList();
    }

    /** One line. */
    public static String summary(CleanUpReport report) {
        List<String> parts = new ArrayList<>();
        report.removal().ifPresent(removal -> parts.add(ReportText.people(removal)));
        if (report.removal().isEmpty() && !report.due().isEmpty()) {
            parts.add(report.due().size() + " due");
        }
        add(parts, report.waiting().size(), "waiting");
        add(parts, report.untouchable().size(), "protected");
        add(parts, report.unchecked().size(), "not to be checked");
        return PlainLine.of((report.dryRun() ? "Dry run of a clean-up" : "Clean-up") + " of workspace "
                + report.workspace() + ": "
                + report.outcome().word() + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")")
                + report.stop().map(stop -> ", stopped: " + stop.guard().word()).orElse("")
                + report.problem()
                        .map(problem -> ", the search failed: " + problem.kind().word())
                        .orElse("")
                + ". " + report.requestCount() + " requests to Bitbucket.");
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private static String name(FoundPerson one) {
        return one.person() + " (" + one.account() + ")";
    }

    private static Instant shown(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }
}
