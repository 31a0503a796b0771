package io.jenkins.plugins.bitbucketremoveuser.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** The turn of one process among those that write the same log. A crash gives it back. */
final class Turn implements Closeable {
    private static final Duration BREATH = Duration.ofMillis(5);

    private final FileChannel channel;

    private Turn(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException also if the others do not let go in time */
    static Turn take(Path file, Duration patience) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            await(channel, file, patience);
            return new Turn(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** An interrupt has to wait: it is when a run was stopped that its record matters. */
    private static void await(FileChannel channel, Path file, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (!taken(channel)) {
                if (System.nanoTime() > end) {
                    throw new IOException(
                            file + " has been locked by another process for " + patience.toSeconds() + " s");
                }
                try {
                    Thread.sleep(BREATH.toMillis());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // somebody else in this process, with a log of their own on the same file
            return false;
        }
    }

    /** The lock goes with its channel. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
