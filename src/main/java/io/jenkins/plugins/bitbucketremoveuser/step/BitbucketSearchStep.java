package io.jenkins.plugins.bitbucketremoveuser.step;

import io.jenkins.plugins.bitbucketremoveuser.build.RemovalForm;
import io.jenkins.plugins.bitbucketremoveuser.build.SearchForm;
import io.jenkins.plugins.bitbucketremoveuser.build.SearchOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** What steps have in common that look for people. */
@Restricted(NoExternalUse.class)
public abstract class BitbucketSearchStep extends BitbucketStep implements SearchOptions {
    private static final long serialVersionUID = 1L;

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
}
