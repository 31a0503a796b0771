package io.jenkins.plugins.bitbucketremoveuser.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.build.RemovalForm;
import io.jenkins.plugins.bitbucketremoveuser.build.RemovalOptions;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import java.io.Serializable;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code bitbucketRemoveUser email: 'jane@acme.org'}; returns a {@link RemovalResult}. Needs no {@code node}. */
public final class BitbucketRemoveUserStep extends Step implements RemovalOptions, Serializable {
    private static final long serialVersionUID = 1L;

    private final String email;
    private String workspace;
    private String credentialsId;
    private CredentialKind credentialsKind = CredentialKind.AUTOMATIC;
    private String groupsCredentialsId;
    private CredentialKind groupsCredentialsKind = CredentialKind.AUTOMATIC;
    private boolean dryRun;

    @DataBoundConstructor
    public BitbucketRemoveUserStep(String email) {
        this.email = Util.fixNull(email).trim();
    }

    @Override
    public String getEmail() {
        return email;
    }

    @Override
    public String getWorkspace() {
        return workspace;
    }

    @DataBoundSetter
    public void setWorkspace(String workspace) {
        this.workspace = Util.fixEmptyAndTrim(workspace);
    }

    @Override
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    @Override
    public CredentialKind getCredentialsKind() {
        return credentialsKind;
    }

    @DataBoundSetter
    public void setCredentialsKind(CredentialKind credentialsKind) {
        this.credentialsKind = credentialsKind;
    }

    @Override
    public String getGroupsCredentialsId() {
        return groupsCredentialsId;
    }

    @DataBoundSetter
    public void setGroupsCredentialsId(String groupsCredentialsId) {
        this.groupsCredentialsId = Util.fixEmptyAndTrim(groupsCredentialsId);
    }

    @Override
    public CredentialKind getGroupsCredentialsKind() {
        return groupsCredentialsKind;
    }

    @DataBoundSetter
    public void setGroupsCredentialsKind(CredentialKind groupsCredentialsKind) {
        this.groupsCredentialsKind = groupsCredentialsKind;
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
    public StepExecution start(StepContext context) {
        return new BitbucketRemoveUserStepExecution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "bitbucketRemoveUser";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.Step_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @POST
        public FormValidation doCheckEmail(@AncestorInPath Item item, @QueryParameter String value) {
            return form(item).checkEmail(value);
        }

        @POST
        public FormValidation doCheckWorkspace(@AncestorInPath Item item, @QueryParameter String value) {
            return form(item).checkWorkspace(value);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return form(item).credentials(credentialsId);
        }

        @POST
        public FormValidation doCheckCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
            return form(item).checkCredentials(value);
        }

        @POST
        public ListBoxModel doFillGroupsCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String groupsCredentialsId) {
            return form(item).credentials(groupsCredentialsId);
        }

        @POST
        public FormValidation doCheckGroupsCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
            return form(item).checkCredentials(value);
        }

        private static RemovalForm form(Item item) {
            return new RemovalForm(item, false);
        }
    }
}
