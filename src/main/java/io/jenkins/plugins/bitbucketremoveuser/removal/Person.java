package io.jenkins.plugins.bitbucketremoveuser.removal;

/**
 * Somebody whose account was confirmed.
 *
 * @param uuid with braces
 * @param email as the caller gave it; Bitbucket confirmed that it belongs to this account
 */
public record Person(String uuid, String accountId, String displayName, EmailAddress email) {
    @Override
    public String toString() {
        return displayName + " <" + email + ">";
    }
}
