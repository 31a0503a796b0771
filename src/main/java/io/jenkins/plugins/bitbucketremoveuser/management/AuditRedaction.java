package io.jenkins.plugins.bitbucketremoveuser.management;

import io.jenkins.plugins.bitbucketremoveuser.audit.AuditRecord;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedEnd;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedItem;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedPerson;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedRun;
import io.jenkins.plugins.bitbucketremoveuser.audit.Origin;
import io.jenkins.plugins.bitbucketremoveuser.report.Redaction;
import java.util.function.UnaryOperator;

/** A record for somebody who may not see whom it is about: what was done, to how many, and by whom. */
final class AuditRedaction implements UnaryOperator<AuditRecord> {
    private final String hidden;
    private final Redaction redaction;

    /** @param hidden stands for what is not shown at all */
    AuditRedaction(String hidden) {
        this.hidden = hidden;
        redaction = new Redaction(hidden);
    }

    @Override
    public AuditRecord apply(AuditRecord record) {
        return new AuditRecord(
                record.event(), record.at(), of(record.run()), record.end().map(this::of));
    }

    private AuditedRun of(AuditedRun run) {
        return new AuditedRun(
                run.id(),
                run.kind(),
                redaction.addressesIn(run.startedBy()),
                redaction.addressesIn(run.runsAs()),
                of(run.origin()),
                run.workspaces(),
                run.asked().stream().map(redaction::name).toList(),
                run.startedAt(),
                run.resumedAt());
    }

    /** A job may be named after somebody. */
    private Origin of(Origin origin) {
        return origin instanceof Origin.Build build
                ? new Origin.Build(redaction.addressesIn(build.job()), build.number(), "")
                : origin;
    }

    private AuditedEnd of(AuditedEnd end) {
        return new AuditedEnd(
                end.result(),
                end.interrupted(),
                end.requests(),
                end.error().isEmpty() ? "" : hidden,
                end.people().stream().map(this::of).toList());
    }

    /** A rule, or the kind of a problem, is our own word; what stands behind it may name somebody. */
    private AuditedPerson of(AuditedPerson person) {
        return new AuditedPerson(
                person.workspace(),
                person.asked().stream().map(redaction::name).toList(),
                "",
                "",
                "",
                person.outcome(),
                person.reason().isEmpty() ? "" : person.reason().split(":", 2)[0],
                person.items().stream().map(this::of).toList(),
                person.left().stream().map(left -> hidden).toList());
    }

    /** A pull request's title is what a stranger wrote. */
    private AuditedItem of(AuditedItem item) {
        return new AuditedItem(
                item.kind(),
                redaction.addressesIn(item.id()),
                item.kind().startsWith("pull-request") ? "" : redaction.addressesIn(item.name()),
                item.level(),
                item.state(),
                item.at());
    }
}
