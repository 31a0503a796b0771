package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The documentation, as tests compare it with the code. */
final class Docs {
    private Docs() {}

    static String page(String name) throws IOException {
        // the two builds run in two folders
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path page = folder.resolve("docs").resolve(name);
            if (Files.exists(page)) {
                return Files.readString(page);
            }
        }
        throw new IOException("there is no docs/" + name);
    }

    /** @param firstLine how the table begins */
    static String tableIn(String page, String firstLine) throws IOException {
        String text = page(page);
        int start = text.indexOf("\n" + firstLine);
        assertTrue(start >= 0, "docs/" + page + " has no table that begins with " + firstLine);
        return text.substring(start + 1)
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
