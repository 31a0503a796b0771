package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.util.AtomicFileWriter;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file in a folder that is there; it is written whole or not at all, also when whoever writes it is told to stop. */
public record KeptFile(Path path) {
    /** An interrupt closes a file in the middle of a write; it has to wait until the write is whole. */
    public void write(String text) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            boolean written = false;
            while (!written) {
                try {
                    writeOnce(text);
                    written = true;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void writeOnce(String text) throws IOException {
        try (AtomicFileWriter writer = new AtomicFileWriter(path, StandardCharsets.UTF_8)) {
            try {
                writer.write(text);
                writer.commit();
            } finally {
                writer.abort();
            }
        }
    }
}
