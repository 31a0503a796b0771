package io.jenkins.plugins.bitbucketremoveuser.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records of runs that never were. */
public final class Records {
    public static final Instant START = Instant.parse("2026-11-25T08:00:00Z");

    private Records() {}

    public static AuditedRun run(String id) {
        return run(id, "jane@acme.org", START);
    }

    public static AuditedRun run(String id, String asked, Instant startedAt, Instant... resumedAt) {
        return new AuditedRun(
                id,
                RunKind.REMOVAL,
                "user alice",
                "SYSTEM",
                new Origin.Build("hr/leaver", 7, "https://jenkins.acme.org/job/hr/job/leaver/7/"),
                List.of("acme"),
                List.of(asked),
                startedAt,
                List.of(resumedAt));
    }

    public static AuditedPerson person(String displayName, String outcome, AuditedItem... items) {
        return new AuditedPerson(
                "acme",
                List.of("jane@acme.org"),
                displayName,
                "557058:aaaa",
                "{0b6e3a52-0000-4000-8000-000000000001}",
                outcome,
                "",
                List.of(items),
                List.of());
    }

    public static AuditedItem item(String name) {
        return new AuditedItem("group", "developers", name, "read", "revoked", START.plusSeconds(1));
    }

    public static AuditedEnd end(String result, AuditedPerson... people) {
        return new AuditedEnd(result, result.equals("interrupted"), 52, "", List.of(people));
    }

    public static AuditRecord ended(AuditedRun run) {
        return AuditRecord.ended(
                run, START.plusSeconds(60), end("removed", person("Jane Doe", "removed", item("Developers"))));
    }

    /** Newest first. */
    static List<AuditRecord> all(AuditLog log) throws IOException {
        List<AuditRecord> all = new ArrayList<>();
        try (AuditReader reader = log.read(line -> {
            throw new AssertionError(line.toString());
        })) {
            for (Optional<AuditRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                all.add(next.get());
            }
        }
        return all;
    }

    static List<String> ids(AuditLog log) throws IOException {
        return all(log).stream().map(record -> record.run().id()).toList();
    }
}
