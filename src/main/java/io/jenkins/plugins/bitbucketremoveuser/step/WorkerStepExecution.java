package io.jenkins.plugins.bitbucketremoveuser.step;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildVerdict;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Works beside the pipeline's own thread. After a restart of Jenkins it starts again with the journal in the build's
 * folder: whatever is done can be repeated, and nothing that was done is missing from the report.
 */
abstract class WorkerStepExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private final String id = UUID.randomUUID().toString();
    private transient volatile Thread worker;
    private volatile Throwable stopCause;

    WorkerStepExecution(StepContext context) {
        super(context);
    }

    /**
     * How the work ended.
     *
     * @param result what the step returns
     * @param failure what it throws if the verdict is FAILURE
     */
    record Ending(BuildVerdict verdict, Object result, Supplier<AbortException> failure) {}

    /** @param id the same when it goes on after a restart */
    abstract Ending work(Run<?, ?> run, TaskListener listener, String id) throws IOException, InterruptedException;

    @Override
    public final boolean start() {
        begin();
        return false;
    }

    @Override
    public final void onResume() {
        if (stopCause == null) {
            begin();
        } else {
            // aborted, and Jenkins went down before the abort was through
            getContext().onFailure(stopCause);
        }
    }

    private void begin() {
        worker = RemovalThreads.get().start(this::work);
    }

    private void work() {
        StepContext context = getContext();
        try {
            Run<?, ?> run = Objects.requireNonNull(context.get(Run.class));
            TaskListener listener = Objects.requireNonNull(context.get(TaskListener.class));
            finish(context, run, work(run, listener, id));
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

    private void finish(StepContext context, Run<?, ?> run, Ending ending) throws IOException, InterruptedException {
        Result result = ending.verdict().result();
        // an abort that came after the last request must not let the pipeline go on
        if (result == Result.ABORTED || stopCause != null) {
            interrupted(context);
            return;
        }
        if (result == Result.FAILURE) {
            context.onFailure(ending.failure().get());
            return;
        }
        if (result == Result.UNSTABLE) {
            Objects.requireNonNull(context.get(FlowNode.class))
                    .addOrReplaceAction(new WarningAction(Result.UNSTABLE)
                            .withMessage(ending.verdict().summary()));
            run.setResult(Result.UNSTABLE);
        }
        context.onSuccess(ending.result());
    }

    /** By an abort; or because Jenkins goes down, and then the step stays open and goes on afterwards. */
    private void interrupted(StepContext context) {
        if (stopCause != null) {
            context.onFailure(stopCause);
        }
    }

    /** The worker tells what was done until then, and ends the step; only without one there is nothing to wait for. */
    @Override
    public final void stop(Throwable cause) throws Exception {
        stopCause = cause;
        Thread current = worker;
        if (current != null && current.isAlive()) {
            current.interrupt();
        } else {
            super.stop(cause);
        }
    }
}
