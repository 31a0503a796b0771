package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Content of one workspace. What is mentioned must have been added before. */
public final class WorkspaceBuilder {

    private final SimulatorWorld world;
    private final String slug;
    private String name;
    private WorkspaceKind kind = WorkspaceKind.LEGACY;
    private Person owner;
    private WorkspaceState state;

    WorkspaceBuilder(SimulatorWorld world, String slug) {
        this.world = world;
        this.slug = slug;
        this.name = slug;
    }

    /** Name, kind and owner come before all content. */
    public WorkspaceBuilder name(String newName) {
        name = newName;
        return this;
    }

    public WorkspaceBuilder kind(WorkspaceKind newKind) {
        kind = newKind;
        return this;
    }

    /** Makes it this person's personal workspace. */
    public WorkspaceBuilder personalOf(String email) {
        owner = world.person(email);
        state().holding(owner);
        return this;
    }

    /** The group whose members administer the workspace. */
    public WorkspaceBuilder admins(String groupName, String... emails) {
        return group(new GroupState(slugOf(groupName), groupName, Permission.ADMIN, false, true), emails);
    }

    public WorkspaceBuilder group(String groupName, String... emails) {
        return group(new GroupState(slugOf(groupName), groupName, null, false, false), emails);
    }

    /** A group with access to every repository, and perhaps one that newcomers join by themselves. */
    public WorkspaceBuilder group(String groupName, Permission permission, boolean autoAdd, String... emails) {
        return group(new GroupState(slugOf(groupName), groupName, permission, autoAdd, false), emails);
    }

    public WorkspaceBuilder join(String groupSlug, String... emails) {
        return group(world.group(state().slug, groupSlug), emails);
    }

    public WorkspaceBuilder project(String key, String projectName) {
        state().addProject(new ProjectState(key, projectName, WorldBuilder.uuid("project/" + slug + "/" + key)));
        return this;
    }

    public WorkspaceBuilder repository(String repositorySlug, String projectKey) {
        state().addRepository(new RepositoryState(
                state().repositories.size(),
                repositorySlug,
                WorldBuilder.uuid("repository/" + slug + "/" + repositorySlug),
                world.project(slug, projectKey)));
        return this;
    }

    public WorkspaceBuilder grantProject(String email, String projectKey, Permission permission) {
        state().grant(world.project(slug, projectKey), world.person(email), permission);
        return this;
    }

    public WorkspaceBuilder grantRepository(String email, String repositorySlug, Permission permission) {
        state().grant(world.repository(slug, repositorySlug), world.person(email), permission);
        return this;
    }

    public WorkspaceBuilder groupOnProject(String groupSlug, String projectKey, Permission permission) {
        state().grant(world.project(slug, projectKey), world.group(slug, groupSlug), permission);
        return this;
    }

    public WorkspaceBuilder groupOnRepository(String groupSlug, String repositorySlug, Permission permission) {
        state().grant(world.repository(slug, repositorySlug), world.group(slug, groupSlug), permission);
        return this;
    }

    /** @param time with an offset, as the API writes it */
    public WorkspaceBuilder lastAccess(String email, String time) {
        state().lastAccess.put(world.person(email).uuid(), time);
        return this;
    }

    /** @param time as above */
    public WorkspaceBuilder added(String email, String time) {
        state().added.put(world.person(email).uuid(), time);
        return this;
    }

    public WorkspaceBuilder reviewsRepository(String email, String repositorySlug) {
        Residues.add(world.repository(state().slug, repositorySlug).defaultReviewers, world.person(email));
        return this;
    }

    public WorkspaceBuilder reviewsProject(String email, String projectKey) {
        Residues.add(world.project(state().slug, projectKey).defaultReviewers, world.person(email));
        return this;
    }

    /** A rule about branches that match the pattern, without anybody in it; rules have the ids 1, 2 and so on. */
    public WorkspaceBuilder branchRule(String repositorySlug, String kind, String pattern) {
        RepositoryState repository = world.repository(state().slug, repositorySlug);
        String id = Integer.toString(repository.branchRules.size() + 1);
        repository.branchRules.put(id, new BranchRuleState(id, kind, pattern));
        return this;
    }

    public WorkspaceBuilder ruleUsers(String repositorySlug, String ruleId, String... emails) {
        BranchRuleState rule =
                world.repository(state().slug, repositorySlug).branchRules.get(ruleId);
        for (String email : emails) {
            Residues.add(rule.users, world.person(email));
        }
        return this;
    }

    public WorkspaceBuilder ruleGroups(String repositorySlug, String ruleId, String... groupSlugs) {
        BranchRuleState rule =
                world.repository(state().slug, repositorySlug).branchRules.get(ruleId);
        for (String groupSlug : groupSlugs) {
            rule.groups.add(world.group(state().slug, groupSlug).slug);
        }
        return this;
    }

    public WorkspaceBuilder pullRequest(String repositorySlug, String title, String author, String... reviewers) {
        RepositoryState repository = world.repository(state().slug, repositorySlug);
        repository.pullRequests.add(new PullRequestState(
                repository.pullRequests.size() + 1,
                title,
                world.person(author),
                Stream.of(reviewers).map(world::person).toList()));
        return this;
    }

    /** Somebody who has not joined yet; the address need not be anybody's. */
    public WorkspaceBuilder invite(String email, String... groupSlugs) {
        world.invite(state(), email, List.of(groupSlugs));
        return this;
    }

    WorkspaceState state() {
        if (state == null) {
            state = new WorkspaceState(
                    slug, name, WorldBuilder.uuid("workspace/" + slug), kind, owner, world.clock(), world::behaviour);
            world.add(state);
        }
        return state;
    }

    private WorkspaceBuilder group(GroupState group, String... emails) {
        state().groups.putIfAbsent(group.slug, group);
        for (String email : emails) {
            state().join(group, world.person(email));
        }
        return this;
    }

    private static String slugOf(String groupName) {
        return groupName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
