package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.List;

/**
 * A workspace group of the 1.0 API.
 *
 * @param permission what the group has on new repositories; empty for nothing
 * @param ownerUuid of the workspace's account; equal to a person's on a personal workspace; may be empty
 */
public record Group(String slug, String name, String permission, String ownerUuid, List<User> members) {
    public Group {
        members = List.copyOf(members);
    }
}
