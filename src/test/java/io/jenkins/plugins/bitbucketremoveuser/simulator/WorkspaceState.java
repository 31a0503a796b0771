package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * One workspace with its indices. Every change goes through here, so that the indices agree and that what is revoked
 * can stay visible for as long as {@link Behaviour} says. Guarded by the world's lock.
 */
final class WorkspaceState {

    /** Where a revoked thing used to be: kind of container, its key, whose. */
    record Place(String kind, String container, String personUuid) {

        static Place group(String slug, Person person) {
            return new Place("group", slug, person.uuid());
        }

        static Place project(String key, Person person) {
            return new Place("project", key, person.uuid());
        }

        static Place repository(String slug, Person person) {
            return new Place("repository", slug, person.uuid());
        }
    }

    final String slug;
    final String name;
    final String uuid;
    final WorkspaceKind kind;
    /** Of a personal workspace; null otherwise. */
    final Person owner;

    final Map<String, GroupState> groups = new LinkedHashMap<>();
    final Map<String, ProjectState> projects = new LinkedHashMap<>();
    final Map<String, RepositoryState> repositories = new LinkedHashMap<>();
    final Map<String, RepositoryState> repositoriesByUuid = new HashMap<>();
    final Map<String, Holding> holdings = new LinkedHashMap<>();
    /** By UUID; nothing for those of whom it is not told. */
    final Map<String, String> lastAccess = new HashMap<>();

    final Map<String, String> added = new HashMap<>();
    /** By address in lower case. */
    final Map<String, InvitationState> invitations = new LinkedHashMap<>();

    final EffectivePermissions effective = new EffectivePermissions(this);

    final StaleViews<String, SortedMap<RepositoryState, Permission>> staleEffective;
    final StaleViews<String, Person> staleMembers;
    final StaleViews<Place, Permission> staleGrants;
    /** What was given and does not show yet. */
    final StaleViews<Place, Boolean> unseenGrants;

    private final Supplier<Behaviour> behaviour;
    private WorkspaceLink link = WorkspaceLink.NONE;

    WorkspaceState(
            String slug,
            String name,
            String uuid,
            WorkspaceKind kind,
            Person owner,
            SimulatedClock clock,
            Supplier<Behaviour> behaviour) {
        this.slug = slug;
        this.name = name;
        this.uuid = uuid;
        this.kind = kind;
        this.owner = owner;
        this.behaviour = behaviour;
        this.staleEffective = new StaleViews<>(clock);
        this.staleMembers = new StaleViews<>(clock);
        this.staleGrants = new StaleViews<>(clock);
        this.unseenGrants = new StaleViews<>(clock);
    }

    boolean isCalled(String id) {
        return slug.equals(id) || uuid.equals(id);
    }

    boolean isOwner(Person person) {
        return owner != null && person.uuid().equals(owner.uuid());
    }

    boolean isAdmin(Person person) {
        if (person == null) {
            return false;
        }
        Holding holding = holdings.get(person.uuid());
        return isOwner(person) || holding != null && holding.groups.stream().anyMatch(group -> groups.get(group).admin);
    }

    /** The truth, without any lag. */
    boolean isMember(Person person) {
        if (person == null) {
            return false;
        }
        if (isOwner(person)) {
            return true;
        }
        if (link.isSuspended(person) && !behaviour.get().suspendedPeopleStayMembers()) {
            return false;
        }
        return link.givesMembership(person) || holdsMembership(holdings.get(person.uuid()));
    }

    private boolean holdsMembership(Holding holding) {
        return holding != null
                && (!holding.groups.isEmpty()
                        || !holding.repositories.isEmpty()
                        || !holding.projects.isEmpty() && behaviour.get().projectGrantAloneKeepsMembership());
    }

    /** What a read sees now, in a stable order. */
    List<Person> visibleMembers() {
        List<Person> members = new ArrayList<>();
        Map<String, Person> stale = new HashMap<>();
        staleMembers.readAll(any -> true, stale::put);
        for (Holding holding : holdings.values()) {
            if (isMember(holding.person) || stale.containsKey(holding.person.uuid())) {
                members.add(holding.person);
            }
        }
        return members;
    }

    boolean isVisibleMember(Person person) {
        // The stale view is asked first in either case, so that a read counts as one.
        boolean stale = staleMembers.read(person.uuid()).isPresent();
        return stale || isMember(person);
    }

    long admins() {
        return holdings.values().stream()
                .filter(holding -> isAdmin(holding.person))
                .count();
    }

