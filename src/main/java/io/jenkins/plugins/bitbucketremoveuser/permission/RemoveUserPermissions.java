package io.jenkins.plugins.bitbucketremoveuser.permission;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Item;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import jenkins.model.Jenkins;

/**
 * The plugin's own permissions, for what people do on web pages. A build needs none of them: it does what its job is
 * configured to do. The settings of the plugin stay with {@link Jenkins#ADMINISTER}, not {@link Jenkins#MANAGE}: they
 * choose credentials, the address these are sent to, and who is protected.
 *
 * <p>Each can be asked of a job or its builds, and of Jenkins as a whole for what belongs to no job.
 */
public final class RemoveUserPermissions {
    public static final PermissionGroup GROUP =
            new PermissionGroup(RemoveUserPermissions.class, Messages._Plugin_DisplayName());

    /** Whom a report is about: addresses, names, account ids, and the reports as files. */
    public static final Permission VIEW_PEOPLE = new Permission(
            GROUP, "ViewPeople", Messages._Permissions_ViewPeople(), Item.EXTENDED_READ, true, new PermissionScope[] {
                PermissionScope.ITEM, PermissionScope.JENKINS
            });

    /** To take access away, or to give it back, from a web page. */
    public static final Permission REMOVE = new Permission(
            GROUP, "Remove", Messages._Permissions_Remove(), Jenkins.ADMINISTER, true, new PermissionScope[] {
                PermissionScope.ITEM, PermissionScope.JENKINS
            });

    private RemoveUserPermissions() {}

    /**
     * Calling it makes them known: an authorization strategy, and JCasC, finds a permission by its name only if its class
     * was loaded before.
     */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    public static void register() {
        // the constants above are made when this class is loaded
    }
}
