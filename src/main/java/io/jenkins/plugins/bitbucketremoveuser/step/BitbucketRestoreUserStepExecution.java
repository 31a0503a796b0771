package io.jenkins.plugins.bitbucketremoveuser.step;

import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildRestore;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildVerdict;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreReport;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Restores beside the pipeline's own thread. After a restart of Jenkins it starts again: what was given back before is
 * there when it looks.
 */
final class BitbucketRestoreUserStepExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private final BitbucketRestoreUserStep step;
    private final String id = UUID.randomUUID().toString();
    private transient volatile Thread worker;
    private volatile Throwable stopCause;

    BitbucketRestoreUserStepExecution(BitbucketRestoreUserStep step, StepContext context) {
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
        worker = RemovalThreads.get().start(this::restore);
    }

    private void restore() {
        StepContext context = getContext();
        try {
            Run<?, ?> run = Objects.requireNonNull(context.get(Run.class));
            TaskListener listener = Objects.requireNonNull(context.get(TaskListener.class));
            finish(context, run, new BuildRestore(run, listener, id).restore(step));
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

    private void finish(StepContext context, Run<?, ?> run, RestoreReport report)
            throws IOException, InterruptedException {
        // an abort that came after the last request must not let the pipeline go on
        if (report.interrupted() || stopCause != null) {
            interrupted(context);
            return;
        }
        BuildVerdict verdict = BuildVerdict.of(report);
        if (verdict.result() == Result.FAILURE) {
            context.onFailure(new RestoreFailedException(RestoreResult.of(report)));
            return;
        }
        if (verdict.result() == Result.UNSTABLE) {
            Objects.requireNonNull(context.get(FlowNode.class))
                    .addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(verdict.summary()));
            run.setResult(Result.UNSTABLE);
        }
        context.onSuccess(RestoreResult.of(report));
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
        return "restoring what build " + step.getBuild() + " removed";
    }
}
