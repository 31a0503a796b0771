package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.Objects;
import java.util.Optional;

/**
 * The credentials for one workspace, one per API family.
 *
 * @param permissions for the 2.0 API: look-up, permissions and their deletion
 * @param groups for the 1.0 API (groups and invitations), whose writes may need another kind of credential
 * @param organisation for the organisation API, if the workspace's people are managed in admin.atlassian.com
 */
public record WorkspaceCredentials(
        Credential permissions, Credential groups, Optional<OrganisationCredential> organisation) {
    public WorkspaceCredentials {
        Objects.requireNonNull(permissions, "permissions");
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(organisation, "organisation");
    }

    public WorkspaceCredentials(Credential permissions, Credential groups) {
        this(permissions, groups, Optional.empty());
    }

    /** One credential for everything in Bitbucket. */
    public static WorkspaceCredentials of(Credential credential) {
        return new WorkspaceCredentials(credential, credential);
    }

    public WorkspaceCredentials with(OrganisationCredential newOrganisation) {
        return new WorkspaceCredentials(permissions, groups, Optional.of(newOrganisation));
    }
}
