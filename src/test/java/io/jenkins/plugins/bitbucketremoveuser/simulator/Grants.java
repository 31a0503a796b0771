package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The truth about one person in one workspace: group slugs, and direct grants by project key and repository slug. */
public record Grants(
        SortedSet<String> groups, SortedMap<String, Permission> projects, SortedMap<String, Permission> repositories) {

    public Grants {
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
        projects = Collections.unmodifiableSortedMap(new TreeMap<>(projects));
        repositories = Collections.unmodifiableSortedMap(new TreeMap<>(repositories));
    }

    static Grants of(Iterable<String> groups, Map<String, Permission> projects, Map<String, Permission> repositories) {
        TreeSet<String> sorted = new TreeSet<>();
        groups.forEach(sorted::add);
        return new Grants(sorted, new TreeMap<>(projects), new TreeMap<>(repositories));
    }

    public boolean isEmpty() {
        return groups.isEmpty() && projects.isEmpty() && repositories.isEmpty();
    }

    /** Number of things to take away. */
    public int count() {
        return groups.size() + projects.size() + repositories.size();
    }
}
