package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The truth about one person in an organisation.
 *
 * @param directories their names
 * @param suspendedIn those of them where the person is suspended
 * @param groups their names, in all directories
 * @param roles given directly, by resource
 */
public record DirectoryAccess(
        SortedSet<String> directories,
        SortedSet<String> suspendedIn,
        SortedSet<String> groups,
        SortedMap<String, SortedSet<String>> roles) {

    DirectoryAccess(
            Set<String> directories, Set<String> suspendedIn, Set<String> groups, Map<String, Set<String>> roles) {
        this(sorted(directories), sorted(suspendedIn), sorted(groups), sorted(roles));
    }

    private static SortedSet<String> sorted(Set<String> names) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    private static SortedMap<String, SortedSet<String>> sorted(Map<String, Set<String>> roles) {
        TreeMap<String, SortedSet<String>> all = new TreeMap<>();
        roles.forEach((resource, some) -> all.put(resource, sorted(some)));
        return Collections.unmodifiableSortedMap(all);
    }

    public boolean isMember() {
        return !directories.isEmpty();
    }

    /** In every directory that the person is in. */
    public boolean isSuspended() {
        return isMember() && suspendedIn.equals(directories);
    }
}
