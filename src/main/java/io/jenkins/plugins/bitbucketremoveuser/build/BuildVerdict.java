package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpReport;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpText;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchReport;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchText;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportText;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreText;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;

/**
 * What a report means for the build.
 *
 * @param result FAILURE if somebody was not removed (failed or refused), UNSTABLE if something is left for a person,
 *     SUCCESS else
 * @param summary one line
 */
public record BuildVerdict(Result result, String summary) {
    public static BuildVerdict of(RunReport report) {
        return new BuildVerdict(result(report.outcome()), ReportText.summary(report));
    }

    /** The same of a clean-up: FAILURE also if a guard stopped it. */
    public static BuildVerdict of(CleanUpReport report) {
        return new BuildVerdict(result(report.outcome()), CleanUpText.summary(report));
    }

    private static Result result(RunOutcome outcome) {
        return switch (outcome) {
            case REMOVED, NOTHING_TO_DO, PLANNED -> Result.SUCCESS;
            case LEFT_FOR_A_PERSON -> Result.UNSTABLE;
            case REFUSED, FAILED -> Result.FAILURE;
            case INTERRUPTED -> Result.ABORTED;
        };
    }

    /** Of a search: that nobody is found is no failure. */
    public static BuildVerdict of(SearchReport report) {
        return report.problem()
                .map(problem -> new BuildVerdict(Result.FAILURE, problem.toString()))
                .orElseGet(() -> new BuildVerdict(Result.SUCCESS, SearchText.summary(report)));
    }

    /** The same of a restore: UNSTABLE if something could not be put back. */
    public static BuildVerdict of(RestoreReport report) {
        Result result =
                switch (report.outcome()) {
                    case RESTORED, NOTHING_TO_DO, PLANNED -> Result.SUCCESS;
                    case LEFT_FOR_A_PERSON -> Result.UNSTABLE;
                    case REFUSED, FAILED -> Result.FAILURE;
                    case INTERRUPTED -> Result.ABORTED;
                };
        return new BuildVerdict(result, RestoreText.summary(report));
    }
}
