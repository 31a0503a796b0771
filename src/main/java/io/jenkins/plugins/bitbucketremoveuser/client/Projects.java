package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.List;
import java.util.Optional;

/** Projects and the grants people hold on them directly. */
public interface Projects {
    List<Project> list(String workspace) throws BitbucketException, InterruptedException;

    /** The level granted directly to this person; empty if there is no direct grant. */
    Optional<String> userGrant(String workspace, String projectKey, String userUuid)
            throws BitbucketException, InterruptedException;

    Administrators administrators(String workspace, String projectKey) throws BitbucketException, InterruptedException;

    /** @return false if there was no such grant */
    boolean removeUserGrant(String workspace, String projectKey, String userUuid)
            throws BitbucketException, InterruptedException;
}
