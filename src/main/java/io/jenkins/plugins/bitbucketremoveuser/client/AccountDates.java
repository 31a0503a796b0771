package io.jenkins.plugins.bitbucketremoveuser.client;

import java.time.Instant;
import java.util.Optional;

/**
 * What an organisation tells of an account's past.
 *
 * @param lastActive when it last used any app of the organisation, up to a day late; empty if that is not told, or not all
 *     of it
 * @param added when it was added to the organisation; empty if that is not told
 */
public record AccountDates(Optional<Instant> lastActive, Optional<Instant> added) {
    public static final AccountDates UNKNOWN = new AccountDates(Optional.empty(), Optional.empty());
}
