package io.jenkins.plugins.bitbucketremoveuser.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildCleanUp;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildVerdict;
import io.jenkins.plugins.bitbucketremoveuser.build.CleanUpForm;
import io.jenkins.plugins.bitbucketremoveuser.build.CleanUpSettings;
import io.jenkins.plugins.bitbucketremoveuser.build.Workspace;
import java.io.IOException;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * Removes whoever should no longer be in a workspace. Build variables are expanded in what names the workspace, the files and
 * whom to look for.
 */
public final class BitbucketCleanUpBuilder extends BitbucketBuilder {
    private final CleanUpSettings settings;
    private String name;

    @DataBoundConstructor
    public BitbucketCleanUpBuilder(CleanUpSettings settings) {
        this.settings = settings == null ? new CleanUpSettings() : settings;
    }

    /** A configuration that was written by hand may have none; then the build says what is missing. */
    private Object readResolve() {
        if (settings != null) {
            return this;
        }
        BitbucketCleanUpBuilder whole = new BitbucketCleanUpBuilder(null);
        whole.setName(name);
        return whole;
    }

    public CleanUpSettings getSettings() {
        return settings;
    }

    /** Tells what is remembered for this clean-up from what is for another one of the same job and workspace. */
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    @Override
    public boolean requiresWorkspace() {
        return settings.getNotOnRoster() != null || settings.getOnList() != null;
    }

    @Override
    BuildVerdict work(Run<?, ?> run, EnvVars env, TaskListener listener, String id, Workspace where)
            throws InterruptedException, IOException {
        return BuildVerdict.of(new BuildCleanUp(run, listener, id)
                .cleanUp(settings, name, env::expand, where)
                .report());
    }

    @Extension
    @Symbol("bitbucketUserCleanUp")
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.CleanUp_DisplayName();
        }

        @Override
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }

        @Override
        public Builder newInstance(@Nullable StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
            JSONObject settings = form.optJSONObject("settings");
            if (settings != null) {
                CleanUpForm.bindable(settings);
            }
            return super.newInstance(request, form);
        }

        @POST
        @Restricted(NoExternalUse.class)
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return new CleanUpForm(item, true).checkName(value);
        }
    }
}
