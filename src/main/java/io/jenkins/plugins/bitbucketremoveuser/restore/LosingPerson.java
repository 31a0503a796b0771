package io.jenkins.plugins.bitbucketremoveuser.restore;

import io.jenkins.plugins.bitbucketremoveuser.removal.Grant;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlainLine;
import io.jenkins.plugins.bitbucketremoveuser.removal.RevokedAccess;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import io.jenkins.plugins.bitbucketremoveuser.report.GrantRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody from whom the removals of a build took something away. Each text is hostile.
 *
 * @param key names this person, and nobody else, in the reports of the build
 * @param who how the removals were asked for this person
 * @param displayName empty if it is not known
 * @param chosen whether this person is chosen from the start
 */
public record LosingPerson(String key, String who, String displayName, boolean chosen, List<Loss> losses) {
    /** One grant, in one workspace. */
    public record Loss(String workspace, String kind, String title, String level) {
        private static Loss of(WorkspaceId workspace, Grant grant) {
            GrantRow row = new GrantRow(grant.kind().word(), grant.id(), grant.name(), grant.level(), "", "", "", "");
            return new Loss(
                    PlainLine.of(workspace.value()), row.kind(), PlainLine.of(row.title()), PlainLine.of(row.level()));
        }
    }

    /**
     * @param chosen the keys of those who are chosen from the start; none for everybody
     * @return each person once, in the order of the reports
     */
    static List<LosingPerson> all(RevokedAccess lost, Set<String> chosen) {
        Map<String, List<RevokedAccess.OfPerson>> people = new LinkedHashMap<>();
        Map<String, Set<Loss>> losses = new LinkedHashMap<>();
        for (RevokedAccess.InWorkspace workspace : lost.workspaces()) {
            for (RevokedAccess.OfPerson one : workspace.people()) {
                people.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one);
                one.lost().stream()
                        .map(grant -> Loss.of(workspace.workspace(), grant))
                        .forEach(losses.computeIfAbsent(one.key(), key -> new LinkedHashSet<>())::add);
            }
        }
        return people.entrySet().stream()
                .map(person -> of(
                        person.getKey(),
                        person.getValue(),
                        chosen.isEmpty() || chosen.contains(person.getKey()),
                        List.copyOf(losses.get(person.getKey()))))
                .toList();
    }

    private static LosingPerson of(
            String key, List<RevokedAccess.OfPerson> reports, boolean chosen, List<Loss> losses) {
        String who = reports.stream()
                .flatMap(one -> one.asked().stream())
                .map(PersonId::value)
                .distinct()
                .collect(Collectors.joining(", "));
        String name = reports.stream()
                .map(one -> one.person().displayName())
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
        return new LosingPerson(key, PlainLine.of(who), PlainLine.of(name), chosen, losses);
    }
}
