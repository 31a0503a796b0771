package io.jenkins.plugins.bitbucketremoveuser.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.build.SearchForm;
import io.jenkins.plugins.bitbucketremoveuser.build.SearchFormDescriptor;
import java.util.Set;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** {@code bitbucketFindUsers notOnRoster: 'hr.csv'}; returns a {@link FindResult}. Needs a {@code node} only for a file. */
public final class BitbucketFindUsersStep extends BitbucketSearchStep {
    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public BitbucketFindUsersStep() {}

    @Override
    public StepExecution start(StepContext context) {
        return new BitbucketFindUsersStepExecution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor implements SearchFormDescriptor {
        @Override
        public String getFunctionName() {
            return "bitbucketFindUsers";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.FindStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @Override
        public Step newInstance(@Nullable StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
            return super.newInstance(request, SearchForm.bindable(form));
        }

        @Override
        public boolean expandsVariables() {
            return false;
        }
    }
}
