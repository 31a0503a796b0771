package io.jenkins.plugins.bitbucketremoveuser.client;

/**
 * A person in an organisation's directory.
 *
 * @param email empty if it was not told
 * @param accountStatus {@code active}, {@code inactive} or {@code closed}; empty if it was not told
 * @param membershipStatus {@code active}, {@code suspended} or {@code no_membership}; empty if it was not told
 * @param synced whether an identity provider manages this account
 */
public record DirectoryUser(
        String accountId, String email, String name, String accountStatus, String membershipStatus, boolean synced) {

    /** Whether this person has an account and is in a directory, and is not merely invited to one. */
    public boolean hasJoined() {
        return !accountStatus.isEmpty() && (membershipStatus.equals("active") || membershipStatus.equals("suspended"));
    }
}
