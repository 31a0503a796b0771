package io.jenkins.plugins.bitbucketremoveuser.step;

import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** What steps have in common that name people: whom, and whether in earnest. */
@Restricted(NoExternalUse.class)
public abstract class BitbucketUserStep extends BitbucketStep {
    private static final long serialVersionUID = 1L;

    private ArrayList<String> emails = new ArrayList<>();
    private ArrayList<String> accounts = new ArrayList<>();
    private boolean dryRun;

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

    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }
}
