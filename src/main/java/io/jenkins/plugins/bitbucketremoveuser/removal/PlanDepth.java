package io.jenkins.plugins.bitbucketremoveuser.removal;

/** How closely a dry run looks at what is granted directly on repositories, which takes a request for each. */
public enum PlanDepth {
    /** Where somebody can reach many repositories, the direct grants are not named: they are among those repositories. */
    QUICK,
    /** Each direct grant is named, up to {@link RemovalSettings#walkLimit()} repositories. */
    FULL
}
