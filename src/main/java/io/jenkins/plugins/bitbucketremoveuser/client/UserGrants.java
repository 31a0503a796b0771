package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.Optional;

/** What people hold directly on things of one kind; projects are known by their keys, repositories by their slugs. */
public interface UserGrants {
    /** The level granted directly to this person; empty if there is no direct grant. */
    Optional<String> userGrant(String workspace, String id, String userUuid)
            throws BitbucketException, InterruptedException;

    /** @return false if there was no such grant */
    boolean removeUserGrant(String workspace, String id, String userUuid)
            throws BitbucketException, InterruptedException;

    /**
     * Sets the level granted directly to this person, who has to be a member of the workspace. Not sent again by itself:
     * after a wait it might undo what somebody else has granted meanwhile.
     *
     * @param level in Bitbucket's words, never {@code none}
     */
    void setUserGrant(String workspace, String id, String userUuid, String level)
            throws BitbucketException, InterruptedException;

    /** Whether there is such a thing, as far as the caller can see. */
    boolean exists(String workspace, String id) throws BitbucketException, InterruptedException;

    /** Whom the settings name as administrators. */
    Administrators administrators(String workspace, String id) throws BitbucketException, InterruptedException;
}
