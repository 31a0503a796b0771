package io.jenkins.plugins.bitbucketremoveuser.schedule;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells administrators that the last run of a scheduled clean-up has failed or was stopped, until one goes through. */
@Extension
@Symbol("bitbucketCleanUps")
@Restricted(NoExternalUse.class)
public final class CleanUpMonitor extends AdministrativeMonitor {
    @Override
    public String getDisplayName() {
        return Messages.CleanUpMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        return !getTroubles().isEmpty();
    }

    /** For the page. */
    public List<CleanUpRow> getTroubles() {
        return CleanUpSchedule.get().getCleanUps().stream()
                .map(CleanUpRow::of)
                .filter(row ->
                        !row.running() && row.last() != null && row.last().isTrouble())
                .toList();
    }

    /** For the page. */
    public String getPage() {
        return CleanUpLink.URL;
    }
}
