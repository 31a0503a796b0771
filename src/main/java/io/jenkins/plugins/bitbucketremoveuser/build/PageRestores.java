package io.jenkins.plugins.bitbucketremoveuser.build;

import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import io.jenkins.plugins.bitbucketremoveuser.removal.RevokedAccess;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The restores of what a build took away that people start after its end: each stays on record, of the dry runs the last. */
public final class PageRestores {
    private final Run<?, ?> run;

    public PageRestores(Run<?, ?> run) {
        this.run = run;
    }

    /**
     * Who lost what.
     *
     * @throws InvalidInputException if the build still runs, or its reports do not tell
     */
    public RevokedAccess lost() throws IOException {
        if (run.isBuilding()) {
            throw new InvalidInputException(
                    "build",
                    Integer.toString(run.getNumber()),
                    "still runs, and may take more away",
                    "Wait until the build has ended.");
        }
        return new BuildLosses(run).all();
    }

    /** In the order in which they were begun. */
    public List<PageRestore> all() {
        return RestoresAction.restores(run).stream()
                .map(kept -> new PageRestore(run, kept))
                .toList();
    }

    /**
     * Another one, which is still to be done. None may run.
     *
     * @param dryRun whether to look only
     * @param people by their keys in what was {@link #lost}
     * @param by who wants it
     * @throws InvalidInputException if it cannot be meant
     */
    public PageRestore add(boolean dryRun, Collection<String> people, Cause.UserIdCause by) throws IOException {
        List<String> chosen = lost().ofKeys(people).workspaces().stream()
                .flatMap(one -> one.people().stream())
                .map(RevokedAccess.OfPerson::key)
                .distinct()
                .toList();
        for (PageRestore earlier : all()) {
            if (earlier.isDryRun()) {
                earlier.forget();
            }
        }
        KeptRestore kept = new KeptRestore("restore-" + UUID.randomUUID(), dryRun, chosen, StartedBy.of(List.of(by)));
        RestoresAction.keep(run, kept);
        return new PageRestore(run, kept);
    }

    /**
     * The last one, to be gone on with. None may run.
     *
     * @throws InvalidInputException if it was not cut off
     */
    public PageRestore cutOff() throws IOException {
        lost();
        List<PageRestore> all = all();
        if (all.isEmpty() || !all.get(all.size() - 1).isCutOff()) {
            throw new InvalidInputException(
                    "restore", "", "was not cut off", "Choose the people, and restore once more: that is safe.");
        }
        return all.get(all.size() - 1);
    }
}
