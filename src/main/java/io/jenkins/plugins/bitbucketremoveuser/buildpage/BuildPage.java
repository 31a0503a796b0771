package io.jenkins.plugins.bitbucketremoveuser.buildpage;

import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.permission.RemoveUserPermissions;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportLink;
import org.kohsuke.stapler.StaplerProxy;

/** For whoever may remove people, and may see whom it is about: nobody can decide about what is hidden. */
public abstract class BuildPage implements ReportLink, StaplerProxy {
    private final Run<?, ?> run;
    private final String icon;

    protected BuildPage(Run<?, ?> run, String icon) {
        this.run = run;
        this.icon = icon;
    }

    @Override
    public final String getIconFileName() {
        return run.hasPermission(RemoveUserPermissions.REMOVE) && run.hasPermission(RemoveUserPermissions.VIEW_PEOPLE)
                ? icon
                : null;
    }

    @Override
    public final Object getTarget() {
        checkPermissions();
        return this;
    }

    protected final void checkPermissions() {
        run.checkPermission(Item.READ);
        run.checkPermission(RemoveUserPermissions.REMOVE);
        run.checkPermission(RemoveUserPermissions.VIEW_PEOPLE);
    }

    /** For the page. */
    public final Run<?, ?> owner() {
        return run;
    }
}
