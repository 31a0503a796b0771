package io.jenkins.plugins.bitbucketremoveuser.build;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.credentials.CredentialKind;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.sf.json.JSONObject;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** A clean-up as it is set up in a form that is no pipeline's: a part of a build step, or of a schedule. */
public final class CleanUpSettings implements CleanUpOptions, Describable<CleanUpSettings> {
    private String workspace;
    private String credentialsId;
    private CredentialKind credentialsKind = CredentialKind.AUTOMATIC;
    private String groupsCredentialsId;
    private CredentialKind groupsCredentialsKind = CredentialKind.AUTOMATIC;
    private String organisationId;
    private String organisationCredentialsId;
    private String notOnRoster;
    private String rosterColumn;
    private Integer mostUnknown;
    private String onList;
    private String listColumn;
    private String emailDomain;
    /** Null for none. */
    private ArrayList<String> neverIn;

    private boolean grantedOnlyDirectly;
    /** Null for any. */
    private ArrayList<String> accountStatus;

    private Integer inactiveDays;
    private Integer newcomerDays;
    /** Null for none. */
    private ArrayList<String> protectedAccounts;

    /** Null for none. */
    private ArrayList<String> protectedDomains;

    /** Null for none. */
    private ArrayList<String> protectedGroups;

    /** Null, as in a configuration that was written by hand, for one: nobody must leave for want of a line. */
    private Boolean dryRun;

    private Integer maxRemovals;
    private Integer maxShare;
    private Integer rosterShrinkage;
    private Integer graceDays;
    /** Null for nothing. */
    private DirectoryAction directoryAction;

    private boolean cleanResidues;

    @DataBoundConstructor
    public CleanUpSettings() {}

    /**
     * As far as it can be told before the files are read.
     *
     * @throws InvalidInputException naming the field
     */
    public void requireValid() {
        NamedCriteria.requireMeant(this);
        limits();
        policy();
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

    /** What is given and empty stays so, for whoever reads it to refuse. */
    private static String stripped(String text) {
        return text == null ? null : text.strip();
    }

    @Override
    public String getNotOnRoster() {
        return notOnRoster;
    }

    @DataBoundSetter
    public void setNotOnRoster(String notOnRoster) {
        this.notOnRoster = stripped(notOnRoster);
    }

    @Override
    public String getRosterColumn() {
        return rosterColumn;
    }

    @DataBoundSetter
    public void setRosterColumn(String rosterColumn) {
        this.rosterColumn = stripped(rosterColumn);
    }

    @Override
    public Integer getMostUnknown() {
        return mostUnknown;
    }

    @DataBoundSetter
    public void setMostUnknown(Integer mostUnknown) {
        this.mostUnknown = mostUnknown;
    }

    @Override
    public String getOnList() {
        return onList;
    }

    @DataBoundSetter
    public void setOnList(String onList) {
        this.onList = stripped(onList);
    }

    @Override
    public String getListColumn() {
        return listColumn;
    }

    @DataBoundSetter
    public void setListColumn(String listColumn) {
        this.listColumn = stripped(listColumn);
    }

    @Override
    public String getEmailDomain() {
        return emailDomain;
    }

    @DataBoundSetter
    public void setEmailDomain(String emailDomain) {
        this.emailDomain = stripped(emailDomain);
    }

    @Override
    public List<String> getNeverIn() {
        return neverIn == null ? null : Collections.unmodifiableList(neverIn);
    }

    @DataBoundSetter
    public void setNeverIn(List<String> neverIn) {
        this.neverIn = neverIn == null ? null : new ArrayList<>(neverIn);
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getNeverInLines() {
        return SearchForm.lines(neverIn);
    }

    @Override
    public boolean isGrantedOnlyDirectly() {
        return grantedOnlyDirectly;
    }

    @DataBoundSetter
    public void setGrantedOnlyDirectly(boolean grantedOnlyDirectly) {
        this.grantedOnlyDirectly = grantedOnlyDirectly;
    }

    @Override
    public List<String> getAccountStatus() {
        return accountStatus == null ? null : Collections.unmodifiableList(accountStatus);
    }

    @DataBoundSetter
    public void setAccountStatus(List<String> accountStatus) {
        this.accountStatus = accountStatus == null ? null : new ArrayList<>(accountStatus);
    }

    /** For the form. */
    @Restricted(NoExternalUse.class)
    public String getAccountStatusLines() {
        return SearchForm.lines(accountStatus);
    }

    @Override
    public Integer getInactiveDays() {
        return inactiveDays;
    }

    @DataBoundSetter
    public void setInactiveDays(Integer inactiveDays) {
        this.inactiveDays = inactiveDays;
    }

    @Override
    public Integer getNewcomerDays() {
        return newcomerDays;
    }

    @DataBoundSetter
    public void setNewcomerDays(Integer newcomerDays) {
        this.newcomerDays = newcomerDays;
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
        return SearchForm.lines(protectedAccounts);
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
        return SearchForm.lines(protectedDomains);
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
        return SearchForm.lines(protectedGroups);
    }

    @Override
    public boolean isDryRun() {
        return dryRun == null || dryRun;
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
        return directoryAction == null ? DirectoryAction.NONE : directoryAction;
    }

    @DataBoundSetter
    public void setDirectoryAction(DirectoryAction directoryAction) {
        this.directoryAction = directoryAction;
    }

    @Override
    public boolean isCleanResidues() {
        return cleanResidues;
    }

    @DataBoundSetter
    public void setCleanResidues(boolean cleanResidues) {
        this.cleanResidues = cleanResidues;
    }

    /** Of a part of a form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<CleanUpSettings> implements CleanUpFormDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.CleanUp_DisplayName();
        }

        /**
         * Whoever has this as a part of its own form makes it {@link CleanUpForm#bindable bindable} first, so that what is
         * wrong is shown as that.
         */
        @Override
        public CleanUpSettings newInstance(@Nullable StaplerRequest2 request, @NonNull JSONObject form)
                throws FormException {
            try {
                return super.newInstance(request, CleanUpForm.bindable(form));
            } catch (FormException e) {
                // as Jenkins does: after an exception it would bind the part as it was typed, without the criteria that
                // are lists, and with the usual limits in place of those that are wrong
                throw new LinkageError(e.getMessage(), e);
            }
        }

        @Override
        public boolean expandsVariables() {
            return true;
        }
    }
}
