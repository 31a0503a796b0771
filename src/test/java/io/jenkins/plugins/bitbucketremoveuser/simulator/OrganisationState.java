package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** An organisation of admin.atlassian.com with its directories. Guarded by the world's lock. */
final class OrganisationState {

    final String id;
    final Map<String, DirectoryState> directories = new LinkedHashMap<>();

    OrganisationState(String id) {
        this.id = id;
    }

    List<AppState> apps() {
        List<AppState> all = new ArrayList<>();
        directories.values().forEach(directory -> all.addAll(directory.apps.values()));
        return all;
    }

    Optional<DirectoryState> directoryOfApp(String resource) {
        return directories.values().stream()
                .filter(directory -> directory.apps.containsKey(resource))
                .findFirst();
    }

    DirectoryAccess accessOf(String email) {
        Set<String> in = new TreeSet<>();
        Set<String> suspendedIn = new TreeSet<>();
        Set<String> groups = new TreeSet<>();
        SortedMap<String, Set<String>> roles = new TreeMap<>();
        for (DirectoryState directory : directories.values()) {
            for (DirectoryMemberState member : directory.members.values()) {
                if (member.person.email().equalsIgnoreCase(email)) {
                    in.add(directory.name);
                    if (member.suspended) {
                        suspendedIn.add(directory.name);
                    }
                    directory.groupsOf(member.person).forEach(group -> groups.add(group.name));
                    member.roles.forEach((resource, some) -> roles.computeIfAbsent(resource, any -> new TreeSet<>())
                            .addAll(some));
                }
            }
        }
        return new DirectoryAccess(in, suspendedIn, groups, roles);
    }

    /** Sorted lines: the groups and what they give, and what everybody but these people has. */
    List<String> fingerprintWithout(Set<String> emails) {
        TreeSet<String> lines = new TreeSet<>();
        for (DirectoryState directory : directories.values()) {
            directory.apps.keySet().forEach(resource -> lines.add(directory.name + " app " + resource));
            directory
                    .groups
                    .values()
                    .forEach(group -> lines.add(directory.name + " group " + group.name + " " + group.roles + " "
                            + group.memberNames(emails)));
            directory.members.values().stream()
                    .filter(member -> emails.stream().noneMatch(member.person.email()::equalsIgnoreCase))
                    .forEach(member -> lines.add(directory.name + " person " + member.person.email() + " "
                            + member.roles + (member.suspended ? " suspended" : "")));
        }
        return List.copyOf(lines);
    }
}
