package io.jenkins.plugins.bitbucketremoveuser.client;

/** The calling account's role in a workspace. Only an owner (Bitbucket's word for an administrator) may manage people. */
public record WorkspaceRole(String permission) {
    public boolean isAdministrator() {
        return permission.equals("owner");
    }
}
