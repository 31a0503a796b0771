package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.List;

/**
 * An invitation to a workspace that was sent and has not been accepted.
 *
 * @param email as it was typed by whoever invited
 * @param groups slugs or names of the groups that it leads to; may be empty
 */
public record Invitation(String email, List<String> groups) {
    public Invitation {
        groups = List.copyOf(groups);
    }
}
