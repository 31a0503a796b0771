package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A directory of an organisation: its people, their groups, and the apps these may use. Every change goes through here,
 * so that it can stay invisible for as long as {@link Behaviour} says. Guarded by the world's lock.
 */
final class DirectoryState {

    /** Where somebody used to have something: the id of a group, or a resource and a role on it. */
    private record Place(String container, String role, String accountId) {}

    final String id;
    final String name;
    final Map<String, AppState> apps = new LinkedHashMap<>();
    final Map<String, DirectoryGroupState> groups = new LinkedHashMap<>();
    /** By account id. */
    final Map<String, DirectoryMemberState> members = new LinkedHashMap<>();

    private final Supplier<Behaviour> behaviour;
    private final StaleViews<String, DirectoryMemberState> staleMembers;
    private final StaleViews<String, Boolean> staleSuspensions;
    private final StaleViews<Place, Boolean> stalePlaces;
    /** What was given and does not show yet. */
    private final StaleViews<Place, Boolean> unseenPlaces;

    DirectoryState(String id, String name, SimulatedClock clock, Supplier<Behaviour> behaviour) {
        this.id = id;
        this.name = name;
        this.behaviour = behaviour;
        this.staleMembers = new StaleViews<>(clock);
        this.staleSuspensions = new StaleViews<>(clock);
        this.stalePlaces = new StaleViews<>(clock);
        this.unseenPlaces = new StaleViews<>(clock);
    }

    // --- what a read sees now

    /** In a stable order; each counts as read. */
    List<DirectoryMemberState> visibleMembers() {
        Map<String, DirectoryMemberState> visible = new LinkedHashMap<>(members);
        staleMembers.readAll(any -> true, visible::putIfAbsent);
        return visible.values().stream().filter(this::isFound).toList();
    }

    Optional<DirectoryMemberState> visibleMember(String accountId) {
        Optional<DirectoryMemberState> stale = staleMembers.read(accountId);
        return Optional.ofNullable(members.get(accountId)).or(() -> stale).filter(this::isFound);
    }

    private boolean isFound(DirectoryMemberState member) {
        return !member.invited || behaviour.get().invitedPeopleAreFound();
    }

    boolean isVisiblySuspended(DirectoryMemberState member) {
        return staleSuspensions.read(member.person.accountId()).orElse(member.suspended);
    }

    List<DirectoryGroupState> visibleGroupsOf(String accountId) {
        Set<String> stale = new TreeSet<>();
        stalePlaces.readAll(
                place -> place.role().isEmpty() && place.accountId().equals(accountId),
                (place, any) -> stale.add(place.container()));
        return groups.values().stream()
                .filter(group -> stale.contains(group.id) || isIn(group, accountId))
                .filter(group -> !isUnseen(group.id, "", accountId))
                .toList();
    }

    /** By resource and role, in the words of the API how each was given. */
    SortedMap<String, SortedMap<String, Set<String>>> visibleRolesOf(DirectoryMemberState member) {
        String accountId = member.person.accountId();
        SortedMap<String, SortedMap<String, Set<String>>> visible = new TreeMap<>();
        member.roles.forEach((resource, roles) -> roles.stream()
                .filter(role -> !isUnseen(resource, role, accountId))
                .forEach(role -> add(visible, resource, role, "direct")));
        stalePlaces.readAll(
                place -> !place.role().isEmpty() && place.accountId().equals(accountId),
                (place, any) -> add(visible, place.container(), place.role(), "direct"));
        for (DirectoryGroupState group : visibleGroupsOf(accountId)) {
            group.roles.forEach(
                    (resource, roles) -> roles.forEach(role -> add(visible, resource, role, "group_direct")));
        }
        return visible;
    }

    private boolean isUnseen(String container, String role, String accountId) {
        return unseenPlaces.read(new Place(container, role, accountId)).isPresent();
    }

    private static void add(
            SortedMap<String, SortedMap<String, Set<String>>> all, String resource, String role, String method) {
        all.computeIfAbsent(resource, any -> new TreeMap<>())
                .computeIfAbsent(role, any -> new LinkedHashSet<>())
                .add(method);
    }

    // --- the truth

    boolean isIn(DirectoryGroupState group, String accountId) {
        return group.members().stream().anyMatch(person -> person.accountId().equals(accountId));
    }

