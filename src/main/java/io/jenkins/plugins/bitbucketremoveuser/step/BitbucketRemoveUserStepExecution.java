package io.jenkins.plugins.bitbucketremoveuser.step;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildRemoval;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildReport;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildVerdict;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Removes beside the pipeline's own thread. After a restart of Jenkins it starts again with the journal in the build's
 * folder: every deletion can be repeated, and nothing that was done is missing from the report.
 */
final class BitbucketRemoveUserStepExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private final BitbucketRemoveUserStep step;
    private final String id = UUID.randomUUID().toString();
    private transient volatile Thread worker;
    private volatile Throwable stopCause;

    BitbucketRemoveUserStepExecution(BitbucketRemoveUserStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    public boolean start() {
        work();
        return false;
    }

    @Override
    public void onResume() {
        if (stopCause == null) {
            work();
        } else {
            // aborted, and Jenkins went down before the abort was through
            getContext().onFailure(stopCause);
        }
    }

    private void work() {
        worker = RemovalThreads.get().start(this::remove);
    }

    private void remove() {
        StepContext context = getContext();
        try {
            Run<?, ?> run = Objects.requireNonNull(context.get(Run.class));
            TaskListener listener = Objects.requireNonNull(context.get(TaskListener.class));
            BuildReport done = new BuildRemoval(run, listener, id)
                    .remove(step, UnaryOperator.identity(), () -> context.get(FilePath.class));
            finish(context, run, done);
        } catch (InterruptedException e) {
            interrupted(context);
        } catch (Exception | LinkageError e) {
            Throwable cause = stopCause;
            if (cause == null) {
                context.onFailure(e);
            } else {
                cause.addSuppressed(e);
                context.onFailure(cause);
            }
        }
    }

    private void finish(StepContext context, Run<?, ?> run, BuildReport done) throws IOException, InterruptedException {
        RunReport report = done.report();
        BuildVerdict verdict = BuildVerdict.of(report);
        // an abort that came after the last request must not let the pipeline go on
        if (report.interrupted() || stopCause != null) {
            interrupted(context);
            return;
        }
        if (verdict.result() == Result.FAILURE) {
            context.onFailure(new RemovalFailedException(RemovalResult.of(done)));
            return;
        }
        if (verdict.result() == Result.UNSTABLE) {
            Objects.requireNonNull(context.get(FlowNode.class))
                    .addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(verdict.summary()));
            run.setResult(Result.UNSTABLE);
        }
        context.onSuccess(RemovalResult.of(done));
    }

    /** By an abort; or because Jenkins goes down, and then the step stays open and goes on afterwards. */
    private void interrupted(StepContext context) {
        if (stopCause != null) {
            context.onFailure(stopCause);
        }
    }

    /** The worker tells what was done until then, and ends the step; only without one there is nothing to wait for. */
    @Override
    public void stop(Throwable cause) throws Exception {
        stopCause = cause;
        Thread current = worker;
        if (current != null && current.isAlive()) {
            current.interrupt();
        } else {
            super.stop(cause);
        }
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
