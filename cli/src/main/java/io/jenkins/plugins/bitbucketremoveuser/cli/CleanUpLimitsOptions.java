package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpLimits;
import picocli.CommandLine.Option;

/** How much a clean-up may do unattended. */
final class CleanUpLimitsOptions {
    @Option(
            names = "--max-removals",
            paramLabel = "N",
            defaultValue = "" + CleanUpLimits.USUAL_MOST_PEOPLE,
            description = "Touch nobody if more people than this are due. Default: ${DEFAULT-VALUE}")
    private int mostPeople;

    @Option(
            names = "--max-share",
            paramLabel = "PERCENT",
            defaultValue = "" + CleanUpLimits.USUAL_MOST_SHARE,
            description = "Touch nobody if more of all members than this are due; one is always allowed."
                    + " Default: ${DEFAULT-VALUE}")
    private int mostShare;

    @Option(
            names = "--roster-shrinkage",
            paramLabel = "PERCENT",
            defaultValue = "" + CleanUpLimits.USUAL_MOST_SHRINKAGE,
            description = "Touch nobody if the roster is so much shorter than at the last run."
                    + " Default: ${DEFAULT-VALUE}")
    private int mostShrinkage;

    @Option(
            names = "--grace-days",
            paramLabel = "N",
            defaultValue = "0",
            description = "Remove only who has been found in each run for so many days. Default: ${DEFAULT-VALUE}")
    private int graceDays;

    /** @throws io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException if one is out of range */
    CleanUpLimits read() {
        return new CleanUpLimits(mostPeople, mostShare, mostShrinkage, graceDays);
    }
}
