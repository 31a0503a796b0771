package io.jenkins.plugins.bitbucketremoveuser.client;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody in a workspace.
 *
 * @param lastAccess when this person last used the workspace, up to a day late; empty if Bitbucket does not tell, as in
 *     workspaces whose people are managed in an organisation
 * @param added when this person was added to the workspace; empty as above
 */
public record Membership(User user, Optional<Instant> lastAccess, Optional<Instant> added) {}
