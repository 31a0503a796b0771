package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.List;

/** Groups of a workspace that is managed at bitbucket.org (1.0 API). */
public interface Groups {
    List<Group> list(String workspace) throws BitbucketException, InterruptedException;

    /** @return false if the person was not in the group, or the group is gone */
    boolean removeMember(String workspace, String groupSlug, String userUuid)
            throws BitbucketException, InterruptedException;

    /** Not sent again by itself. Whether somebody who is no member of the workspace can be added is not documented. */
    void addMember(String workspace, String groupSlug, String userUuid) throws BitbucketException, InterruptedException;
}
