package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The documentation, as tests compare it with the code. */
public final class Docs {
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

    /**
     * The blocks of code of a page.
     *
     * @param language as it stands behind the three ticks
     * @return by the heading that they are under, in the order of the page; headings without any are left out
     */
    public static Map<String, List<String>> codeIn(String page, String language) throws IOException {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        String heading = "";
        StringBuilder block = null;
        String opened = "";
        for (String line : page(page).lines().toList()) {
            if (block == null && line.startsWith("```")) {
                opened = line.substring(3);
                block = new StringBuilder();
            } else if (line.equals("```")) {
                if (opened.equals(language)) {
                    blocks.computeIfAbsent(heading, any -> new ArrayList<>()).add(block.toString());
                }
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            } else if (line.startsWith("#")) {
                heading = line.replaceFirst("^#+ ", "");
            }
        }
        assertTrue(block == null, "docs/" + page + " has a block of code that does not end");
        return blocks;
    }
}
