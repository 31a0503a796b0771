package io.jenkins.plugins.bitbucketremoveuser.simulator;

/**
 * An Atlassian account. The e-mail address is known to the simulator but only ever told to an administrator who asked
 * for exactly that address.
 */
public record Person(
        String uuid, String accountId, String displayName, String nickname, String email, String accountStatus) {

    /** Whether a path segment or a filter value means this account. */
    boolean isCalled(String id) {
        return uuid.equals(id) || accountId.equals(id);
    }

    @Override
    public String toString() {
        return displayName + " " + uuid;
    }
}
