package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A repository. Guarded by the world's lock. Its natural order is the order of creation. */
final class RepositoryState implements Comparable<RepositoryState> {

    final int ordinal;
    final String slug;
    final String uuid;
    final ProjectState project;

    /** By the person's uuid. */
    final Map<String, Permission> userGrants = new LinkedHashMap<>();
    /** By the group's slug. */
    final Map<String, Permission> groupGrants = new LinkedHashMap<>();
    /** By uuid; they need no access. */
    final Map<String, Person> defaultReviewers = new LinkedHashMap<>();
    /** By id. */
    final Map<String, BranchRuleState> branchRules = new LinkedHashMap<>();

    final List<PullRequestState> pullRequests = new ArrayList<>();

    RepositoryState(int ordinal, String slug, String uuid, ProjectState project) {
        this.ordinal = ordinal;
        this.slug = slug;
        this.uuid = uuid;
        this.project = project;
    }

    @Override
    public int compareTo(RepositoryState other) {
        return Integer.compare(ordinal, other.ordinal);
    }
}
