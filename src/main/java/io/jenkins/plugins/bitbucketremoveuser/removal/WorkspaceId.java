package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.regex.Pattern;

/** A workspace's slug, or its UUID with braces. */
public record WorkspaceId(String value) {
    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern UUID = Pattern.compile("\\{[0-9a-fA-F-]{36}}");

    /** @throws InvalidInputException if it is empty or can be neither */
    public WorkspaceId(String value) {
        String text = value == null ? "" : value.strip();
        if (!SLUG.matcher(text).matches() && !UUID.matcher(text).matches()) {
            throw new InvalidInputException(
                    "workspace",
                    text,
                    text.isEmpty() ? "is empty" : "is not a workspace",
                    "Give the workspace's slug, the part after bitbucket.org/ in its address, for example acme.");
        }
        this.value = text;
    }

    boolean isUuid() {
        return value.startsWith("{");
    }

    @Override
    public String toString() {
        return value;
    }
}
