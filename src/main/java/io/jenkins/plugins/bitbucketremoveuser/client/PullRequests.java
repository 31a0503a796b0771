package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.Optional;

/** Open pull requests. One request each: Bitbucket gives at most 50 at once here. */
public interface PullRequests {
    /**
     * {@code GET /2.0/workspaces/{workspace}/pullrequests/{user}}.
     *
     * @return empty {@link Optional} if the answer is about somebody else
     */
    Optional<FirstPage<PullRequest>> openByAuthor(String workspace, String userUuid)
            throws BitbucketException, InterruptedException;

    /**
     * {@code GET /2.0/repositories/{workspace}/{repo_slug}/pullrequests} filtered by reviewer.
     *
     * @return empty {@link Optional} if Bitbucket refused or ignored the filter, so that the answer says nothing
     */
    Optional<FirstPage<PullRequest>> openByReviewer(String workspace, String repositorySlug, String userUuid)
            throws BitbucketException, InterruptedException;
}
