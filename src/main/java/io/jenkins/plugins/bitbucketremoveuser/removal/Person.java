package io.jenkins.plugins.bitbucketremoveuser.removal;

/**
 * Somebody whose account was confirmed, or who has been invited and has not joined yet.
 *
 * @param uuid with braces; empty for somebody who has not joined
 * @param email as the caller gave it; Bitbucket confirmed that it belongs to this account
 */
public record Person(String uuid, String accountId, String displayName, EmailAddress email) {
    /** Somebody who has been invited and is no member: an address, and no account that is known. */
    static Person invited(EmailAddress email) {
        return new Person("", "", "", email);
    }

    boolean isMember() {
        return !uuid.isEmpty();
    }

    @Override
    public String toString() {
        return displayName.isEmpty() ? email.value() : displayName + " <" + email + ">";
    }
}
