package io.jenkins.plugins.bitbucketremoveuser.restore;

import io.jenkins.plugins.bitbucketremoveuser.removal.Grant;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.PlainLine;
import io.jenkins.plugins.bitbucketremoveuser.removal.RevokedAccess;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import io.jenkins.plugins.bitbucketremoveuser.report.GrantRow;
import java.util.LinkedHashMap;
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

    private record Part(WorkspaceId workspace, RevokedAccess.OfPerson person) {}

    /**
     * @param chosen the keys of those who are chosen from the start; none for everybody
     * @return each person once, in the order of the reports
     */
    static List<LosingPerson> all(RevokedAccess lost, Set<String> chosen) {
        Map<String, List<Part>> people = lost.workspaces().stream()
                .flatMap(one -> one.people().stream().map(person -> new Part(one.workspace(), person)))
                .collect(Collectors.groupingBy(part -> part.person().key(), LinkedHashMap::new, Collectors.toList()));
        return people.entrySet().stream()
                .map(person ->
                        of(person.getKey(), person.getValue(), chosen.isEmpty() || chosen.contains(person.getKey())))
                .toList();
    }

    private static LosingPerson of(String key, List<Part> parts, boolean chosen) {
        String who = parts.stream()
                .flatMap(part -> part.person().asked().stream())
                .map(PersonId::value)
                .distinct()
                .collect(Collectors.joining(", "));
        String name = parts.stream()
                .map(part -> part.person().person().displayName())
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
        List<Loss> losses = parts.stream()
                .flatMap(part -> part.person().lost().stream().map(grant -> Loss.of(part.workspace(), grant)))
                .distinct()
                .toList();
        return new LosingPerson(key, PlainLine.of(who), PlainLine.of(name), chosen, losses);
    }
}
