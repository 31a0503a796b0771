package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.FilePath;
import java.io.IOException;

/** The workspace of a build; looked for only if a file in it is named, since most removals need none. */
@FunctionalInterface
public interface Workspace {
    /** Null if there is none. */
    FilePath find() throws IOException, InterruptedException;
}
