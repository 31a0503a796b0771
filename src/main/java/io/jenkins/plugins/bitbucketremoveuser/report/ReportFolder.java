package io.jenkins.plugins.bitbucketremoveuser.report;

import hudson.model.Run;
import java.nio.file.Path;

/** Where a build keeps the reports of its removals. */
public final class ReportFolder {
    private ReportFolder() {}

    public static Path of(Run<?, ?> run) {
        return run.getRootDir().toPath().resolve("bitbucket-remove-user");
    }

    /** @param id of the removal within the build */
    public static Path report(Run<?, ?> run, String id) {
        return of(run).resolve(id + ".json");
    }
}
