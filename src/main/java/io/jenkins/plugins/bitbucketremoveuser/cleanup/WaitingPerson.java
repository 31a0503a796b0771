package io.jenkins.plugins.bitbucketremoveuser.cleanup;

import io.jenkins.plugins.bitbucketremoveuser.finding.FoundPerson;
import java.time.Instant;

/**
 * Somebody who is found and not removed yet.
 *
 * @param since when this person was found first, in each run since
 * @param due when he or she is removed if still found then
 */
public record WaitingPerson(FoundPerson found, Instant since, Instant due) {}
