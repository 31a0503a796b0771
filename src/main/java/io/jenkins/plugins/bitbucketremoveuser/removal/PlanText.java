package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a plan comes to, in one paragraph for whoever is to approve it. */
public final class PlanText {
    private static final int MOST_PEOPLE = 20;
    private static final int MOST_WARNINGS = 10;

    private PlanText() {}

    /** @param report of a dry run */
    public static String summary(RunReport report) {
        List<String> sentences = new ArrayList<>();
        for (RemovalReport workspace : report.workspaces()) {
            sentences.add(summary(workspace));
        }
        return PlainLine.of(String.join(" ", sentences));
    }

    private static String summary(RemovalReport report) {
        List<String> people = report.people().stream().map(PlanText::person).toList();
        List<String> warnings = report.people().stream()
                .map(PersonReport::outcome)
                .filter(Outcome.Planned.class::isInstance)
                .flatMap(outcome -> ((Outcome.Planned) outcome).warnings().stream())
                .distinct()
                .toList();
        List<Leftover> left = report.remaining();
        StringBuilder text = new StringBuilder("In workspace ")
                .append(report.workspace())
                .append(": ")
                .append(some(people, MOST_PEOPLE))
                .append('.');
        if (report.mode().directory() != DirectoryAction.NONE) {
            text.append(" In the organisation's directory: ")
                    .append(ReportJson.word(report.mode().directory()))
                    .append(", which takes away every Atlassian app.");
        }
        if (!warnings.isEmpty()) {
            text.append(" Warnings: ").append(some(warnings, MOST_WARNINGS)).append('.');
        }
        if (!left.isEmpty()) {
            text.append(" Left for a person: ")
                    .append(some(left.stream().map(Leftover::what).distinct().toList(), MOST_WARNINGS))
                    .append('.');
        }
        report.forecast().map(PlanText::forecast).ifPresent(text::append);
        return text.toString();
    }

    private static String person(PersonReport report) {
        if (report.outcome() instanceof Outcome.Planned planned) {
            return report.who() + " would lose " + ReportText.counted(report)
                    + planned.bound()
                            .map(any -> " and direct repository grants that are not named")
                            .orElse("");
        }
        return report.who() + ": " + report.outcome().word();
    }

    private static String some(List<String> all, int most) {
        int more = all.size() - most;
        return String.join("; ", all.subList(0, Math.min(all.size(), most)))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String forecast(Forecast forecast) {
        return " About " + forecast.about()
                + Optional.of(forecast.atMost())
                        .filter(most -> most > forecast.about())
                        .map(most -> ", at most " + most)
                        .orElse("")
                + " requests to Bitbucket.";
    }
}
