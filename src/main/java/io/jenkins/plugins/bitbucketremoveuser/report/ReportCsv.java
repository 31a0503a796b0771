package io.jenkins.plugins.bitbucketremoveuser.report;

import io.jenkins.plugins.bitbucketremoveuser.removal.SpreadsheetCell;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A report as a table: of each person a line of its own, then one for each grant, residue and remark. */
final class ReportCsv {
    private static final String[] COLUMNS = {
        "workspace",
        "asked",
        "displayName",
        "accountId",
        "uuid",
        "outcome",
        "row",
        "kind",
        "id",
        "name",
        "level",
        "state",
        "at",
        "message",
        "cure",
        "link"
    };

    void write(Report report, Appendable out) throws IOException {
        try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord((Object[]) COLUMNS);
            for (WorkspacePart workspace : report.workspaces()) {
                PersonPart nobody = nobody(workspace);
                for (Remark problem : workspace.problems()) {
                    row(csv, workspace, nobody, problem);
                }
                for (PersonPart person : workspace.people()) {
                    rows(csv, workspace, person);
                }
            }
        }
    }

    /** For what is about the workspace as a whole. */
    private static PersonPart nobody(WorkspacePart workspace) {
        return new PersonPart(List.of(), "", "", "", workspace.outcome(), List.of(), List.of(), List.of());
    }

    private static void rows(CSVPrinter csv, WorkspacePart workspace, PersonPart person) throws IOException {
        row(csv, workspace, person, "person", "", "", "", "", "", "", "", "", "");
        for (GrantRow grant : person.grants()) {
            row(
                    csv,
                    workspace,
                    person,
                    "grant",
                    grant.kind(),
                    grant.id(),
                    grant.name(),
                    grant.level(),
                    grant.state(),
                    grant.at(),
                    grant.message(),
                    "",
                    grant.link());
        }
        for (ResidueRow residue : person.residues()) {
            row(
                    csv,
                    workspace,
                    person,
                    "residue",
                    residue.kind(),
                    residue.where() + (residue.id().isEmpty() ? "" : " " + residue.id()),
                    residue.what(),
                    "",
                    residue.state(),
                    residue.at(),
                    residue.message(),
                    "",
                    residue.link());
        }
        for (Remark remark : person.remarks()) {
            row(csv, workspace, person, remark);
        }
    }

    private static void row(CSVPrinter csv, WorkspacePart workspace, PersonPart person, Remark remark)
            throws IOException {
        row(csv, workspace, person, remark.type(), "", "", remark.what(), "", "", "", remark.text(), remark.cure(), "");
    }

    private static void row(CSVPrinter csv, WorkspacePart workspace, PersonPart person, String... cells)
            throws IOException {
        for (String cell : new String[] {
            workspace.workspace(),
            String.join(" ", person.asked()),
            person.displayName(),
            person.accountId(),
            person.uuid(),
            person.outcome()
        }) {
            csv.print(SpreadsheetCell.of(cell));
        }
        for (String cell : cells) {
            csv.print(SpreadsheetCell.of(cell));
        }
        csv.println();
    }
}
