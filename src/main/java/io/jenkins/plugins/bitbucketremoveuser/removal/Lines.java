package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Arrays;
import java.util.List;

/** Text with one entry a line; empty lines and lines that start with # are comments. */
final class Lines {
    private Lines() {}

    /** @param text null for none */
    static List<String> of(String text) {
        return Arrays.stream((text == null ? "" : text).split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
