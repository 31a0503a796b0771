package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.List;
import java.util.Optional;

/** The rules of a repository about its branches. Even reading them takes an administrator of the repository. */
public interface BranchRestrictions {
    /** {@code GET /2.0/repositories/{workspace}/{repo_slug}/branch-restrictions}. */
    List<BranchRestriction> list(String workspace, String repositorySlug)
            throws BitbucketException, InterruptedException;

    /** {@code GET .../branch-restrictions/{id}}; empty if there is no such rule. */
    Optional<BranchRestriction> find(String workspace, String repositorySlug, String id)
            throws BitbucketException, InterruptedException;

    /**
     * {@code PUT .../branch-restrictions/{id}} with the whole rule, so that it makes no difference whether Bitbucket
     * keeps what is left out. Sent once: after a failure the rule must be read again, since it may have changed.
     */
    void replace(String workspace, String repositorySlug, BranchRestriction rule)
            throws BitbucketException, InterruptedException;
}
