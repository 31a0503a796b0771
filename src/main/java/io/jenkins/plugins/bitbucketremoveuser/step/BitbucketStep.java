package io.jenkins.plugins.bitbucketremoveuser.step;

import hudson.Util;
import io.jenkins.plugins.bitbucketremoveuser.build.CredentialOptions;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** What all steps have in common: where, and with which credentials. */
@Restricted(NoExternalUse.class)
public abstract class BitbucketStep extends Step implements CredentialOptions, Serializable {
    private static final long serialVersionUID = 1L;

    private String workspace;
    private String credentialsId;
    private CredentialKind credentialsKind = CredentialKind.AUTOMATIC;
    private String groupsCredentialsId;
    private CredentialKind groupsCredentialsKind = CredentialKind.AUTOMATIC;
    private String organisationId;
    private String organisationCredentialsId;

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
