package io.jenkins.plugins.bitbucketremoveuser.step;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildSearch;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildVerdict;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchReport;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Looks for people; after a restart, once more from the beginning. */
final class BitbucketFindUsersStepExecution extends WorkerStepExecution {
    private static final long serialVersionUID = 1L;

    private final BitbucketFindUsersStep step;

    BitbucketFindUsersStepExecution(BitbucketFindUsersStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    Ending work(Run<?, ?> run, TaskListener listener, String id) throws IOException, InterruptedException {
        SearchReport report = new BuildSearch(run, listener)
                .search(step, UnaryOperator.identity(), () -> getContext().get(FilePath.class));
        BuildVerdict verdict = BuildVerdict.of(report);
        return new Ending(verdict, FindResult.of(report), () -> new AbortException(verdict.summary()));
    }

    @Override
    public String getStatus() {
        return "looking for people";
    }
}
