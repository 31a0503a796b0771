package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The index by person: what one person has in one workspace. Guarded by the world's lock. */
final class Holding {

    final Person person;
    final Set<String> groups = new LinkedHashSet<>();
    final Map<String, Permission> projects = new LinkedHashMap<>();
    final Map<String, Permission> repositories = new LinkedHashMap<>();

    Holding(Person person) {
        this.person = person;
    }

    Grants grants() {
        return Grants.of(groups, projects, repositories);
    }
}