    List<DirectoryGroupState> groupsOf(Person person) {
        return groups.values().stream().filter(group -> group.contains(person)).toList();
    }

    boolean givesAnything(AppState app, Person person) {
        DirectoryMemberState member = members.get(person.accountId());
        return member != null && member.roles.containsKey(app.resource())
                || groupsOf(person).stream().anyMatch(group -> group.roles.containsKey(app.resource()));
    }

    // --- changes

    DirectoryMemberState member(Person person) {
        staleMembers.forget(person.accountId());
        return members.computeIfAbsent(person.accountId(), any -> new DirectoryMemberState(person, false));
    }

    void join(DirectoryGroupState group, Person person) {
        member(person);
        Place place = new Place(group.id, "", person.accountId());
        stalePlaces.forget(place);
        unseenPlaces.remember(place, true, behaviour.get().givenReadLag());
        group.join(person);
    }

    /** False if there was nothing to leave. */
    boolean leave(DirectoryGroupState group, Person person) {
        if (!group.contains(person)) {
            return false;
        }
        lose(person, new Place(group.id, "", person.accountId()), () -> group.leave(person));
        return true;
    }

    void give(DirectoryMemberState member, AppState app, String role) {
        Place place = new Place(app.resource(), role, member.person.accountId());
        stalePlaces.forget(place);
        unseenPlaces.remember(place, true, behaviour.get().givenReadLag());
        member.give(app.resource(), role);
        if (app.workspace() != null && !member.invited) {
            app.workspace().givenOutside(member.person);
        }
    }

    /** False if it was not given directly. */
    boolean take(DirectoryMemberState member, String resource, String role) {
        if (!member.has(resource, role)) {
            return false;
        }
        lose(
                member.person,
                new Place(resource, role, member.person.accountId()),
                () -> inBitbucket(member.person, () -> member.take(resource, role)));
        return true;
    }

    void suspend(DirectoryMemberState member, boolean suspended) {
        if (member.suspended != suspended) {
            staleSuspensions.remember(
                    member.person.accountId(), member.suspended, behaviour.get().organisationReadLag());
            inBitbucket(member.person, () -> member.suspended = suspended);
        }
    }

    /** Out of all groups, without all roles, and out. */
    void remove(DirectoryMemberState member) {
        Person person = member.person;
        List.copyOf(groupsOf(person)).forEach(group -> leave(group, person));
        new TreeMap<>(member.roles)
                .forEach((resource, roles) -> List.copyOf(roles).forEach(role -> take(member, resource, role)));
        inBitbucket(person, () -> members.remove(person.accountId()));
        staleMembers.remember(person.accountId(), member, behaviour.get().directoryRemovalLag());
    }

    private void lose(Person person, Place place, Runnable change) {
        List<AppState> had =
                workspaces().stream().filter(app -> givesAnything(app, person)).toList();
        change.run();
        unseenPlaces.forget(place);
        stalePlaces.remember(place, true, behaviour.get().organisationReadLag());
        had.stream().filter(app -> !givesAnything(app, person)).forEach(app -> lost(app.workspace(), person));
    }

    private void lost(WorkspaceState workspace, Person person) {
        workspace.invitations.remove(person.email().toLowerCase(Locale.ROOT));
        if (behaviour.get().roleRemovalDeletesGrants()) {
            workspace.revokeDirectGrants(person);
        }
    }

    /** What changes here changes who is a member there, sooner or later. */
    private void inBitbucket(Person person, Runnable change) {
        Runnable all = change;
        for (AppState app : workspaces()) {
            Runnable inner = all;
            all = () -> app.workspace().remembering(person, inner);
        }
        all.run();
    }

    private List<AppState> workspaces() {
        List<AppState> found = new ArrayList<>(apps.values());
        found.removeIf(app -> app.workspace() == null);
        return found;
    }

    /** What a workspace asks its directory. */
    WorkspaceLink link(AppState app) {
        return new WorkspaceLink() {
            @Override
            public boolean givesMembership(Person person) {
                DirectoryMemberState member = members.get(person.accountId());
                return member != null && !member.invited && member.roles.containsKey(app.resource());
            }

            @Override
            public boolean isSuspended(Person person) {
                DirectoryMemberState member = members.get(person.accountId());
                return member != null && member.suspended;
            }

            @Override
            public void joined(Person person) {
                member(person);
            }
        };
    }
}
