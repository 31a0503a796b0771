package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.function.Consumer;

/**
 * Keeps what a run in one workspace does where a repeated run finds it.
 *
 * @param prefix of each line, so that it says which workspace it is about
 */
record JournalledProgress(WorkspaceId workspace, String prefix, Journals journals, Consumer<String> log)
        implements RemovalProgress {
    /** @param several whether each line must say which workspace it is about */
    static JournalledProgress of(WorkspaceId workspace, boolean several, Journals journals, Consumer<String> log) {
        return new JournalledProgress(workspace, several ? workspace + ": " : "", journals, log);
    }

    @Override
    public void say(String line) {
        log.accept(prefix + line);
    }

    @Override
    public void remember(Journal journal) {
        journals.keep(workspace, journal);
    }
}
