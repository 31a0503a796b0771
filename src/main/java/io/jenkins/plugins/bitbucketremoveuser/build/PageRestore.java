package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.AbortException;
import hudson.model.Cause;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoices;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RevokedAccess;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One restore of what a build took away from some people, or a dry run of one, done after the build's end. */
public final class PageRestore {
    private final Run<?, ?> run;
    private final KeptRestore kept;
    private final BuildFiles files;

    PageRestore(Run<?, ?> run, KeptRestore kept) {
        this.run = run;
        this.kept = kept;
        files = new BuildFiles(run, kept.id());
    }

    /** Within the build. */
    public String id() {
        return kept.id();
    }

    /** Whether it looks only. */
    public boolean isDryRun() {
        return kept.isDryRun();
    }

    /** Who wanted it first, for example {@code user alice}. */
    public String startedBy() {
        return kept.startedBy();
    }

    /** For whom it is, by their keys. */
    public List<String> people() {
        return kept.people();
    }

    /** Where it tells what it does, line by line. */
    public Path log() {
        return ReportFolder.of(run).resolve(id() + ".log");
    }

    public Path report() {
        return ReportFolder.report(run, id());
    }

    /** Whether it was begun and has not come to its end: it runs, or it was cut off. */
    public boolean isBegun() {
        return files.isBegun();
    }

    /** Whether it came to its end, in whatever way. */
    public boolean isEnded() {
        return !isBegun() && Files.exists(report());
    }

    /** Whether it can go on, if it does not run. Nothing is lost with a dry run: that is made again. */
    boolean isCutOff() {
        return isBegun() && !isDryRun();
    }

    /**
     * Goes on where an earlier call was cut off, if there was one.
     *
     * @param by who wants it
     * @return also if it was interrupted, see {@link RestoreReport#interrupted()}
     * @throws AbortException if it cannot be done; nothing was asked of Bitbucket
     */
    public RestoreReport restore(TaskListener listener, Cause.UserIdCause by) throws IOException {
        BuildLosses losses;
        try {
            losses = new BuildLosses(run);
        } catch (InvalidInputException e) {
            throw new AbortException(e.getMessage());
        }
        return new BuildRestore(run, listener, id(), StartedBy.of(List.of(by)))
                .restore(new Chosen(losses, people()), isDryRun());
    }

    /** As if it had never been. It does not run. */
    void forget() throws IOException {
        RestoresAction.forget(run, kept);
        files.forget();
        Files.deleteIfExists(report());
        Files.deleteIfExists(log());
    }

    private record Chosen(BuildLosses losses, List<String> people) implements RestoreSource {
        @Override
        public RevokedAccess revoked() {
            return losses.all().ofKeys(people);
        }

        @Override
        public CredentialChoices credentials(WorkspaceId workspace) {
            return losses.credentials(workspace, people);
        }
    }
}
