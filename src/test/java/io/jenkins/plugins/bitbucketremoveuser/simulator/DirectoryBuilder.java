package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.Locale;

/** Content of one directory. What is mentioned must have been added before. */
public final class DirectoryBuilder {

    public static final String USER = "atlassian/user";
    public static final String ADMIN = "atlassian/admin";

    private final SimulatorWorld world;
    private final DirectoryState state;

    DirectoryBuilder(SimulatorWorld world, DirectoryState state) {
        this.world = world;
        this.state = state;
    }

    public DirectoryBuilder people(String... emails) {
        for (String email : emails) {
            state.member(world.person(email));
        }
        return this;
    }

    /** @param day in Jira, as the API writes it */
    public DirectoryBuilder lastActive(String email, String day) {
        state.member(world.person(email)).lastActive = day;
        return this;
    }

    /** @param day on which this person was added to the organisation */
    public DirectoryBuilder added(String email, String day) {
        state.member(world.person(email)).added = day;
        return this;
    }

    /** Whose accounts come from an identity provider. */
    public DirectoryBuilder synced(String... emails) {
        for (String email : emails) {
            state.member(world.person(email)).synced = true;
        }
        return this;
    }

    /** Somebody who has not joined yet and whom Bitbucket does not know. */
    public DirectoryBuilder invited(String email, String displayName) {
        Person person = WorldBuilder.newPerson(email, displayName, "active");
        state.members.put(person.accountId(), new DirectoryMemberState(person, true));
        return this;
    }

    /** A workspace: its groups are groups of this directory from now on, and whoever is in one is in the directory. */
    public DirectoryBuilder workspace(String slug) {
        WorkspaceState workspace = world.state(slug);
        AppState app = AppState.of(workspace);
        state.apps.put(app.resource(), app);
        workspace.link(state.link(app));
        workspace.groups.values().forEach(twin -> {
            DirectoryGroupState group = add(twin.name, workspace, twin);
            group.give(app.resource(), twin.admin ? ADMIN : USER);
            twin.members.values().forEach(state::member);
        });
        return this;
    }

    public DirectoryBuilder app(String resource, String owner, String name) {
        state.apps.put(resource, new AppState(resource, owner, name, null));
        return this;
    }

    /** A group that is no workspace's. */
    public DirectoryBuilder group(String name, String... emails) {
        DirectoryGroupState group = add(name, null, null);
        for (String email : emails) {
            state.join(group, world.person(email));
        }
        return this;
    }

    /** Lets all members of a group use an app. */
    public DirectoryBuilder gives(String group, String resource, String role) {
        groupCalled(group).give(app(resource).resource(), role);
        return this;
    }

    public DirectoryBuilder syncedGroup(String group) {
        groupCalled(group).synced = true;
        return this;
    }

    /** Given to this person, beside the groups. */
    public DirectoryBuilder role(String email, String resource, String role) {
        DirectoryMemberState member = state.members.values().stream()
                .filter(one -> one.person.email().equalsIgnoreCase(email))
                .findFirst()
                .orElseGet(() -> state.member(world.person(email)));
        state.give(member, app(resource), role);
        return this;
    }

    /** On the workspace of this name. */
    public DirectoryBuilder workspaceRole(String email, String workspace, String role) {
        return role(email, AppState.resourceOf(world.state(workspace)), role);
    }

    private DirectoryGroupState add(String name, WorkspaceState workspace, GroupState twin) {
        String id = WorldBuilder.bareUuid("group/" + state.id + "/" + name.toLowerCase(Locale.ROOT));
        DirectoryGroupState group = new DirectoryGroupState(id, name, workspace, twin);
        state.groups.put(id, group);
        return group;
    }

    private DirectoryGroupState groupCalled(String name) {
        return state.groups.values().stream()
                .filter(group -> group.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no group " + name + " in this directory"));
    }

    private AppState app(String resource) {
        AppState app = state.apps.get(resource);
        if (app == null) {
            throw new IllegalArgumentException("There is no app " + resource + " in this directory");
        }
        return app;
    }
}
