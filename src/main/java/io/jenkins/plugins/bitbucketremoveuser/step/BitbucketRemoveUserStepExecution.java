package io.jenkins.plugins.bitbucketremoveuser.step;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildRemoval;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildReport;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Takes access away from people. */
final class BitbucketRemoveUserStepExecution extends WorkerStepExecution {
    private static final long serialVersionUID = 1L;

    private final BitbucketRemoveUserStep step;

    BitbucketRemoveUserStepExecution(BitbucketRemoveUserStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    Ending work(Run<?, ?> run, TaskListener listener, String id) throws IOException, InterruptedException {
        BuildReport done = new BuildRemoval(run, listener, id)
                .remove(step, UnaryOperator.identity(), () -> getContext().get(FilePath.class));
        RemovalResult result = RemovalResult.of(done);
        return new Ending(BuildVerdict.of(done.report()), result, () -> new RemovalFailedException(result));
    }

    @Override
    public String getStatus() {
        List<String> whom = new ArrayList<>(step.addresses());
        whom.addAll(step.getAccounts());
        if (step.getPeopleFile() != null) {
            whom.add("the people in " + step.getPeopleFile());
        }
        if (step.getPlan() != null) {
            whom.add("whoever is in the plan");
        }
        return "removing " + String.join(", ", whom);
    }
}
