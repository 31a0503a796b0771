package io.jenkins.plugins.bitbucketremoveuser.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The lines of a file from the last to the first, of which one is in memory at a time. Empty lines are left out. */
final class BackwardLines implements Closeable {
    private static final int CHUNK = 1 << 16;

    /** @param position of the first byte in the file */
    record Line(long position, byte[] bytes) {}

    private final Path file;
    private final FileChannel channel;
    /** Where in the file the buffer begins; what is before it has not been read. */
    private long start;

    private byte[] buffer = new byte[0];
    /** In the buffer; what is behind it has been given. */
    private int end;

    BackwardLines(Path file) throws IOException {
        this.file = file;
        channel = FileChannel.open(file, StandardOpenOption.READ);
        start = channel.size();
    }

    Path file() {
        return file;
    }

    /** @return null if there is no more */
    Line next() throws IOException {
        int unsearched = end;
        while (true) {
            int lineBreak = lastLineBreak(unsearched);
            if (lineBreak < 0 && start > 0) {
                unsearched = readMore();
                continue;
            }
            Line line = new Line(start + lineBreak + 1, Arrays.copyOfRange(buffer, lineBreak + 1, end));
            end = Math.max(0, lineBreak);
            unsearched = end;
            if (line.bytes().length > 0) {
                return line;
            }
            if (lineBreak < 0) {
                return null;
            }
        }
    }

    private int lastLineBreak(int before) {
        int i = before - 1;
        while (i >= 0 && buffer[i] != '\n') {
            i--;
        }
        return i;
    }

    /** As much as is there already, so that a long line is not copied over and over. */
    private int readMore() throws IOException {
        int more = (int) Math.min(start, Math.max(CHUNK, end));
        byte[] larger = new byte[more + end];
        ByteBuffer room = ByteBuffer.wrap(larger, 0, more);
        while (room.hasRemaining()) {
            if (channel.read(room, start - room.remaining()) < 0) {
                throw new IOException(file + " has become shorter while it was read");
            }
        }
        System.arraycopy(buffer, 0, larger, more, end);
        buffer = larger;
        start -= more;
        end += more;
        return more;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
