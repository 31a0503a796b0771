package io.jenkins.plugins.bitbucketremoveuser.configuration;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.RelativePath;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoice;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialChoices;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialField;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.credentials.OrganisationChoice;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One workspace of the global page's list. What is left empty is as the page's own defaults say. */
public final class WorkspaceEntry implements Describable<WorkspaceEntry> {
    private final String workspace;
    private String credentialsId;
    private CredentialKind credentialsKind = CredentialKind.AUTOMATIC;
    private String groupsCredentialsId;
    private CredentialKind groupsCredentialsKind = CredentialKind.AUTOMATIC;
    private String organisationId;
    private String organisationCredentialsId;

    @DataBoundConstructor
    public WorkspaceEntry(String workspace) {
        this.workspace = new WorkspaceId(workspace).value();
    }

    public String getWorkspace() {
        return workspace;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    public CredentialKind getCredentialsKind() {
        return credentialsKind;
    }

    @DataBoundSetter
    public void setCredentialsKind(CredentialKind credentialsKind) {
        this.credentialsKind = credentialsKind;
    }

    public String getGroupsCredentialsId() {
        return groupsCredentialsId;
    }

    @DataBoundSetter
    public void setGroupsCredentialsId(String groupsCredentialsId) {
        this.groupsCredentialsId = Util.fixEmptyAndTrim(groupsCredentialsId);
    }

    public CredentialKind getGroupsCredentialsKind() {
        return groupsCredentialsKind;
    }

    @DataBoundSetter
    public void setGroupsCredentialsKind(CredentialKind groupsCredentialsKind) {
        this.groupsCredentialsKind = groupsCredentialsKind;
    }

    public String getOrganisationId() {
        return organisationId;
    }

    @DataBoundSetter
    public void setOrganisationId(String organisationId) {
        this.organisationId = Util.fixEmptyAndTrim(organisationId);
    }

    public String getOrganisationCredentialsId() {
        return organisationCredentialsId;
    }

    @DataBoundSetter
    public void setOrganisationCredentialsId(String organisationCredentialsId) {
        this.organisationCredentialsId = Util.fixEmptyAndTrim(organisationCredentialsId);
    }

    WorkspaceId id() {
        return new WorkspaceId(workspace);
    }

    CredentialChoices choices() {
        String where = " of the workspace " + workspace;
        return new CredentialChoices(
                new CredentialChoice("credentialsId" + where, credentialsId, credentialsKind),
                new CredentialChoice("groupsCredentialsId" + where, groupsCredentialsId, groupsCredentialsKind),
                new OrganisationChoice(where, organisationId, organisationCredentialsId));
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<WorkspaceEntry> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.WorkspaceEntry_DisplayName();
        }

        @POST
        public FormValidation doCheckWorkspace(@QueryParameter String value) {
            return Checks.required(value, WorkspaceId::new);
        }

        @POST
        public FormValidation doCheckOrganisationId(
                @QueryParameter String value, @QueryParameter String organisationCredentialsId) {
            return Checks.organisation(value, organisationCredentialsId);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @QueryParameter String credentialsId, @RelativePath("..") @QueryParameter String apiUrl) {
            return new CredentialField(null, apiUrl).items(credentialsId, Messages.CredentialField_PageDefault());
        }

        @POST
        public FormValidation doCheckCredentialsId(
                @QueryParameter String value, @RelativePath("..") @QueryParameter String apiUrl) {
            return new CredentialField(null, apiUrl).check(value);
        }

        @POST
        public ListBoxModel doFillGroupsCredentialsIdItems(
                @QueryParameter String groupsCredentialsId, @RelativePath("..") @QueryParameter String apiUrl) {
            return new CredentialField(null, apiUrl).items(groupsCredentialsId, Messages.CredentialField_PageDefault());
        }

        @POST
        public FormValidation doCheckGroupsCredentialsId(
                @QueryParameter String value, @RelativePath("..") @QueryParameter String apiUrl) {
            return new CredentialField(null, apiUrl).check(value);
        }

        @POST
        public ListBoxModel doFillOrganisationCredentialsIdItems(
                @QueryParameter String organisationCredentialsId, @RelativePath("..") @QueryParameter String apiUrl) {
            return CredentialField.ofOrganisation(null, apiUrl)
                    .items(organisationCredentialsId, Messages.CredentialField_PageDefault());
        }

        @POST
        public FormValidation doCheckOrganisationCredentialsId(
                @QueryParameter String value, @RelativePath("..") @QueryParameter String apiUrl) {
            return CredentialField.ofOrganisation(null, apiUrl).check(value);
        }

        /** With the page's defaults as they are saved, where the entry leaves something empty. */
        @POST
        public FormValidation doTestConnection(
                @QueryParameter String workspace,
                @QueryParameter String apiUrl,
                @QueryParameter String credentialsId,
                @QueryParameter CredentialKind credentialsKind,
                @QueryParameter String groupsCredentialsId,
                @QueryParameter CredentialKind groupsCredentialsKind,
                @QueryParameter String organisationId,
                @QueryParameter String organisationCredentialsId)
                throws InterruptedException {
            CredentialChoices choices = new CredentialChoices(
                    new CredentialChoice("credentialsId", credentialsId, credentialsKind),
                    new CredentialChoice("groupsCredentialsId", groupsCredentialsId, groupsCredentialsKind),
                    new OrganisationChoice("", organisationId, organisationCredentialsId));
            return new ConnectionTest(apiUrl)
                    .run(
                            workspace,
                            choices.or(BitbucketRemoveUserConfiguration.get().choices()));
        }
    }
}
