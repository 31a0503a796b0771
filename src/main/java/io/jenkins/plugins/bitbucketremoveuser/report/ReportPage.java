package io.jenkins.plugins.bitbucketremoveuser.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one request for the page shows: of all people in all reports those that match, a hundred at a time. The filter sees
 * only what the reader sees.
 */
public final class ReportPage {
    static final int PEOPLE = 100;
    private static final int FEW = 3;
    private static final int LONGEST_QUERY = 200;

    private final List<KeptReport> all;
    private final String query;
    private final int matching;
    private final int number;
    private final List<KeptReport> sections;

    /**
     * @param all as the reader may see them
     * @param query null or empty for everybody
     * @param number of the page, from 1; anything else is the nearest there is
     */
    ReportPage(List<KeptReport> all, String query, String number) {
        this.all = List.copyOf(all);
        this.query = query == null
                ? ""
                : query.strip().substring(0, Math.min(query.strip().length(), LONGEST_QUERY));
        List<KeptReport> filtered = filtered();
        matching = people(filtered);
        this.number = Math.max(1, Math.min(count(), parsed(number)));
        sections = slice(filtered);
    }

    private static int parsed(String number) {
        try {
            return number == null ? 1 : Integer.parseInt(number);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** A workspace that nobody of matches is left out; without a filter it is there, as it may have a problem to tell. */
    private List<KeptReport> filtered() {
        if (query.isEmpty()) {
            return all;
        }
        String lower = query.toLowerCase(Locale.ROOT);
        List<KeptReport> some = new ArrayList<>();
        for (KeptReport kept : all) {
            if (kept.report() != null) {
                List<WorkspacePart> workspaces = kept.report().workspaces().stream()
                        .map(workspace -> workspace.with(workspace.people().stream()
                                .filter(person -> person.matches(lower))
                                .toList()))
                        .filter(workspace -> !workspace.people().isEmpty())
                        .toList();
                if (!workspaces.isEmpty()) {
                    some.add(kept.with(kept.report().with(workspaces)));
                }
            }
        }
        return some;
    }

    private static int people(List<KeptReport> reports) {
        return reports.stream()
                .filter(kept -> kept.report() != null)
                .flatMap(kept -> kept.report().workspaces().stream())
                .mapToInt(workspace -> workspace.people().size())
                .sum();
    }

    /** What has no people is on the page on which its people would begin. */
    private List<KeptReport> slice(List<KeptReport> reports) {
        int from = (number - 1) * PEOPLE;
        int to = from + PEOPLE;
        boolean last = number == count();
        List<KeptReport> shown = new ArrayList<>();
        int position = 0;
        for (KeptReport kept : reports) {
            boolean here = position >= from && (position < to || last);
            if (kept.report() == null) {
                if (here) {
                    shown.add(kept);
                }
                continue;
            }
            List<WorkspacePart> workspaces = new ArrayList<>();
            for (WorkspacePart workspace : kept.report().workspaces()) {
                List<PersonPart> people = workspace.people();
                int first = Math.min(people.size(), Math.max(0, from - position));
                int end = Math.max(first, Math.min(people.size(), to - position));
                boolean empty = people.isEmpty() && position >= from && (position < to || last);
                if (first < end || empty) {
                    workspaces.add(workspace.with(people.subList(first, end)));
                }
                position += people.size();
            }
            if (!workspaces.isEmpty()) {
                shown.add(kept.with(kept.report().with(workspaces)));
            }
        }
        return shown;
    }

    public List<KeptReport> sections() {
        return List.copyOf(sections);
    }

    public String query() {
        return query;
    }

    public boolean filters() {
        return !query.isEmpty();
    }

    public int total() {
        return people(all);
    }

    public int matching() {
        return matching;
    }

    public int number() {
        return number;
    }

    public int count() {
        return Math.max(1, (matching + PEOPLE - 1) / PEOPLE);
    }

    public boolean isLast() {
        return number == count();
    }

    /** Whether everything can be open from the start. */
    public boolean isShort() {
        return matching <= FEW;
    }

    /** The report as a whole, whatever the filter hides. */
    public String summaryOf(KeptReport section) {
        return all.get(section.number() - 1).report().summary();
    }

    public String previous() {
        return address(query, number - 1);
    }

    public String next() {
        return address(query, number + 1);
    }

    private static String address(String query, int number) {
        return "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&page=" + number;
    }
}
