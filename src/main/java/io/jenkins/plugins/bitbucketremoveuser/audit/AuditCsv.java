package io.jenkins.plugins.bitbucketremoveuser.audit;

import io.jenkins.plugins.bitbucketremoveuser.removal.SpreadsheetCell;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Runs as a table: of each a line of its own, then one for each person, and one for each thing that was taken away or left. */
public final class AuditCsv {
    private static final String[] COLUMNS = {
        "run",
        "kind",
        "startedAt",
        "lastEvent",
        "lastAt",
        "startedBy",
        "runsAs",
        "job",
        "build",
        "url",
        "result",
        "interrupted",
        "requests",
        "row",
        "workspace",
        "asked",
        "displayName",
        "accountId",
        "uuid",
        "outcome",
        "itemKind",
        "id",
        "name",
        "level",
        "state",
        "at",
        "message"
    };
    private final CSVPrinter csv;

    /** Begins with the names of the columns. */
    public AuditCsv(Appendable out) throws IOException {
        csv = new CSVPrinter(out, CSVFormat.RFC4180);
        csv.printRecord((Object[]) COLUMNS);
    }

    public void write(JoinedRun joined) throws IOException {
        String workspaces = String.join(" ", joined.run().workspaces());
        AuditedPerson everybody =
                new AuditedPerson(workspaces, joined.run().asked(), "", "", "", "", "", List.of(), List.of());
        row(
                joined,
                "run",
                everybody,
                "",
                "",
                "",
                "",
                "",
                "",
                joined.end().map(AuditedEnd::error).orElse(""));
        for (AuditedPerson person : joined.people()) {
            row(joined, "person", person, "", "", "", "", "", "", person.reason());
            for (AuditedItem item : person.items()) {
                row(
                        joined,
                        "item",
                        person,
                        item.kind(),
                        item.id(),
                        item.name(),
                        item.level(),
                        item.state(),
                        item.at().toString(),
                        "");
            }
            for (String left : person.left()) {
                row(joined, "left", person, "", "", left, "", "left", "", "");
            }
        }
    }

    private void row(JoinedRun joined, String row, AuditedPerson person, String... cells) throws IOException {
        AuditedRun run = joined.run();
        AuditRecord last = joined.last();
        print(run.id(), run.kind().word(), run.startedAt().toString());
        print(last.event().word(), last.at().toString());
        print(run.startedBy(), run.runsAs());
        if (run.origin() instanceof Origin.Build build) {
            print(build.job(), Integer.toString(build.number()), build.url());
        } else {
            print(run.origin().describe(), "", "");
        }
        print(
                joined.result(),
                joined.end().map(end -> Boolean.toString(end.interrupted())).orElse(""),
                joined.end().map(end -> Integer.toString(end.requests())).orElse(""),
                row);
        print(person.workspace(), String.join(" ", person.asked()), person.displayName());
        print(person.accountId(), person.uuid(), person.outcome());
        print(cells);
        csv.println();
    }

    private void print(String... cells) throws IOException {
        for (String cell : cells) {
            csv.print(SpreadsheetCell.of(cell));
        }
    }
}
