package io.jenkins.plugins.bitbucketremoveuser.build;

import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Which workspaces a build is about: those that the job names, else the global page's. */
final class BuildWorkspaces {
    private final BitbucketRemoveUserConfiguration configuration;

    BuildWorkspaces(BitbucketRemoveUserConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * @param expand replaces variables in the names
     * @return each once, in the order given
     * @throws InvalidInputException if there is none, or they are named in more than one way
     */
    List<WorkspaceId> of(RemovalOptions options, UnaryOperator<String> expand) {
        requireOneWay(options);
        if (options.isAllWorkspaces()) {
            return all();
        }
        return WorkspaceId.distinct(
                names(options).stream().map(expand).map(WorkspaceId::new).toList());
    }

    /** @throws InvalidInputException if there is none */
    WorkspaceId of(SearchOptions options, UnaryOperator<String> expand) {
        return new WorkspaceId(expand.apply(orDefault(options.getWorkspace())));
    }

    static boolean areNamed(RemovalOptions options) {
        return options.getWorkspace() != null || options.getWorkspaces() != null || options.isAllWorkspaces();
    }

    private static void requireOneWay(RemovalOptions options) {
        List<String> given = new ArrayList<>();
        if (options.getWorkspace() != null) {
            given.add("workspace");
        }
        if (options.getWorkspaces() != null) {
            given.add("workspaces");
        }
        if (options.isAllWorkspaces()) {
            given.add("allWorkspaces");
        }
        if (given.size() > 1) {
            String last = given.remove(given.size() - 1);
            throw new InvalidInputException(
                    last,
                    "",
                    "is given beside " + String.join(" and ", given),
                    "Give one of them: workspace for one, workspaces for several, allWorkspaces for all of the global"
                            + " page.");
        }
    }

    private List<WorkspaceId> all() {
        List<WorkspaceId> all = configuration.allWorkspaces();
        if (all.isEmpty()) {
            throw new InvalidInputException(
                    "allWorkspaces",
                    "",
                    "is given, but the global page names no workspace",
                    "Add them in Manage Jenkins > System > Bitbucket Remove User.");
        }
        return all;
    }

    private List<String> names(RemovalOptions options) {
        if (options.getWorkspaces() != null) {
            if (options.getWorkspaces().isEmpty()) {
                throw new InvalidInputException(
                        "workspaces",
                        "",
                        "is a list with nothing in it",
                        "Name at least one workspace, or leave it out for the default one.");
            }
            return options.getWorkspaces();
        }
        return List.of(orDefault(options.getWorkspace()));
    }

    private String orDefault(String named) {
        String one = named == null ? configuration.getWorkspace() : named;
        if (one == null) {
            throw new InvalidInputException(
                    "workspace",
                    "",
                    "is empty, and there is no default",
                    "Give the workspace's slug in the job, or set the default in Manage Jenkins > System > Bitbucket"
                            + " Remove User.");
        }
        return one;
    }
}
