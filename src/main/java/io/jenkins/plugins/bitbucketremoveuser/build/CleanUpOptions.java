package io.jenkins.plugins.bitbucketremoveuser.build;

import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpLimits;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalMode;

/** Whom a job looks for, and how many of them it may remove. */
public interface CleanUpOptions extends SearchOptions {
    boolean isDryRun();

    /** Null for the usual number. */
    Integer getMaxRemovals();

    /** In percent; null for the usual share. */
    Integer getMaxShare();

    /** In percent; null for the usual one. */
    Integer getRosterShrinkage();

    /** Null for none. */
    Integer getGraceDays();

    DirectoryAction getDirectoryAction();

    /** Whether default reviewers and branch rules are cleaned too, which outlive the access. */
    boolean isCleanResidues();

    /** @throws InvalidInputException for a number that is out of range */
    default CleanUpLimits limits() {
        CleanUpLimits usual = CleanUpLimits.usual();
        return new CleanUpLimits(
                given(getMaxRemovals(), usual.mostPeople()),
                given(getMaxShare(), usual.mostShare()),
                given(getRosterShrinkage(), usual.mostShrinkage()),
                given(getGraceDays(), usual.graceDays()));
    }

    private static int given(Integer number, int usual) {
        return number == null ? usual : number;
    }

    default RemovalMode mode() {
        return RemovalMode.removal()
                .withDryRun(isDryRun())
                .with(getDirectoryAction())
                .withCleanResidues(isCleanResidues());
    }
}
