package io.jenkins.plugins.bitbucketremoveuser.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.build.CleanUpForm;
import io.jenkins.plugins.bitbucketremoveuser.build.CleanUpFormDescriptor;
import io.jenkins.plugins.bitbucketremoveuser.build.CleanUpOptions;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import java.util.Set;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * {@code bitbucketCleanUp notOnRoster: 'hr.csv', dryRun: false}; returns a {@link CleanUpResult}. Needs a {@code node} only
 * for a file.
 */
public final class BitbucketCleanUpStep extends BitbucketSearchStep implements CleanUpOptions {
    private static final long serialVersionUID = 1L;

    private String name;
    private boolean dryRun = true;
    private Integer maxRemovals;
    private Integer maxShare;
    private Integer rosterShrinkage;
    private Integer graceDays;
    private DirectoryAction directoryAction = DirectoryAction.NONE;
    private boolean cleanResidues;

    @DataBoundConstructor
    public BitbucketCleanUpStep() {}

    /** Tells what is remembered for this clean-up from what is for another one of the same job and workspace. */
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    @Override
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    @Override
    public Integer getMaxRemovals() {
        return maxRemovals;
    }

    @DataBoundSetter
    public void setMaxRemovals(Integer maxRemovals) {
        this.maxRemovals = maxRemovals;
    }

    @Override
    public Integer getMaxShare() {
        return maxShare;
    }

    @DataBoundSetter
    public void setMaxShare(Integer maxShare) {
        this.maxShare = maxShare;
    }

    @Override
    public Integer getRosterShrinkage() {
        return rosterShrinkage;
    }

    @DataBoundSetter
    public void setRosterShrinkage(Integer rosterShrinkage) {
        this.rosterShrinkage = rosterShrinkage;
    }

    @Override
    public Integer getGraceDays() {
        return graceDays;
    }

    @DataBoundSetter
    public void setGraceDays(Integer graceDays) {
        this.graceDays = graceDays;
    }

    @Override
    public DirectoryAction getDirectoryAction() {
        return directoryAction;
    }

    @DataBoundSetter
    public void setDirectoryAction(DirectoryAction directoryAction) {
        this.directoryAction = directoryAction == null ? DirectoryAction.NONE : directoryAction;
    }

    @Override
    public boolean isCleanResidues() {
        return cleanResidues;
    }

    @DataBoundSetter
    public void setCleanResidues(boolean cleanResidues) {
        this.cleanResidues = cleanResidues;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BitbucketCleanUpStepExecution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor implements CleanUpFormDescriptor {
        @Override
        public String getFunctionName() {
            return "bitbucketCleanUp";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.CleanUp_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @Override
        public Step newInstance(@Nullable StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
            return super.newInstance(request, CleanUpForm.bindable(form));
        }

        @Override
        public boolean expandsVariables() {
            return false;
        }
    }
}
