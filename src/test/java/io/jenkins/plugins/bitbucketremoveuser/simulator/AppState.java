package io.jenkins.plugins.bitbucketremoveuser.simulator;

/**
 * An app of an organisation: a Bitbucket workspace, a Jira site.
 *
 * @param resource what roles are given on
 * @param owner the kind of app, as the organisation API names it
 * @param workspace null for every other app
 */
record AppState(String resource, String owner, String name, WorkspaceState workspace) {

    static AppState of(WorkspaceState workspace) {
        return new AppState(resourceOf(workspace), "bitbucket", workspace.name, workspace);
    }

    /** A workspace's UUID stands here without its braces. */
    static String resourceOf(WorkspaceState workspace) {
        return "ari:cloud:bitbucket::workspace/" + workspace.uuid.replaceAll("[{}]", "");
    }
}
