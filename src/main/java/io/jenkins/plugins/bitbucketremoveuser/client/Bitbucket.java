package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.Optional;

/** The parts of Bitbucket that a removal needs, for one workspace's credentials. */
public interface Bitbucket extends AutoCloseable {
    Accounts accounts();

    Workspaces workspaces();

    Groups groups();

    Invitations invitations();

    Projects projects();

    Repositories repositories();

    Reviewers reviewers();

    BranchRestrictions branchRestrictions();

    PullRequests pullRequests();

    /** Empty if no organisation is given, as for a workspace whose people are managed at bitbucket.org. */
    Optional<Organisation> organisation();

    /** What the 2.0 calls authenticate with, for explaining; the secret stays hidden. */
    Credential permissionsCredential();

    /** What the 1.0 calls authenticate with. */
    Credential groupsCredential();

    @Override
    void close();
}
