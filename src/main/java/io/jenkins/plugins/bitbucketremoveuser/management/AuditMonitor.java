package io.jenkins.plugins.bitbucketremoveuser.management;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlainLine;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells administrators that a run is missing in the audit log, until a later one could be recorded. */
@Extension
@Symbol("bitbucketRemoveUserAudit")
@Restricted(NoExternalUse.class)
public final class AuditMonitor extends AdministrativeMonitor {
    @Override
    public String getDisplayName() {
        return Messages.AuditMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        return !JenkinsAudit.get().trouble().isEmpty();
    }

    /** For the page. */
    public String getTrouble() {
        return PlainLine.of(JenkinsAudit.get().trouble());
    }
}
