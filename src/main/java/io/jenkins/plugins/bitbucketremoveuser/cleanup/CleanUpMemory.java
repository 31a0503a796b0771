package io.jenkins.plugins.bitbucketremoveuser.cleanup;

import java.io.IOException;

/** Where a clean-up keeps what its next run has to know. It outlives the process. */
public interface CleanUpMemory {
    /**
     * @return {@link Remembered#nothing()} if no run has kept anything yet
     * @throws IOException also if it is damaged; the message says where
     */
    Remembered read() throws IOException;

    /** Whole, or not at all. */
    void keep(Remembered remembered) throws IOException;
}
