package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A rule of a repository about its branches. Guarded by the world's lock. */
final class BranchRuleState {
    final String id;
    String kind;
    String pattern;
    /** By uuid; they need no access. */
    final Map<String, Person> users = new LinkedHashMap<>();
    /** By slug. */
    final Set<String> groups = new LinkedHashSet<>();

    BranchRuleState(String id, String kind, String pattern) {
        this.id = id;
        this.kind = kind;
        this.pattern = pattern;
    }

    boolean isEmpty() {
        return users.isEmpty() && groups.isEmpty();
    }
}
