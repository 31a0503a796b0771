package io.jenkins.plugins.bitbucketremoveuser.property;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import java.util.Optional;

/**
 * @param permission on every repository
 * @param administers the workspace
 */
record GroupPlan(Optional<Permission> permission, boolean autoAdd, boolean administers) {}
