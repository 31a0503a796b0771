package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The highest permission from all sources: direct, on the project, through a group on either, a group's default, and
 * being administrator. Walks only what the person (or the repository) is connected with.
 */
final class EffectivePermissions {

    private final WorkspaceState workspace;

    EffectivePermissions(WorkspaceState workspace) {
        this.workspace = workspace;
    }

    /** One person, all repositories, in the order of the repositories. */
    SortedMap<RepositoryState, Permission> of(Person person) {
        SortedMap<RepositoryState, Permission> found = new TreeMap<>();
        if (workspace.isAdmin(person)) {
            workspace.repositories.values().forEach(repository -> found.put(repository, Permission.ADMIN));
            return found;
        }
        Holding holding = workspace.holdings.get(person.uuid());
        if (holding == null) {
            return found;
        }
        for (String slug : holding.groups) {
            GroupState group = workspace.groups.get(slug);
            if (group.permission != null) {
                workspace.repositories.values().forEach(repository -> add(found, repository, group.permission));
            }
            addProjects(found, group.projectGrants);
            addRepositories(found, group.repositoryGrants);
        }
        addProjects(found, holding.projects);
        addRepositories(found, holding.repositories);
        return found;
    }

    /** One repository, all people. */
    Map<Person, Permission> on(RepositoryState repository) {
        Map<Person, Permission> found = new LinkedHashMap<>();
        for (GroupState group : workspace.groups.values()) {
            groupOn(group, repository)
                    .ifPresent(permission -> group.members.values().forEach(member -> add(found, member, permission)));
        }
        repository.project.userGrants.forEach((uuid, permission) -> add(found, person(uuid), permission));
        repository.userGrants.forEach((uuid, permission) -> add(found, person(uuid), permission));
        if (workspace.owner != null) {
            add(found, workspace.owner, Permission.ADMIN);
        }
        return found;
    }

    Optional<Permission> of(Person person, RepositoryState repository) {
        if (workspace.isAdmin(person)) {
            return Optional.of(Permission.ADMIN);
        }
        Holding holding = workspace.holdings.get(person.uuid());
        if (holding == null) {
            return Optional.empty();
        }
        Map<Person, Permission> found = new LinkedHashMap<>();
        for (String slug : holding.groups) {
            groupOn(workspace.groups.get(slug), repository).ifPresent(permission -> add(found, person, permission));
        }
        addIfAny(found, person, holding.projects.get(repository.project.key));
        addIfAny(found, person, holding.repositories.get(repository.slug));
        return Optional.ofNullable(found.get(person));
    }

    boolean administersProject(Person person, ProjectState project) {
        if (workspace.isAdmin(person)) {
            return true;
        }
        Holding holding = workspace.holdings.get(person.uuid());
        return holding != null
                && (holding.projects.get(project.key) == Permission.ADMIN
                        || holding.groups.stream().anyMatch(slug -> project.groupGrants.get(slug) == Permission.ADMIN));
    }

    private Optional<Permission> groupOn(GroupState group, RepositoryState repository) {
        if (group.admin) {
            return Optional.of(Permission.ADMIN);
        }
        Map<GroupState, Permission> found = new LinkedHashMap<>();
        addIfAny(found, group, group.permission);
        addIfAny(found, group, repository.groupGrants.get(group.slug));
        addIfAny(found, group, repository.project.groupGrants.get(group.slug));
        return Optional.ofNullable(found.get(group));
    }

    private void addProjects(Map<RepositoryState, Permission> found, Map<String, Permission> grants) {
        grants.forEach((key, permission) ->
                workspace.projects.get(key).repositories.forEach(repository -> add(found, repository, permission)));
    }

    private void addRepositories(Map<RepositoryState, Permission> found, Map<String, Permission> grants) {
        grants.forEach((slug, permission) -> add(found, workspace.repositories.get(slug), permission));
    }

    private Person person(String uuid) {
        return workspace.holdings.get(uuid).person;
    }

    private static <K> void addIfAny(Map<K, Permission> found, K key, Permission permission) {
        if (permission != null) {
            add(found, key, permission);
        }
    }

    private static <K> void add(Map<K, Permission> found, K key, Permission permission) {
        found.merge(key, permission.onRepository(), Permission::stronger);
    }
}
