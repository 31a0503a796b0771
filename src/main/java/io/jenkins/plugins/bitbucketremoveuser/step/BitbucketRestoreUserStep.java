package io.jenkins.plugins.bitbucketremoveuser.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.build.RemovalForm;
import io.jenkins.plugins.bitbucketremoveuser.build.RemovalFormDescriptor;
import io.jenkins.plugins.bitbucketremoveuser.build.RestoreOptions;
import java.util.Set;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** {@code bitbucketRestoreUser build: '12'}; returns a {@link RestoreResult}. Needs no {@code node}. */
public final class BitbucketRestoreUserStep extends BitbucketUserStep implements RestoreOptions {
    private static final long serialVersionUID = 1L;

    private final String build;
    private String job;

    /** @param build the number of the build that removed */
    @DataBoundConstructor
    public BitbucketRestoreUserStep(String build) {
        this.build = Util.fixEmptyAndTrim(build);
    }

    @Override
    public String getBuild() {
        return build;
    }

    @Override
    public String getJob() {
        return job;
    }

    @DataBoundSetter
    public void setJob(String job) {
        this.job = Util.fixEmptyAndTrim(job);
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getEmailLines() {
        return String.join("\n", getEmails());
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BitbucketRestoreUserStepExecution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor implements RemovalFormDescriptor {
        private static final String EMAIL_LINES = "emailLines";

        @Override
        public String getFunctionName() {
            return "bitbucketRestoreUser";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RestoreStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        /** The form has one field for all addresses, with a line each. */
        @Override
        public Step newInstance(@Nullable StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
            if (form.has(EMAIL_LINES)) {
                form.put("emails", RemovalForm.split(form.getString(EMAIL_LINES)));
                form.discard(EMAIL_LINES);
            }
            return super.newInstance(request, RemovalForm.bindable(form));
        }

        @POST
        public FormValidation doCheckEmailLines(@AncestorInPath Item item, @QueryParameter String value) {
            return new RemovalForm(item, expandsVariables()).checkAddresses(value, true);
        }

        @Override
        public boolean expandsVariables() {
            return false;
        }
    }
}
