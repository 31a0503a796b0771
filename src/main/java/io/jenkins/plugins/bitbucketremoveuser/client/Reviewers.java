package io.jenkins.plugins.bitbucketremoveuser.client;

/**
 * Default reviewers: who is put on every new pull request. They stay in these lists when their access is gone, and are
 * named by UUID: an account id is not documented here.
 */
public interface Reviewers {
    /** {@code GET /2.0/repositories/{workspace}/{repo_slug}/default-reviewers}: whether the person is among them. */
    boolean isOnRepository(String workspace, String repositorySlug, String userUuid)
            throws BitbucketException, InterruptedException;

    /** {@code GET /2.0/workspaces/{workspace}/projects/{project_key}/default-reviewers}. */
    boolean isOnProject(String workspace, String projectKey, String userUuid)
            throws BitbucketException, InterruptedException;

    /** @return false if the person was none (404) */
    boolean removeFromRepository(String workspace, String repositorySlug, String userUuid)
            throws BitbucketException, InterruptedException;

    /** @return false if the person was none (400 or 404) */
    boolean removeFromProject(String workspace, String projectKey, String userUuid)
            throws BitbucketException, InterruptedException;
}
