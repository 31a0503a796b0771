package io.jenkins.plugins.bitbucketremoveuser.management;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditRecord;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedEnd;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedItem;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedPerson;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedRun;
import io.jenkins.plugins.bitbucketremoveuser.audit.JoinedRun;
import io.jenkins.plugins.bitbucketremoveuser.audit.Origin;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlainLine;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportFolder;
import io.jenkins.plugins.bitbucketremoveuser.report.Times;
import io.jenkins.plugins.bitbucketremoveuser.report.Tone;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/**
 * One run as the page shows it. Holds no more than that: the record of a run about thousands is long.
 *
 * @param ended when it was heard of last, with what happened then
 * @param whom how people were named, in one line
 * @param link to the build; empty if it is gone, or the reader may not see it
 * @param reportLink to the build's page of reports; empty if it has none of this run
 * @param more how many people are not among {@code people}
 */
public record AuditRow(
        String kind,
        String result,
        Tone tone,
        String started,
        List<String> resumed,
        String ended,
        String startedBy,
        String runsAs,
        String origin,
        String link,
        String reportLink,
        String workspaces,
        String whom,
        int requests,
        String error,
        List<PersonRow> people,
        int more) {
    private static final int PEOPLE = 50;
    private static final int ITEMS = 200;
    private static final int NAMED = 3;

    /** @param more how many items are not among {@code items} */
    public record PersonRow(
            String workspace,
            String asked,
            String displayName,
            String ids,
            String outcome,
            Tone tone,
            String reason,
            List<ItemRow> items,
            int more,
            List<String> left) {
        static PersonRow of(AuditedPerson person) {
            return new PersonRow(
                    person.workspace(),
                    PlainLine.of(String.join(", ", person.asked())),
                    PlainLine.of(person.displayName()),
                    PlainLine.of((person.accountId() + " " + person.uuid()).strip()),
                    person.outcome(),
                    Tone.of(person.outcome()),
                    PlainLine.of(person.reason()),
                    person.items().stream().limit(ITEMS).map(ItemRow::of).toList(),
                    Math.max(0, person.items().size() - ITEMS),
                    person.left().stream().limit(ITEMS).map(PlainLine::of).toList());
        }
    }

    public record ItemRow(String kind, String id, String name, String level, String state, String at) {
        static ItemRow of(AuditedItem item) {
            return new ItemRow(
                    item.kind(),
                    PlainLine.of(item.id()),
                    PlainLine.of(item.name()),
                    PlainLine.of(item.level()),
                    item.state(),
                    Times.shown(item.at().toString()));
        }
    }

    static AuditRow of(JoinedRun joined) {
        AuditedRun run = joined.run();
        Run<?, ?> build = run.origin() instanceof Origin.Build origin ? find(origin) : null;
        boolean ended = joined.last().event() == AuditRecord.Event.ENDED;
        return new AuditRow(
                run.kind().word(),
                joined.result(),
                Tone.of(joined.result()),
                Times.shown(run.startedAt().toString()),
                run.resumedAt().stream().map(at -> Times.shown(at.toString())).toList(),
                ended ? Times.shown(joined.last().at().toString()) : "",
                PlainLine.of(run.startedBy()),
                PlainLine.of(run.runsAs()),
                PlainLine.of(run.origin().describe()),
                build == null ? "" : build.getUrl(),
                build != null && Files.exists(ReportFolder.report(build, run.id()))
                        ? build.getUrl() + "bitbucket-remove-user/"
                        : "",
                PlainLine.of(String.join(", ", run.workspaces())),
                whom(run.asked()),
                joined.end().map(AuditedEnd::requests).orElse(0),
                PlainLine.of(joined.end().map(AuditedEnd::error).orElse("")),
                joined.people().stream().limit(PEOPLE).map(PersonRow::of).toList(),
                Math.max(0, joined.people().size() - PEOPLE));
    }

    private static String whom(List<String> asked) {
        List<String> some = new ArrayList<>(asked.stream().limit(NAMED).toList());
        if (asked.size() > NAMED) {
            some.add("+" + (asked.size() - NAMED));
        }
        return PlainLine.of(String.join(", ", some));
    }

    private static Run<?, ?> find(Origin.Build origin) {
        try {
            Job<?, ?> job = Jenkins.get().getItemByFullName(origin.job(), Job.class);
            return job == null ? null : job.getBuildByNumber(origin.number());
        } catch (AccessDeniedException e) {
            return null;
        }
    }
}
