package io.jenkins.plugins.bitbucketremoveuser.removal;

/**
 * What is done about a person in the organisation's directory once the access to Bitbucket is gone. Anything but
 * {@link #NONE} takes away every Atlassian app of that directory, Jira and Confluence among them.
 */
public enum DirectoryAction {
    NONE,
    /** No app of the directory can be used any more; what is left of groups and roles comes back on restoring. */
    SUSPEND,
    /** Out of the directory; coming back takes a new invitation. */
    REMOVE
}
