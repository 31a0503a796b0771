package io.jenkins.plugins.bitbucketremoveuser.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A restore that somebody started on the page of a build, as the build remembers it. */
final class KeptRestore {
    private final String id;
    private final boolean dryRun;
    private final ArrayList<String> people;
    private final String startedBy;

    /**
     * @param people by their keys in the reports of the removals
     * @param startedBy see {@link StartedBy}
     */
    KeptRestore(String id, boolean dryRun, Collection<String> people, String startedBy) {
        this.id = id;
        this.dryRun = dryRun;
        this.people = new ArrayList<>(people);
        this.startedBy = startedBy;
    }

    String id() {
        return id;
    }

    boolean isDryRun() {
        return dryRun;
    }

    List<String> people() {
        return List.copyOf(people);
    }

    String startedBy() {
        return startedBy;
    }
}
