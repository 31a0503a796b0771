package io.jenkins.plugins.bitbucketremoveuser.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildRemoval;
import io.jenkins.plugins.bitbucketremoveuser.build.BuildVerdict;
import io.jenkins.plugins.bitbucketremoveuser.build.RemovalForm;
import io.jenkins.plugins.bitbucketremoveuser.build.RemovalFormDescriptor;
import io.jenkins.plugins.bitbucketremoveuser.build.RemovalOptions;
import io.jenkins.plugins.bitbucketremoveuser.build.Workspace;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.removal.PeopleFile;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlanDepth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** Removes a person from a Bitbucket workspace. Build variables are expanded in what names people and the workspace. */
public final class BitbucketRemoveUserBuilder extends BitbucketBuilder implements RemovalOptions {
    private String email;
    /** Null for none, so that the job's configuration stays short. */
    private List<String> emails;

    /** Null for none. */
    private List<String> accounts;

    private String peopleFile;
    /** Null for the usual one. */
    private String peopleColumn;

    private String workspace;
    /** Null for none. */
    private List<String> workspaces;

    private boolean allWorkspaces;
    private String credentialsId;
    private CredentialKind credentialsKind = CredentialKind.AUTOMATIC;
    private String groupsCredentialsId;
    private CredentialKind groupsCredentialsKind = CredentialKind.AUTOMATIC;
    private String organisationId;
    private String organisationCredentialsId;
    private DirectoryAction directoryAction = DirectoryAction.NONE;
    private PlanDepth planDepth = PlanDepth.QUICK;
    /** Null for none. */
    private List<String> protectedAccounts;

    /** Null for none. */
    private List<String> protectedDomains;

    /** Null for none. */
    private List<String> protectedGroups;

    /** Null for the global page's limit alone. */
    private Integer maxPeople;

    private boolean dryRun;
    private boolean cleanResidues;

    @DataBoundConstructor
    public BitbucketRemoveUserBuilder() {}

    @Override
    public String getEmail() {
        return email;
    }

    @DataBoundSetter
    public void setEmail(String email) {
        this.email = Util.fixEmptyAndTrim(email);
    }

    @Override
    public List<String> getEmails() {
        return emails == null ? List.of() : List.copyOf(emails);
    }

    @DataBoundSetter
    public void setEmails(List<String> emails) {
        this.emails = emails == null || emails.isEmpty() ? null : new ArrayList<>(emails);
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getAddresses() {
        return RemovalForm.addresses(this);
    }

    @Override
    public List<String> getAccounts() {
        return accounts == null ? List.of() : List.copyOf(accounts);
    }

    @DataBoundSetter
    public void setAccounts(List<String> accounts) {
        this.accounts = accounts == null || accounts.isEmpty() ? null : new ArrayList<>(accounts);
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getAccountLines() {
        return String.join("\n", getAccounts());
    }

    @Override
    public String getPeopleFile() {
        return peopleFile;
    }

    @DataBoundSetter
    public void setPeopleFile(String peopleFile) {
        this.peopleFile = Util.fixEmptyAndTrim(peopleFile);
    }

    @Override
    public String getPeopleColumn() {
        return peopleColumn == null ? PeopleFile.USUAL_COLUMN : peopleColumn;
    }

    @DataBoundSetter
    public void setPeopleColumn(String peopleColumn) {
        String column = Util.fixEmptyAndTrim(peopleColumn);
        this.peopleColumn = PeopleFile.USUAL_COLUMN.equals(column) ? null : column;
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
    public List<String> getWorkspaces() {
        return workspaces == null ? null : List.copyOf(workspaces);
    }

    @DataBoundSetter
    public void setWorkspaces(List<String> workspaces) {
        this.workspaces = workspaces == null ? null : new ArrayList<>(workspaces);
    }

    @Override
    public boolean isAllWorkspaces() {
        return allWorkspaces;
    }

    @DataBoundSetter
    public void setAllWorkspaces(boolean allWorkspaces) {
        this.allWorkspaces = allWorkspaces;
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getWorkspaceSlugs() {
        return RemovalForm.workspaceSlugs(this);
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
    public String getOrganisationId() {
        return organisationId;
    }

    @DataBoundSetter
    public void setOrganisationId(String organisationId) {
        this.organisationId = Util.fixEmptyAndTrim(organisationId);
    }

    @Override
    public String getOrganisationCredentialsId() {
        return organisationCredentialsId;
    }

    @DataBoundSetter
    public void setOrganisationCredentialsId(String organisationCredentialsId) {
        this.organisationCredentialsId = Util.fixEmptyAndTrim(organisationCredentialsId);
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
    public PlanDepth getPlanDepth() {
        return planDepth;
    }

    @DataBoundSetter
    public void setPlanDepth(PlanDepth planDepth) {
        this.planDepth = planDepth == null ? PlanDepth.QUICK : planDepth;
    }

    @Override
    public List<String> getProtectedAccounts() {
        return RemovalForm.entries(protectedAccounts);
    }

    @DataBoundSetter
    public void setProtectedAccounts(List<String> protectedAccounts) {
        this.protectedAccounts =
                protectedAccounts == null || protectedAccounts.isEmpty() ? null : new ArrayList<>(protectedAccounts);
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getProtectedAccountLines() {
        return String.join("\n", getProtectedAccounts());
    }

    @Override
    public List<String> getProtectedDomains() {
        return RemovalForm.entries(protectedDomains);
    }

    @DataBoundSetter
    public void setProtectedDomains(List<String> protectedDomains) {
        this.protectedDomains =
                protectedDomains == null || protectedDomains.isEmpty() ? null : new ArrayList<>(protectedDomains);
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getProtectedDomainLines() {
        return String.join("\n", getProtectedDomains());
    }

    @Override
    public List<String> getProtectedGroups() {
        return RemovalForm.entries(protectedGroups);
    }

    @DataBoundSetter
    public void setProtectedGroups(List<String> protectedGroups) {
        this.protectedGroups =
                protectedGroups == null || protectedGroups.isEmpty() ? null : new ArrayList<>(protectedGroups);
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getProtectedGroupLines() {
        return String.join("\n", getProtectedGroups());
    }

    @Override
    public Integer getMaxPeople() {
        return maxPeople;
    }

    @DataBoundSetter
    public void setMaxPeople(Integer maxPeople) {
        this.maxPeople = maxPeople;
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
    public boolean isCleanResidues() {
        return cleanResidues;
    }

    @DataBoundSetter
    public void setCleanResidues(boolean cleanResidues) {
        this.cleanResidues = cleanResidues;
    }

    @Override
    public boolean requiresWorkspace() {
        return peopleFile != null;
    }

    @Override
    BuildVerdict work(Run<?, ?> run, EnvVars env, TaskListener listener, String id, Workspace where)
            throws InterruptedException, IOException {
        return BuildVerdict.of(new BuildRemoval(run, listener, id)
                .remove(this, env::expand, where)
                .report());
    }

    @Extension
    @Symbol("bitbucketUserRemoval")
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> implements RemovalFormDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.Step_DisplayName();
        }

        @Override
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }

        @Override
        public Builder newInstance(@Nullable StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
            return super.newInstance(request, RemovalForm.bindable(form));
        }

        @Override
        public boolean expandsVariables() {
            return true;
        }
    }
}
