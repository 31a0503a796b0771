package io.jenkins.plugins.bitbucketremoveuser.build;

import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a clean-up is called; it stands in a file name, and not every system has all letters there. */
public record CleanUpName(String value) {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]([A-Za-z0-9 ._-]{0,98}[A-Za-z0-9_-])?");

    /** @throws InvalidInputException for one that cannot stand in a file name */
    public CleanUpName {
        if (value == null || !SAFE.matcher(value).matches()) {
            throw new InvalidInputException(
                    "name",
                    value,
                    value == null || value.isEmpty() ? "is empty" : "is no name",
                    "Give up to 100 letters from A to Z, digits, spaces, dots, underscores and hyphens, for example nightly.");
        }
    }

    /** The same for two that are the same on any file system. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }
}
