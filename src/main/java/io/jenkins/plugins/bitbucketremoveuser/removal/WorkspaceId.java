package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** Each workspace once, in the order given. */
    public static List<WorkspaceId> distinct(Collection<WorkspaceId> workspaces) {
        Map<String, WorkspaceId> first = new LinkedHashMap<>();
        workspaces.forEach(workspace -> first.putIfAbsent(workspace.key(), workspace));
        return List.copyOf(first.values());
    }

    /** Equal for two ways to write one slug: Bitbucket makes them in lower case. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    boolean isUuid() {
        return value.startsWith("{");
    }

    @Override
    public String toString() {
        return value;
    }
}
