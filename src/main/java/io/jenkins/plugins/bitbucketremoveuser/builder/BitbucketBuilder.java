package io.jenkins.plugins.bitbucketremoveuser.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildVerdict;
import io.jenkins.plugins.bitbucketremoveuser.build.Workspace;
import java.io.IOException;
import java.util.UUID;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What build steps have in common: how they are called, and what their verdict does to the build. */
@Restricted(NoExternalUse.class)
public abstract class BitbucketBuilder extends Builder implements SimpleBuildStep {
    /**
     * @param id of this run within the build
     * @param where where the files are
     */
    abstract BuildVerdict work(Run<?, ?> run, EnvVars env, TaskListener listener, String id, Workspace where)
            throws InterruptedException, IOException;

    @Override
    public final void perform(
            @NonNull Run<?, ?> run,
            @NonNull FilePath workspace,
            @NonNull EnvVars env,
            @NonNull Launcher launcher,
            @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        work(run, env, listener, () -> workspace);
    }

    @Override
    public final void perform(@NonNull Run<?, ?> run, @NonNull EnvVars env, @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        work(run, env, listener, () -> null);
    }

    private void work(Run<?, ?> run, EnvVars env, TaskListener listener, Workspace where)
            throws InterruptedException, IOException {
        BuildVerdict verdict = work(run, env, listener, UUID.randomUUID().toString(), where);
        Result result = verdict.result();
        if (result == Result.ABORTED) {
            throw new InterruptedException(verdict.summary());
        }
        if (result == Result.FAILURE) {
            throw new AbortException(verdict.summary());
        }
        if (result != Result.SUCCESS) {
            run.setResult(result);
        }
    }
}
