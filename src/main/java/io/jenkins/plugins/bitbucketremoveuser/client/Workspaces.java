package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A workspace and the people in it. */
public interface Workspaces {
    /** The most addresses that one look-up may hold. */
    int MOST_ADDRESSES = 90;

    /** {@code GET /2.0/workspaces/{workspace}}; empty if there is none or it is hidden from the caller. */
    Optional<Workspace> find(String workspace) throws BitbucketException, InterruptedException;

    /** Everybody who administers the workspace. */
    List<User> administrators(String workspace) throws BitbucketException, InterruptedException;

    /**
     * {@code GET /2.0/workspaces/{workspace}/members}: everybody, deactivated accounts too, in as many requests as there
     * are hundreds. Whether a row came twice is for the caller to look at.
     */
    CountedList<Membership> members(String workspace) throws BitbucketException, InterruptedException;

    /**
     * Members by e-mail address, in batches. The rows are Bitbucket's: whether an echoed address equals an asked one is
     * for the caller to check.
     *
     * @param emails without quotes, backslashes and control characters
     * @throws IllegalArgumentException for an address that cannot be written in Bitbucket's filter language
     */
    List<Member> findMembers(String workspace, Collection<String> emails)
            throws BitbucketException, InterruptedException;

    /**
     * {@code GET /2.0/workspaces/{workspace}/members/{id}}; empty if there is no such account or it is no member.
     * Whether the answer is about the account that was asked for is for the caller to check.
     *
     * @param id a UUID with braces or an Atlassian account id
     */
    Optional<User> findMember(String workspace, String id) throws BitbucketException, InterruptedException;

    /** {@code GET /2.0/workspaces/{workspace}/members/{uuid}}. */
    boolean isMember(String workspace, String userUuid) throws BitbucketException, InterruptedException;
}
