package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.Objects;

/**
 * How a removal is meant.
 *
 * @param dryRun plan only
 * @param depth how closely a dry run looks; of no meaning without one
 * @param directory what else is done in the organisation's directory, on explicit request
 * @param cleanResidues whether what is no access but keeps the person's name (default reviewers, users of branch
 *     restrictions) is cleaned too, and not only listed
 */
public record RemovalMode(boolean dryRun, PlanDepth depth, DirectoryAction directory, boolean cleanResidues) {
    public RemovalMode {
        Objects.requireNonNull(depth, "depth");
        Objects.requireNonNull(directory, "directory");
    }

    /** Takes the access to Bitbucket away, and nothing else. */
    public static RemovalMode removal() {
        return new RemovalMode(false, PlanDepth.QUICK, DirectoryAction.NONE, false);
    }

    public static RemovalMode plan() {
        return removal().withDryRun(true);
    }

    public RemovalMode withDryRun(boolean newDryRun) {
        return new RemovalMode(newDryRun, depth, directory, cleanResidues);
    }

    public RemovalMode with(PlanDepth newDepth) {
        return new RemovalMode(dryRun, newDepth, directory, cleanResidues);
    }

    public RemovalMode with(DirectoryAction newDirectory) {
        return new RemovalMode(dryRun, depth, newDirectory, cleanResidues);
    }

    public RemovalMode withCleanResidues(boolean newCleanResidues) {
        return new RemovalMode(dryRun, depth, directory, newCleanResidues);
    }
}
