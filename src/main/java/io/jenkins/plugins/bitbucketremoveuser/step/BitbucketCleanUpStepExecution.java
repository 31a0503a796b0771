package io.jenkins.plugins.bitbucketremoveuser.step;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildCleanUp;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildVerdict;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Removes whoever should no longer be there. */
final class BitbucketCleanUpStepExecution extends WorkerStepExecution {
    private static final long serialVersionUID = 1L;

    private final BitbucketCleanUpStep step;

    BitbucketCleanUpStepExecution(BitbucketCleanUpStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    Ending work(Run<?, ?> run, TaskListener listener, String id) throws IOException, InterruptedException {
        BuildCleanUp.Result done = new BuildCleanUp(run, listener, id)
                .cleanUp(
                        step,
                        step.getName(),
                        UnaryOperator.identity(),
                        () -> getContext().get(FilePath.class));
        CleanUpResult result = CleanUpResult.of(done);
        return new Ending(BuildVerdict.of(done.report()), result, () -> new CleanUpFailedException(result));
    }

    @Override
    public String getStatus() {
        return step.isDryRun() ? "looking for people to clean up" : "cleaning up";
    }
}
