package io.jenkins.plugins.bitbucketremoveuser.step;

import hudson.Util;
import io.jenkins.plugins.bitbucketremoveuser.build.CredentialOptions;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** What steps about people in a workspace have in common: whom, where, with which credentials, and whether in earnest. */
@Restricted(NoExternalUse.class)
public abstract class BitbucketUserStep extends Step implements CredentialOptions, Serializable {
    private static final long serialVersionUID = 1L;

    private ArrayList<String> emails = new ArrayList<>();
    private ArrayList<String> accounts = new ArrayList<>();
    private String workspace;
    private boolean dryRun;
    private String credentialsId;
    private CredentialKind credentialsKind = CredentialKind.AUTOMATIC;
    private String groupsCredentialsId;
    private CredentialKind groupsCredentialsKind = CredentialKind.AUTOMATIC;
    private String organisationId;
    private String organisationCredentialsId;

    public List<String> getEmails() {
        return List.copyOf(emails);
    }

    @DataBoundSetter
    public void setEmails(List<String> emails) {
        this.emails = emails == null ? new ArrayList<>() : new ArrayList<>(emails);
    }

    public List<String> getAccounts() {
        return List.copyOf(accounts);
    }

    @DataBoundSetter
    public void setAccounts(List<String> accounts) {
        this.accounts = accounts == null ? new ArrayList<>() : new ArrayList<>(accounts);
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getAccountLines() {
        return String.join("\n", getAccounts());
    }

    public String getWorkspace() {
        return workspace;
    }

    @DataBoundSetter
    public void setWorkspace(String workspace) {
        this.workspace = Util.fixEmptyAndTrim(workspace);
    }

    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
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
}
