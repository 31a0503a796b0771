package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.Optional;

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

    /**
     * {@code GET /2.0/users/{account_id or {uuid}}}, whether the account is in a workspace or not; empty if there is none.
     */
    Optional<User> find(String accountIdOrUuid) throws BitbucketException, InterruptedException;
}
