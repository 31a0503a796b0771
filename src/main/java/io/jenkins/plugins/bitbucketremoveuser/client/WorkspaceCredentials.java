package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.Objects;

/**
 * The credentials for one workspace, one per API family.
 *
 * @param permissions for the 2.0 API: look-up, permissions and their deletion
 * @param groups for the 1.0 API (groups and invitations), whose writes may need another kind of credential
 */
public record WorkspaceCredentials(Credential permissions, Credential groups) {
    public WorkspaceCredentials {
        Objects.requireNonNull(permissions, "permissions");
        Objects.requireNonNull(groups, "groups");
    }

    /** One credential for everything. */
    public static WorkspaceCredentials of(Credential credential) {
        return new WorkspaceCredentials(credential, credential);
    }
}
