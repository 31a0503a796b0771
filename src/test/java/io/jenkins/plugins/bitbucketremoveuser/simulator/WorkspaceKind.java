package io.jenkins.plugins.bitbucketremoveuser.simulator;

/** Where the people and groups of a workspace are administered. */
public enum WorkspaceKind {
    /** On bitbucket.org: 1.0 group writes work. */
    LEGACY,
    /** In admin.atlassian.com: 1.0 groups can be read but not changed. */
    ORGANISATION
}
