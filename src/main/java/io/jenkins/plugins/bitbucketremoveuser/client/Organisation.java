package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An organisation of admin.atlassian.com, where the people and groups of migrated workspaces are managed. People are
 * known here by Atlassian's account id, not by Bitbucket's UUID. Paths are under {@code https://api.atlassian.com/admin}.
 */
public interface Organisation {
    /** The most addresses that one look-up may hold. */
    int MOST_ADDRESSES = 50;

    String id();

    /** What the calls authenticate with, for explaining; the secret stays hidden. */
    Credential credential();

    /** {@code POST /v2/orgs/{orgId}/workspaces}: the apps of the organisation, each with the resource that roles name. */
    List<OrganisationApp> apps() throws BitbucketException, InterruptedException;

    /**
     * {@code POST /v2/orgs/{orgId}/directories/-/users/search} by exact e-mail address, in batches, in every directory
     * the key may manage. Whether an echoed address equals an asked one is for the caller to check.
     */
    List<DirectoryUser> findUsers(Collection<String> emails) throws BitbucketException, InterruptedException;

    /** The same search without an address: everybody in every directory the key may manage, 50 for each request. */
    List<DirectoryUser> users() throws BitbucketException, InterruptedException;

    /** {@code GET /v1/orgs/{orgId}/directory/users/{accountId}/last-active-dates}. */
    AccountDates datesOf(String accountId) throws BitbucketException, InterruptedException;

    /** {@code GET /v2/orgs/{orgId}/directories?accountId=}: the directories that hold this account. */
    List<Directory> directoriesOf(String accountId) throws BitbucketException, InterruptedException;

    /**
     * {@code POST /v2/orgs/{orgId}/directories/{directoryId}/users/search} by account id; empty if the directory does
     * not hold it.
     */
    Optional<DirectoryUser> user(String directoryId, String accountId) throws BitbucketException, InterruptedException;

    /** {@code POST /v2/orgs/{orgId}/directories/-/groups/search} by member. */
    List<DirectoryGroup> groupsOf(String accountId) throws BitbucketException, InterruptedException;

    /**
     * {@code GET /v2/orgs/{orgId}/directories/{directoryId}/groups/{groupId}/role-assignments}: what all members of a
     * group may use.
     */
    List<GroupRole> rolesOfGroup(String directoryId, String groupId) throws BitbucketException, InterruptedException;

    /**
     * {@code GET /v2/orgs/{orgId}/directories/{directoryId}/users/{accountId}/role-assignments} for one resource,
     * whether given directly or by groups.
     */
    List<UserRole> rolesOf(String directoryId, String accountId, String resourceId)
            throws BitbucketException, InterruptedException;

    /**
     * {@code DELETE /v2/orgs/{orgId}/directories/{directoryId}/groups/{groupId}/memberships/{accountId}}. Groups synced
     * from an identity provider refuse.
     *
     * @return false if there was nothing to remove
     */
    boolean removeFromGroup(String directoryId, String groupId, String accountId)
            throws BitbucketException, InterruptedException;

    /**
     * {@code POST /v2/orgs/{orgId}/directories/{directoryId}/groups/{groupId}/memberships}: the person has to be in the
     * group's directory. Groups synced from an identity provider refuse.
     */
    void addToGroup(String directoryId, String groupId, String accountId)
            throws BitbucketException, InterruptedException;

    /** {@code POST /v1/orgs/{orgId}/users/{accountId}/roles/assign}: gives a role on one resource directly. */
    void assignRole(String accountId, String role, String resourceId) throws BitbucketException, InterruptedException;

    /**
     * {@code POST /v1/orgs/{orgId}/users/{accountId}/roles/revoke}: takes a directly given role on one resource away.
     *
     * @return false if there was nothing to revoke (404)
     */
    boolean revokeRole(String accountId, String role, String resourceId)
            throws BitbucketException, InterruptedException;

    /**
     * {@code POST /v2/orgs/{orgId}/directories/{directoryId}/users/{accountId}/suspend}: no app of the directory can be
     * used any more; groups and roles are kept.
     */
    void suspend(String directoryId, String accountId) throws BitbucketException, InterruptedException;

    /** {@code POST .../restore}: undoes {@link #suspend}. */
    void restore(String directoryId, String accountId) throws BitbucketException, InterruptedException;

    /**
     * {@code DELETE /v2/orgs/{orgId}/directories/{directoryId}/users/{accountId}}: out of the directory and all its
     * apps. May be queued and show for a while.
     *
     * @return false if the directory did not hold the account
     */
    boolean removeFromDirectory(String directoryId, String accountId) throws BitbucketException, InterruptedException;
}
