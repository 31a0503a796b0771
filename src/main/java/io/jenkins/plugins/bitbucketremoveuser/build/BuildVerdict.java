package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchReport;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchText;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportText;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreText;
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
        Result result =
                switch (report.outcome()) {
                    case REMOVED, NOTHING_TO_DO, PLANNED -> Result.SUCCESS;
                    case LEFT_FOR_A_PERSON -> Result.UNSTABLE;
                    case REFUSED, FAILED -> Result.FAILURE;
                    case INTERRUPTED -> Result.ABORTED;
                };
        return new BuildVerdict(result, ReportText.summary(report));
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
