package io.jenkins.plugins.bitbucketremoveuser.property;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceBuilder;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A workspace as it is before anything happens. Person 0 administers it; somebody whom nothing mentions is in the world
 * but not in the workspace.
 *
 * @param owner makes it this person's personal workspace
 * @param filledProjects the others have no repository
 */
record Layout(
        WorkspaceKind kind,
        int people,
        Set<Integer> inactive,
        Optional<Integer> owner,
        List<GroupPlan> groups,
        int projects,
        int filledProjects,
        int repositories,
        List<Integer> administrators,
        Content content) {

    private static final Permission[] ON_REPOSITORY = {Permission.READ, Permission.WRITE, Permission.ADMIN};

    /** By person and group, person and project, person and repository, group and project, group and repository, person and
     * group; the last by person and what the level says. */
    record Content(
            List<Link> memberships,
            List<Link> projectGrants,
            List<Link> repositoryGrants,
            List<Link> groupsOnProjects,
            List<Link> groupsOnRepositories,
            List<Link> invitations,
            List<Link> residues) {}

    /** The address of a person in the world; numbers count modulo their number. */
    String email(int person) {
        return String.format(Locale.ROOT, "person%02d@acme.org", person % people);
    }

    List<String> emails() {
        List<String> emails = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            emails.add(email(i));
        }
        return emails;
    }

    Optional<String> groupSlug(int group) {
        return groups.isEmpty() ? Optional.empty() : Optional.of(numbered("group-%02d", group % groups.size()));
    }

    Optional<String> projectKey(int project) {
        return projects == 0 ? Optional.empty() : Optional.of(numbered("P%02d", project % projects));
    }

    Optional<String> repositorySlug(int repository) {
        return repositoryCount() == 0
                ? Optional.empty()
                : Optional.of(numbered("repo-%03d", repository % repositoryCount()));
    }

    private int repositoryCount() {
        return projects == 0 ? 0 : repositories;
    }

    private static String numbered(String form, int number) {
        return String.format(Locale.ROOT, form, number);
    }

    SimulatorWorld build(Access access) {
        var world = SimulatorWorld.builder();
        for (int i = 0; i < people; i++) {
            world.person(email(i), numbered("Person %02d", i), inactive.contains(i) ? "inactive" : "active");
        }
        world.workspace(Worlds.WORKSPACE, this::fill);
        return access.issue(world, this).build();
    }

    private void fill(WorkspaceBuilder workspace) {
        workspace.kind(kind);
        owner.ifPresent(person -> workspace.personalOf(email(person)));
        workspace.admins("Administrators", email(0));
        administrators.forEach(person -> workspace.join("administrators", email(person)));
        for (int i = 0; i < groups.size(); i++) {
            add(workspace, numbered("Group %02d", i), groups.get(i));
        }
        for (int i = 0; i < projects; i++) {
            workspace.project(numbered("P%02d", i), numbered("Project %02d", i));
        }
        int filled = Math.max(1, Math.min(filledProjects, projects));
        for (int i = 0; i < repositoryCount(); i++) {
            workspace.repository(numbered("repo-%03d", i), numbered("P%02d", i % filled));
        }
        fillWithAccess(workspace);
        invite(workspace);
        fillWithResidues(workspace);
    }

    private static void add(WorkspaceBuilder workspace, String name, GroupPlan group) {
        if (group.administers()) {
            workspace.admins(name);
        } else if (group.permission().isPresent()) {
            workspace.group(name, group.permission().get(), group.autoAdd());
        } else {
            workspace.group(name);
        }
    }

    private void fillWithAccess(WorkspaceBuilder workspace) {
        for (Link link : content.memberships()) {
            groupSlug(link.what()).ifPresent(group -> workspace.join(group, email(link.who())));
        }
        for (Link link : content.projectGrants()) {
            projectKey(link.what())
                    .ifPresent(project -> workspace.grantProject(email(link.who()), project, onProject(link)));
        }
        for (Link link : content.repositoryGrants()) {
            repositorySlug(link.what())
                    .ifPresent(
                            repository -> workspace.grantRepository(email(link.who()), repository, onRepository(link)));
        }
        for (Link link : content.groupsOnProjects()) {
            projectKey(link.what())
                    .ifPresent(project -> groupSlug(link.who())
                            .ifPresent(group -> workspace.groupOnProject(group, project, onProject(link))));
        }
        for (Link link : content.groupsOnRepositories()) {
            repositorySlug(link.what())
                    .ifPresent(repository -> groupSlug(link.who())
                            .ifPresent(group -> workspace.groupOnRepository(group, repository, onRepository(link))));
        }
    }

    private void invite(WorkspaceBuilder workspace) {
        for (Link link : content.invitations()) {
            String email = link.who() == 0 ? Scenario.NOBODY : email(link.who());
            groupSlug(link.what())
                    .ifPresentOrElse(group -> workspace.invite(email, group), () -> workspace.invite(email));
        }
    }

    private void fillWithResidues(WorkspaceBuilder workspace) {
        Map<String, Integer> rules = new HashMap<>();
        for (Link link : content.residues()) {
            String email = email(link.who());
            switch (link.level() % 4) {
                case 0 ->
                    repositorySlug(link.what()).ifPresent(repository -> workspace.reviewsRepository(email, repository));
                case 1 -> projectKey(link.what()).ifPresent(project -> workspace.reviewsProject(email, project));
                default ->
                    repositorySlug(link.what()).ifPresent(repository -> {
                        String id = Integer.toString(rules.merge(repository, 1, Integer::sum));
                        workspace.branchRule(repository, "push", "branch-" + id).ruleUsers(repository, id, email);
                        fillRule(workspace, repository, id, link);
                    });
            }
        }
    }

    /** Half of the rules name somebody else too, a third of them a group. */
    private void fillRule(WorkspaceBuilder workspace, String repository, String id, Link link) {
        if (link.level() % 4 == 3) {
            workspace.ruleUsers(repository, id, email(link.who() + 1));
        }
        if (link.level() % 3 == 0) {
            groupSlug(link.what()).ifPresent(group -> workspace.ruleGroups(repository, id, group));
        }
    }

    private static Permission onProject(Link link) {
        return Permission.values()[link.level() % Permission.values().length];
    }

    private static Permission onRepository(Link link) {
        return ON_REPOSITORY[link.level() % ON_REPOSITORY.length];
    }
}
