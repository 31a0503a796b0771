package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.List;

/**
 * The truth about an organisation, and changes behind the service's back. Groups and directories are called by their
 * names here. Safe to call from any thread.
 */
public final class SimulatedOrganisation {

    private final SimulatorWorld world;
    private final OrganisationState state;

    SimulatedOrganisation(SimulatorWorld world, OrganisationState state) {
        this.world = world;
        this.state = state;
    }

    public String id() {
        return state.id;
    }

    /** What this person has; an address that nobody has is an empty answer. */
    public DirectoryAccess accessOf(String email) {
        return world.locked(() -> state.accessOf(email));
    }

    /** What roles on a workspace are given on. */
    public String resourceOf(String workspace) {
        return world.locked(() -> AppState.resourceOf(world.state(workspace)));
    }

    public String directoryId(String directory) {
        return world.locked(() -> directory(directory).id);
    }

    public String groupId(String group) {
        return world.locked(() -> group(group).id);
    }

    /** The addresses of its members. */
    public List<String> membersOf(String group) {
        return world.locked(
                () -> group(group).members().stream().map(Person::email).toList());
    }

    public void addToGroup(String email, String group) {
        world.locked(() -> holderOf(group).join(group(group), world.person(email)));
    }

    public void removeFromGroup(String email, String group) {
        world.locked(() -> {
            holderOf(group).leave(group(group), world.person(email));
        });
    }

    public void giveRole(String email, String resource, String role) {
        world.locked(() -> {
            DirectoryState directory = state.directoryOfApp(resource).orElseThrow();
            directory.give(directory.member(world.person(email)), directory.apps.get(resource), role);
        });
    }

    public void takeRole(String email, String resource, String role) {
        world.locked(() -> {
            DirectoryState directory = state.directoryOfApp(resource).orElseThrow();
            directory.take(directory.member(world.person(email)), resource, role);
        });
    }

    public void suspend(String email, String directory, boolean suspended) {
        world.locked(() -> directory(directory).suspend(directory(directory).member(world.person(email)), suspended));
    }

    public void remove(String email, String directory) {
        world.locked(() -> directory(directory).remove(directory(directory).member(world.person(email))));
    }

    /** Managed by an identity provider from now on. */
    public void syncGroup(String group) {
        world.locked(() -> group(group).synced = true);
    }

    private DirectoryState directory(String name) {
        return state.directories.values().stream()
                .filter(directory -> directory.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no directory " + name + " in this world"));
    }

    private DirectoryState holderOf(String group) {
        return state.directories.values().stream()
                .filter(directory -> directory.groups.values().stream().anyMatch(one -> one.name.equals(group)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no group " + group + " in this world"));
    }

    private DirectoryGroupState group(String name) {
        return holderOf(name).groups.values().stream()
                .filter(group -> group.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
