package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.removal.PeopleFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that names people, or standard input.
 *
 * @param option that names it
 */
record PeopleInput(String option, String file) {
    static final String STANDARD_INPUT = "-";

    /**
     * @param in standard input
     * @throws UsageException if it cannot be read
     */
    byte[] read(InputStream in) {
        try {
            if (file.equals(STANDARD_INPUT)) {
                return in.readNBytes(PeopleFile.MOST_BYTES + 1);
            }
            try (InputStream open = Files.newInputStream(Path.of(file))) {
                return open.readNBytes(PeopleFile.MOST_BYTES + 1);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(option + ": " + file + " cannot be read (" + e + "). Name a file that can.", e);
        }
    }
}
