package io.jenkins.plugins.bitbucketremoveuser.removal;

/** Where a run keeps what a repeated one must know, workspace by workspace. */
public interface Journals {
    /** Forgets everything. */
    Journals NONE = new Journals() {
        @Override
        public Journal of(WorkspaceId workspace) {
            return Journal.empty();
        }

        @Override
        public void keep(WorkspaceId workspace, Journal journal) {}
    };

    /** {@link Journal#empty()} if there is none. */
    Journal of(WorkspaceId workspace);

    /** Comes before each change, so that whatever cannot be kept is not done. */
    void keep(WorkspaceId workspace, Journal journal);
}
