package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A project of a workspace. Guarded by the world's lock. */
final class ProjectState {

    final String key;
    final String name;
    final String uuid;

    final List<RepositoryState> repositories = new ArrayList<>();
    /** By the person's uuid. */
    final Map<String, Permission> userGrants = new LinkedHashMap<>();
    /** By the group's slug. */
    final Map<String, Permission> groupGrants = new LinkedHashMap<>();
    /** By uuid; they need no access. */
    final Map<String, Person> defaultReviewers = new LinkedHashMap<>();

    ProjectState(String key, String name, String uuid) {
        this.key = key;
        this.name = name;
        this.uuid = uuid;
    }
}
