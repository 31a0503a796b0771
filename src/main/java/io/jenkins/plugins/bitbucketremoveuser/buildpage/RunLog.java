package io.jenkins.plugins.bitbucketremoveuser.buildpage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run in the background has told so far. */
public final class RunLog {
    private static final int MOST = 64 * 1024;

    private RunLog() {}

    /** Hostile text; the end of it if it is long, and empty if there is none. */
    public static String end(Path file) {
        if (!Files.exists(file)) {
            return "";
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(MOST, log.length())];
            log.seek(log.length() - end.length);
            log.readFully(end);
            return new String(end, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
