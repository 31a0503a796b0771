package io.jenkins.plugins.bitbucketremoveuser.finding;

import io.jenkins.plugins.bitbucketremoveuser.removal.PlainLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What came of a search, in lines for a person. */
public final class SearchText {
    private SearchText() {}

    /** What is looked for, so that a criterion that was forgotten shows. */
    static String question(SearchRequest request) {
        return PlainLine.of("Looking in " + request.workspace() + " for " + whom(request) + ".");
    }

    /** In words, which may hold hostile names. */
    public static String whom(SearchRequest request) {
        return "everybody who "
                + request.criteria().stream().map(Criterion::description).collect(Collectors.joining(", and "));
    }

    public static List<String> lines(SearchReport report) {
        List<String> lines = new ArrayList<>();
        report.warnings().forEach(warning -> lines.add("Warning: " + warning));
        for (FoundPerson found : report.found()) {
            lines.add("  " + found.person() + " (" + found.account() + "): "
                    + found.reasons().stream().map(FoundPerson.Reason::text).collect(Collectors.joining(", ")));
            found.untouchable()
                    .ifPresent(refusal -> lines.add("    would not be touched by a removal: " + refusal.message()));
        }
        for (KeptPeople kept : report.kept()) {
            int more = kept.count() - kept.names().size();
            lines.add("  kept, " + kept.count() + ": " + kept.reason() + " (" + String.join(", ", kept.names())
                    + (more > 0 ? " and " + more + " more" : "") + ")");
        }
        lines.add(summary(report));
        return lines.stream().map(PlainLine::of).toList();
    }

    /** One line. */
    public static String summary(SearchReport report) {
        if (report.problem().isPresent()) {
            return "Nobody was found in " + report.workspace() + ": the search failed. " + report.totalRequests()
                    + " requests.";
        }
        long untouchable = report.found().stream()
                .filter(found -> found.untouchable().isPresent())
                .count();
        return "Found " + report.found().size() + " of the " + report.members() + " members of " + report.workspace()
                + (untouchable > 0 ? ", " + untouchable + " of whom a removal would not touch" : "") + ". "
                + report.totalRequests() + " requests. Nothing was changed.";
    }
}
