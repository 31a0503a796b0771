package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;
import java.util.Objects;

/**
 * What is asked for.
 *
 * @param emails each address once, in the order given
 */
public record RemovalRequest(
        WorkspaceId workspace, List<EmailAddress> emails, RemovalMode mode, ProtectedAccounts protectedAccounts) {

    /** @throws InvalidInputException if there is no address */
    public RemovalRequest {
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(protectedAccounts, "protectedAccounts");
        emails = EmailAddress.distinct(emails);
        emails = List.copyOf(emails);
        if (emails.isEmpty()) {
            throw new InvalidInputException("email", "", "is empty", "Give at least one full address.");
        }
    }
}
