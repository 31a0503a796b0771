package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.List;

/**
 * Whom the settings of one project or repository name as its administrators. The workspace's administrators are that
 * beside them, and are not named there.
 *
 * @param userUuids with braces
 * @param groupSlugs of the groups whose members are
 */
public record Administrators(List<String> userUuids, List<String> groupSlugs) {
    public Administrators {
        userUuids = List.copyOf(userUuids);
        groupSlugs = List.copyOf(groupSlugs);
    }
}
