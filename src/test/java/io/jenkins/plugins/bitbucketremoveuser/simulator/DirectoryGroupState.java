package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A group of a directory. One that gives a workspace is that workspace's group: its members are kept there, and only
 * there. Guarded by the world's lock.
 */
final class DirectoryGroupState {

    final String id;
    final String name;
    /** From an identity provider, which alone may change it. */
    boolean synced;
    /** What all members may use, by resource. */
    final SortedMap<String, Set<String>> roles = new TreeMap<>();

    private final WorkspaceState workspace;
    private final GroupState twin;
    private final Map<String, Person> own = new LinkedHashMap<>();

    /** @param twin the same group as the workspace knows it; null, as the workspace, if it gives no workspace */
    DirectoryGroupState(String id, String name, WorkspaceState workspace, GroupState twin) {
        this.id = id;
        this.name = name;
        this.workspace = workspace;
        this.twin = twin;
    }

    void give(String resource, String role) {
        roles.computeIfAbsent(resource, any -> new TreeSet<>()).add(role);
    }

    Collection<Person> members() {
        return List.copyOf(twin == null ? own.values() : twin.members.values());
    }

    boolean contains(Person person) {
        return twin == null ? own.containsKey(person.accountId()) : twin.members.containsKey(person.uuid());
    }

    void join(Person person) {
        if (twin == null) {
            own.put(person.accountId(), person);
        } else {
            workspace.join(twin, person);
        }
    }

    void leave(Person person) {
        if (twin == null) {
            own.remove(person.accountId());
        } else {
            workspace.leave(twin, person);
        }
    }

    List<String> memberNames(Set<String> withoutEmails) {
        List<String> names = new ArrayList<>();
        for (Person person : members()) {
            if (withoutEmails.stream().noneMatch(person.email()::equalsIgnoreCase)) {
                names.add(person.email());
            }
        }
        names.sort(null);
        return names;
    }
}
