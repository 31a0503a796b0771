package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The only workspaces that anything may be asked of. Compared as they are written, upper and lower case alike, so that it
 * can be told before the first request: one that is listed by slug has to be asked for by slug.
 *
 * @param keys none for all workspaces
 */
public record AllowedWorkspaces(Set<String> keys, SetBy setBy) implements SafetyRule {
    public AllowedWorkspaces {
        keys = Set.copyOf(keys);
    }

    /** @param workspaces none for all */
    public static AllowedWorkspaces of(Collection<WorkspaceId> workspaces, SetBy setBy) {
        return new AllowedWorkspaces(workspaces.stream().map(WorkspaceId::key).collect(Collectors.toSet()), setBy);
    }

    /**
     * @param lines one slug or {uuid} a line; empty lines and lines that start with # are skipped; null or none for all
     * @throws InvalidInputException for a line that can be neither
     */
    public static AllowedWorkspaces parse(String lines, SetBy setBy) {
        return of(Lines.of(lines).stream().map(WorkspaceId::new).toList(), setBy);
    }

    @Override
    public Optional<Refusal> refuse(WorkspaceId workspace, boolean dryRun) {
        return keys.isEmpty() || keys.contains(workspace.key())
                ? Optional.empty()
                : Optional.of(refusal(
                        Refusal.Rule.WORKSPACE_NOT_ALLOWED,
                        "The workspace " + workspace + " is not one of those that " + named("allowed workspaces")
                                + ", allows. Nothing was asked of it.",
                        "Name the workspace as it is written there. " + setBy().cure()));
    }
}
