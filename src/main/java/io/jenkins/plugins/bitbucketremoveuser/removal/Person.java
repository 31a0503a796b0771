package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody whose account was confirmed, or who has been invited and has not joined yet.
 *
 * @param uuid with braces; empty for somebody who has not joined
 * @param accountId empty if Bitbucket did not tell; known without a UUID if only the organisation knows the account
 * @param emails as the caller gave them; Bitbucket confirmed that they belong to this account. Empty for somebody who was
 *     asked for by account id or UUID alone: Bitbucket tells nobody's address
 */
public record Person(String uuid, String accountId, String displayName, List<EmailAddress> emails) {
    public Person {
        emails = List.copyOf(emails);
    }

    /** Somebody who has been invited and is no member: an address, and no account that is known. */
    static Person invited(EmailAddress email) {
        return new Person("", "", "", List.of(email));
    }

    /** Somebody who is no member, but whose account the workspace's organisation knows. */
    static Person inDirectory(String accountId, String displayName, List<EmailAddress> emails) {
        return new Person("", accountId, displayName, emails);
    }

    boolean isMember() {
        return !uuid.isEmpty();
    }

    /** The first that is known. */
    public Optional<EmailAddress> email() {
        return emails.stream().findFirst();
    }

    boolean hasAddress(String address) {
        return emails.stream().anyMatch(email -> email.isSameAs(address));
    }

    /** The same for two who are the same person. */
    public String key() {
        return isMember()
                ? uuid.toLowerCase(Locale.ROOT)
                : email().map(EmailAddress::key).orElse(accountId);
    }

    /** Whether this is the account that was meant. */
    public boolean isMeantBy(PersonId id) {
        if (id instanceof EmailAddress email) {
            return hasAddress(email.value());
        }
        return id instanceof AccountUuid ? id.key().equals(key()) : id.value().equals(accountId);
    }

    @Override
    public String toString() {
        String id = email().map(EmailAddress::value).orElse(isMember() ? uuid : accountId);
        if (displayName.isEmpty()) {
            return id;
        }
        return emails.isEmpty() ? displayName + " " + id : displayName + " <" + id + ">";
    }
}
