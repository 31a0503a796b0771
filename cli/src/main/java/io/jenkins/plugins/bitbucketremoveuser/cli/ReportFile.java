package io.jenkins.plugins.bitbucketremoveuser.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a call is to write its report, beside showing it. */
final class ReportFile {
    private final Path file;
    private final PrintWriter err;

    /** @param file null for none */
    ReportFile(Path file, PrintWriter err) {
        this.file = file;
        this.err = err;
    }

    /** Before anything is changed: a report that cannot be kept is found out too late afterwards. */
    void requireWritable() {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw new UsageException("--report: " + file + " cannot be written. Name a file in a folder that exists.");
        }
    }

    void save(String json) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, json);
        } catch (IOException e) {
            err.println("The report could not be written to " + file + " (" + e + "). Here it is:");
            err.print(json);
            err.flush();
        }
    }
}
