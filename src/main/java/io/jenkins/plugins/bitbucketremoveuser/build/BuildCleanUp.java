package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpMemory;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpReport;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.MemoryFile;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportAction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One clean-up of one build. */
public final class BuildCleanUp {
    private final Run<?, ?> run;
    private final TaskListener listener;
    private final BuildFiles files;
    private final String id;

    /**
     * What it came to.
     *
     * @param plan of a dry run that came to its end, what it takes to do exactly this
     */
    public record Result(CleanUpReport report, Optional<PlanReference> plan) {}

    /** @param id of this clean-up within the build; the same when it goes on after a restart */
    public BuildCleanUp(Run<?, ?> run, TaskListener listener, String id) {
        this.run = run;
        this.listener = listener;
        this.id = id;
        files = new BuildFiles(run, id);
    }

    /**
     * Goes on where an earlier call with the same id was cut off, if there was one.
     *
     * @param name tells what is remembered for this clean-up from what is for another one of the same job and workspace;
     *     null for the only one
     * @param expand replaces variables in the texts
     * @param where where the files are
     * @return also if it was interrupted, see {@link CleanUpReport#interrupted()}
     * @throws AbortException for input that cannot be meant, or if the audit log cannot be written; nothing was asked of
     *     Bitbucket
     */
    public Result cleanUp(CleanUpOptions options, String name, UnaryOperator<String> expand, Workspace where)
            throws IOException, InterruptedException {
        BitbucketRemoveUserConfiguration configuration = BitbucketRemoveUserConfiguration.get();
        CleanUpTask task = new CleanUpTask(
                configuration,
                BuildCredentials.of(configuration, run),
                files,
                new BuildAudit(run, listener, id, StartedBy.of(run), files),
                this::say);
        CleanUpReport report = task.run(
                options,
                workspace -> memory(workspace, name == null ? null : new CleanUpName(expand.apply(name))),
                expand,
                where);
        Optional<PlanReference> plan =
                report.removal().isPresent() ? keep(report.removal().get(), options) : Optional.empty();
        if (!report.interrupted()) {
            files.forget();
        }
        return new Result(report, plan);
    }

    private Optional<PlanReference> keep(RunReport removal, CredentialOptions credentials) throws IOException {
        String json = new ReportJson().write(removal);
        files.keepReport(json);
        if (!removal.dryRun()) {
            RestoresAction.keep(run, new KeptCredentials(id, credentials));
        }
        ReportAction.show(run, id);
        return BuildRemoval.isPlan(removal) ? Optional.of(new KeptPlans(run).seal(id, json)) : Optional.empty();
    }

    /** With the job, so that it outlives the builds and goes with the job. */
    private CleanUpMemory memory(WorkspaceId workspace, CleanUpName name) {
        Path folder = run.getParent().getRootDir().toPath().resolve("bitbucket-clean-up");
        // no slug has a plus in it, but dots
        return new MemoryFile(folder.resolve(workspace.key() + (name == null ? "" : "+" + name.key()) + ".json"));
    }

    private void say(String line) {
        listener.getLogger().println("[Bitbucket] " + line);
    }
}