    Optional<ProjectState> project(String id) {
        ProjectState byKey = projects.get(id);
        if (byKey != null) {
            return Optional.of(byKey);
        }
        return projects.values().stream()
                .filter(project -> project.uuid.equals(id))
                .findFirst();
    }

    Optional<RepositoryState> repository(String id) {
        RepositoryState bySlug = repositories.get(id);
        return Optional.ofNullable(bySlug != null ? bySlug : repositoriesByUuid.get(id));
    }

    Grants grantsOf(Person person) {
        return holding(person).grants();
    }

    SortedMap<RepositoryState, Permission> visibleEffective(Person person) {
        return staleEffective.read(person.uuid()).orElseGet(() -> effective.of(person));
    }

    // --- building and changing

    void link(WorkspaceLink newLink) {
        link = newLink;
    }

    Holding holding(Person person) {
        return holdings.computeIfAbsent(person.uuid(), uuid -> new Holding(person));
    }

    void addProject(ProjectState project) {
        projects.put(project.key, project);
    }

    void addRepository(RepositoryState repository) {
        repositories.put(repository.slug, repository);
        repositoriesByUuid.put(repository.uuid, repository);
        repository.project.repositories.add(repository);
    }

    void join(GroupState group, Person person) {
        group.members.put(person.uuid(), person);
        holding(person).groups.add(group.slug);
        link.joined(person);
        given(person, Place.group(group.slug, person));
    }

    /** False if there was nothing to take. */
    boolean leave(GroupState group, Person person) {
        if (!group.members.containsKey(person.uuid())) {
            return false;
        }
        // The strength of a membership is of no interest; the view only has to say that it was there.
        revoke(person, Place.group(group.slug, person), Permission.READ, () -> {
            group.members.remove(person.uuid());
            holding(person).groups.remove(group.slug);
        });
        return true;
    }

    void grant(ProjectState project, Person person, Permission permission) {
        project.userGrants.put(person.uuid(), permission);
        holding(person).projects.put(project.key, permission);
        given(person, Place.project(project.key, person));
    }

    boolean revoke(ProjectState project, Person person) {
        Permission before = project.userGrants.get(person.uuid());
        if (before == null) {
            return false;
        }
        revoke(person, Place.project(project.key, person), before, () -> {
            project.userGrants.remove(person.uuid());
            holding(person).projects.remove(project.key);
        });
        return true;
    }

    void grant(RepositoryState repository, Person person, Permission permission) {
        repository.userGrants.put(person.uuid(), permission);
        holding(person).repositories.put(repository.slug, permission);
        given(person, Place.repository(repository.slug, person));
    }

    boolean revoke(RepositoryState repository, Person person) {
        Permission before = repository.userGrants.get(person.uuid());
        if (before == null) {
            return false;
        }
        revoke(person, Place.repository(repository.slug, person), before, () -> {
            repository.userGrants.remove(person.uuid());
            holding(person).repositories.remove(repository.slug);
        });
        return true;
    }

    void grant(ProjectState project, GroupState group, Permission permission) {
        project.groupGrants.put(group.slug, permission);
        group.projectGrants.put(project.key, permission);
    }

    void grant(RepositoryState repository, GroupState group, Permission permission) {
        repository.groupGrants.put(group.slug, permission);
        group.repositoryGrants.put(repository.slug, permission);
    }

    /** Somebody may now be a member because of something that is not kept here. */
    void givenOutside(Person person) {
        holding(person);
        if (isMember(person)) {
            staleMembers.forget(person.uuid());
        }
    }

    void revokeDirectGrants(Person person) {
        Grants grants = grantsOf(person);
        grants.projects().keySet().forEach(key -> revoke(projects.get(key), person));
        grants.repositories().keySet().forEach(repository -> revoke(repositories.get(repository), person));
    }

    private void given(Person person, Place place) {
        staleGrants.forget(place);
        unseenGrants.remember(place, true, behaviour.get().givenReadLag());
        if (isMember(person)) {
            staleMembers.forget(person.uuid());
        }
    }

    private void revoke(Person person, Place place, Permission before, Runnable change) {
        remembering(person, change);
        unseenGrants.forget(place);
        staleGrants.remember(place, before, behaviour.get().writeReadLag());
    }

    /** Keeps in mind what reads still see after a change, also one that is not kept here. */
    void remembering(Person person, Runnable change) {
        Behaviour now = behaviour.get();
        if (!now.effectiveListLag().isNone()) {
            staleEffective.remember(person.uuid(), effective.of(person), now.effectiveListLag());
        }
        boolean wasMember = isMember(person);
        change.run();
        if (wasMember && !isMember(person)) {
            staleMembers.remember(person.uuid(), person, now.membershipLag());
        }
    }
}
