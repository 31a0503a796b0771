package io.jenkins.plugins.bitbucketremoveuser.step;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildRestore;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildVerdict;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreReport;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Gives back what a build took away. */
final class BitbucketRestoreUserStepExecution extends WorkerStepExecution {
    private static final long serialVersionUID = 1L;

    private final BitbucketRestoreUserStep step;

    BitbucketRestoreUserStepExecution(BitbucketRestoreUserStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    Ending work(Run<?, ?> run, TaskListener listener, String id) throws IOException {
        RestoreReport report = new BuildRestore(run, listener, id).restore(step);
        RestoreResult result = RestoreResult.of(report);
        return new Ending(BuildVerdict.of(report), result, () -> new RestoreFailedException(result));
    }

    @Override
    public String getStatus() {
        return "restoring what build " + step.getBuild() + " removed";
    }
}
