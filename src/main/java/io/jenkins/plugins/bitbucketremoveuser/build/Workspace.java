package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.FilePath;
import java.io.IOException;

/** Where the files of a job are: the workspace of a build, unless it says something else; looked for only if a file in it is named, since most removals need none. */
@FunctionalInterface
public interface Workspace {
    /** Null if there is none. */
    FilePath find() throws IOException, InterruptedException;

    /** For messages: the word before its path. */
    default String noun() {
        return "the workspace";
    }
}
