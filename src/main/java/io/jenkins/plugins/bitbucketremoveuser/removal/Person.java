package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.DirectoryUser;

/**
 * Somebody whose account was confirmed, or who has been invited and has not joined yet.
 *
 * @param uuid with braces; empty for somebody who has not joined
 * @param accountId empty if Bitbucket did not tell; known without a UUID if only the organisation knows the account
 * @param email as the caller gave it; Bitbucket confirmed that it belongs to this account
 */
public record Person(String uuid, String accountId, String displayName, EmailAddress email) {
    /** Somebody who has been invited and is no member: an address, and no account that is known. */
    static Person invited(EmailAddress email) {
        return new Person("", "", "", email);
    }

    /** Somebody who is no member, but whose account the workspace's organisation knows. */
    static Person inDirectory(DirectoryUser user, EmailAddress email) {
        return new Person("", user.accountId(), user.name(), email);
    }

    boolean isMember() {
        return !uuid.isEmpty();
    }

    @Override
    public String toString() {
        return displayName.isEmpty() ? email.value() : displayName + " <" + email + ">";
    }
}
