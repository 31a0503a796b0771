package io.jenkins.plugins.bitbucketremoveuser.property;

import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Credentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.DirectoryBuilder;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceBuilder;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A random workspace whose people are managed in a random organisation, and what is asked of the engine; the same for the
 * same seed. Person 0 administers the workspace and is the caller; the last one administers it too.
 */
final class OrganisationCase {
    static final String CALLER = email(0);
    static final String TOKEN = "random-secret";
    static final String KEY = "random-key";
    static final String OTHER_ID = "11111111-2222-3333-4444-555555555555";
    static final String INVITED = "invited@acme.org";
    private static final String DIRECTORY = "People";
    private static final String OTHER_DIRECTORY = "Partners";

    final int people;
    final List<Switch> switches = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final DirectoryAction action;
    final boolean planFirst;
    final String organisationId;
    final String key;
    private final int groups;
    private final int repositories;
    private final Random random;
    /** The groups that give the workspace. */
    private final Set<String> workspaceGroups = new TreeSet<>();

    OrganisationCase(long seed) {
        random = new Random(seed);
        people = 3 + random.nextInt(6);
        groups = 1 + random.nextInt(5);
        repositories = random.nextInt(6);
        for (int i = random.nextInt(5); i > 0; i--) {
            switches.add(Switch.ALL.get(random.nextInt(Switch.ALL.size())));
        }
        Set<String> names = new TreeSet<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            names.add(random.nextInt(6) == 0 ? INVITED : email(1 + random.nextInt(people - 2)));
        }
        asked.addAll(names);
        action = random.nextInt(3) > 0
                ? DirectoryAction.NONE
                : random.nextBoolean() ? DirectoryAction.SUSPEND : DirectoryAction.REMOVE;
        planFirst = random.nextInt(4) == 0;
        organisationId = random.nextInt(20) == 0 ? OTHER_ID : Worlds.ORGANISATION_ID;
        key = random.nextInt(20) == 0 ? "not-the-key" : KEY;
    }

    static String email(int person) {
        return "person" + person + "@acme.org";
    }

    private boolean sometimes(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    Behaviour behaviour() {
        return Switch.behaviour(switches);
    }

    boolean hasRightKey() {
        return key.equals(KEY) && organisationId.equals(Worlds.ORGANISATION_ID);
    }

    boolean givesWorkspace(String group) {
        return workspaceGroups.contains(group);
    }

    SimulatorWorld build() {
        var world = SimulatorWorld.builder();
        for (int i = 0; i < people; i++) {
            world.person(email(i), "Person " + i);
        }
        world.workspace(Worlds.WORKSPACE, this::fill);
        world.organisation(Worlds.ORGANISATION_ID, organisation -> {
            organisation.key(KEY).directory(DIRECTORY, this::fill).directory(OTHER_DIRECTORY, directory -> {
                for (int i = 1; i < people; i++) {
                    if (sometimes(6)) {
                        directory.people(email(i));
                    }
                }
            });
        });
        world.apiToken(CALLER, TOKEN, Credentials.ALL_SCOPES);
        SimulatorWorld built = world.build();
        for (int i = 1; i < people - 1; i++) {
            if (sometimes(10)
                    && built.organisation().accessOf(email(i)).directories().contains(DIRECTORY)) {
                built.organisation().suspend(email(i), DIRECTORY, true);
            }
        }
        return built;
    }

    private void fill(WorkspaceBuilder workspace) {
        workspace.kind(WorkspaceKind.ORGANISATION).admins("Administrators", CALLER, email(people - 1));
        workspaceGroups.add("Administrators");
        for (int i = 0; i < groups; i++) {
            List<String> members = new ArrayList<>();
            for (int j = 1; j < people; j++) {
                if (sometimes(3)) {
                    members.add(email(j));
                }
            }
            workspace.group("Group " + i, members.toArray(String[]::new));
            workspaceGroups.add("Group " + i);
        }
        workspace.project("P", "Project").project("EMPTY", "Empty");
        for (int i = 0; i < repositories; i++) {
            workspace.repository("repo-" + i, "P");
        }
        workspace.groupOnProject("group-0", "P", Permission.WRITE);
        for (int j = 1; j < people; j++) {
            if (sometimes(5)) {
                workspace.grantProject(email(j), sometimes(3) ? "EMPTY" : "P", Permission.READ);
            }
            for (int i = 0; i < repositories; i++) {
                if (sometimes(6)) {
                    workspace.grantRepository(email(j), "repo-" + i, Permission.ADMIN);
                }
            }
        }
    }

    private void fill(DirectoryBuilder directory) {
        directory.workspace(Worlds.WORKSPACE).app(Worlds.JIRA, "jira-software", "acme.atlassian.net");
        directory.people(CALLER);
        List<String> jira = new ArrayList<>();
        for (int i = 1; i < people; i++) {
            if (!sometimes(5)) {
                directory.people(email(i));
                if (sometimes(2)) {
                    jira.add(email(i));
                }
                if (sometimes(4)) {
                    directory.workspaceRole(email(i), Worlds.WORKSPACE, DirectoryBuilder.USER);
                }
                if (sometimes(6)) {
                    directory.role(email(i), Worlds.JIRA, DirectoryBuilder.USER);
                }
            }
        }
        directory.group(Worlds.JIRA_GROUP, jira.toArray(String[]::new));
        directory.gives(Worlds.JIRA_GROUP, Worlds.JIRA, DirectoryBuilder.USER);
        for (int i = 0; i < groups; i++) {
            if (sometimes(4)) {
                directory.gives("Group " + i, Worlds.JIRA, DirectoryBuilder.USER);
            }
            if (sometimes(8)) {
                directory.syncedGroup("Group " + i);
            }
        }
        directory.invited(INVITED, "Invited");
        if (sometimes(2)) {
            directory.workspaceRole(INVITED, Worlds.WORKSPACE, DirectoryBuilder.USER);
        }
    }

    @Override
    public String toString() {
        return "asked for " + asked + ", " + action + ", plan first: " + planFirst + ", organisation " + organisationId
                + ", key " + key + ", " + switches;
    }
}
