package io.jenkins.plugins.bitbucketremoveuser.management;

import io.jenkins.plugins.bitbucketremoveuser.audit.AuditPage;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditRecord;
import io.jenkins.plugins.bitbucketremoveuser.audit.JoinedRun;
import io.jenkins.plugins.bitbucketremoveuser.audit.RunKind;
import io.jenkins.plugins.bitbucketremoveuser.audit.UnreadableLine;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlainLine;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreVerdict;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What one request for the page shows. */
public final class AuditView {
    static final int RUNS = 50;

    private static final int FEW = 3;
    private static final int DAMAGES = 10;

    private final AuditFields fields;
    private final AuditPage<AuditRow> page;
    private final boolean shortened;
    private final String trouble;

    private AuditView(AuditFields fields, AuditPage<AuditRow> page, boolean shortened, String trouble) {
        this.fields = fields;
        this.page = page;
        this.shortened = shortened;
        this.trouble = trouble;
    }

    /** @param number of the page, from 1; anything else is the first */
    static AuditView of(JenkinsAudit audit, UnaryOperator<JoinedRun> visible, AuditFields fields, String number) {
        try {
            return new AuditView(
                    fields,
                    AuditPage.read(audit.log(), visible, fields.query(), AuditRow::of, parsed(number), RUNS),
                    audit.log().isShortened(),
                    "");
        } catch (InvalidInputException e) {
            return nothing(fields, e.getMessage());
        } catch (IOException e) {
            return nothing(fields, e.toString());
        }
    }

    private static AuditView nothing(AuditFields fields, String trouble) {
        return new AuditView(fields, new AuditPage<>(List.of(), 1, false, List.of()), false, PlainLine.of(trouble));
    }

    private static int parsed(String number) {
        try {
            return number == null ? 1 : Integer.parseInt(number);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    public List<AuditRow> rows() {
        return page.rows();
    }

    public AuditFields fields() {
        return fields;
    }

    /** Whether older records have been dropped. */
    public boolean isShortened() {
        return shortened;
    }

    /** Why nothing can be shown; empty if it can. */
    public String trouble() {
        return trouble;
    }

    /** Some of the lines that are no records. */
    public List<String> unreadable() {
        return page.unreadable().stream()
                .limit(DAMAGES)
                .map(UnreadableLine::toString)
                .toList();
    }

    public int unreadableCount() {
        return page.unreadable().size();
    }

    public List<String> results() {
        return Stream.of(
                        Arrays.stream(RunOutcome.values()).map(RunOutcome::word),
                        Arrays.stream(RestoreVerdict.values()).map(RestoreVerdict::word),
                        Stream.of(AuditRecord.NOT_ENDED))
                .flatMap(words -> words)
                .distinct()
                .toList();
    }

    public List<String> kinds() {
        return Arrays.stream(RunKind.values()).map(RunKind::word).toList();
    }

    /** Whether everything can be open from the start. */
    public boolean isShort() {
        return isFirst() && isLast() && rows().size() <= FEW;
    }

    public int number() {
        return page.number();
    }

    public boolean isFirst() {
        return page.number() == 1;
    }

    public boolean isLast() {
        return !page.more();
    }

    public String newer() {
        return address(page.number() - 1);
    }

    public String older() {
        return address(page.number() + 1);
    }

    private String address(int number) {
        return "?" + fields.parameters() + "&page=" + number;
    }
}
