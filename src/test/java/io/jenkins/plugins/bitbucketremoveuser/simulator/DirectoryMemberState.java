package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A person in a directory, with what was given to this person directly. Guarded by the world's lock. */
final class DirectoryMemberState {

    final Person person;
    /** Has not accepted the invitation yet, and is no account of Bitbucket's. */
    final boolean invited;

    boolean suspended;
    /** A day; null if it is not told. */
    String lastActive;
    /** As above. */
    String added;
    /** From an identity provider. */
    boolean synced;

    final SortedMap<String, Set<String>> roles = new TreeMap<>();

    DirectoryMemberState(Person person, boolean invited) {
        this.person = person;
        this.invited = invited;
    }

    void give(String resource, String role) {
        roles.computeIfAbsent(resource, any -> new TreeSet<>()).add(role);
    }

    boolean has(String resource, String role) {
        return roles.getOrDefault(resource, Set.of()).contains(role);
    }

    void take(String resource, String role) {
        roles.computeIfPresent(resource, (any, mine) -> {
            mine.remove(role);
            return mine.isEmpty() ? null : mine;
        });
    }
}
