package io.jenkins.plugins.bitbucketremoveuser.client;

/** Who calls, and as what. */
public interface Accounts {
    /** {@code GET /2.0/user}. */
    User caller() throws BitbucketException, InterruptedException;

    /**
     * {@code GET /2.0/user/workspaces/{workspace}/permission}.
     *
     * @throws ApiErrorException also with 403 or 404 if the caller is not in the workspace or there is none
     */
    WorkspaceRole callerRole(String workspace) throws BitbucketException, InterruptedException;
}
