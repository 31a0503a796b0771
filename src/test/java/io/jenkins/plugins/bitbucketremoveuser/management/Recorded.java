package io.jenkins.plugins.bitbucketremoveuser.management;

import io.jenkins.plugins.bitbucketremoveuser.audit.AuditReader;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditRecord;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditRuns;
import io.jenkins.plugins.bitbucketremoveuser.audit.JoinedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** What the running Jenkins has recorded. */
public final class Recorded {
    private Recorded() {}

    static Path folder() {
        return Jenkins.get().getRootDir().toPath().resolve("bitbucket-remove-user/audit");
    }

    /** Newest first. */
    public static List<JoinedRun> runs() throws IOException {
        List<JoinedRun> all = new ArrayList<>();
        try (AuditRuns runs = new AuditRuns(JenkinsAudit.get().log(), line -> {
            throw new AssertionError(line.toString());
        })) {
            for (Optional<JoinedRun> next = runs.next(); next.isPresent(); next = runs.next()) {
                all.add(next.get());
            }
        }
        return all;
    }

    /** Newest first. */
    public static List<String> events() throws IOException {
        List<String> all = new ArrayList<>();
        try (AuditReader records = JenkinsAudit.get().log().read(line -> {
            throw new AssertionError(line.toString());
        })) {
            for (Optional<AuditRecord> next = records.next(); next.isPresent(); next = records.next()) {
                all.add(next.get().event().word());
            }
        }
        return all;
    }
}
