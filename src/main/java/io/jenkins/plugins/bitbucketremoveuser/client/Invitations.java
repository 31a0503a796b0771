package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.List;

/** Pending invitations to a workspace whose people are managed at bitbucket.org (1.0 API). */
public interface Invitations {
    List<Invitation> list(String workspace) throws BitbucketException, InterruptedException;

    /**
     * Takes back the invitation of one address, to whatever groups.
     *
     * @param email as it stands in the list
     * @return false if there was none
     */
    boolean cancel(String workspace, String email) throws BitbucketException, InterruptedException;
}
