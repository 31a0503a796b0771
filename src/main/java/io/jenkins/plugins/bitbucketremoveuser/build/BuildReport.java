package io.jenkins.plugins.bitbucketremoveuser.build;

import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import java.util.Optional;

/**
 * What a run of a build came to.
 *
 * @param plan of a dry run that came to its end, what it takes to do exactly this
 */
public record BuildReport(RunReport report, Optional<PlanReference> plan) {}
