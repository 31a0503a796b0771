package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** A group of a workspace. Guarded by the world's lock. */
final class GroupState {

    final String slug;
    final String name;
    /** Default access to every repository; null for none. */
    final Permission permission;

    final boolean autoAdd;
    /** Whether its members administer the workspace. */
    final boolean admin;

    final Map<String, Person> members = new LinkedHashMap<>();
    final Map<String, Permission> projectGrants = new LinkedHashMap<>();
    final Map<String, Permission> repositoryGrants = new LinkedHashMap<>();

    GroupState(String slug, String name, Permission permission, boolean autoAdd, boolean admin) {
        this.slug = slug;
        this.name = name;
        this.permission = permission;
        this.autoAdd = autoAdd;
        this.admin = admin;
    }
}
