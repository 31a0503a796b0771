package io.jenkins.plugins.bitbucketremoveuser.removal;

/** Hears what a run does while it does it. */
public interface RemovalProgress {
    RemovalProgress SILENT = line -> {};

    /** One line for a person. */
    void say(String line);

    /** Everything that a repeated run must know, after each change. Keep the last one. */
    default void remember(Journal journal) {}
}
