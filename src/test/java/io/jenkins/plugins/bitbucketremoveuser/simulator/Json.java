package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How things look on the wire. */
final class Json {

    private final String root;

    Json(String root) {
        this.root = root;
    }

    static ObjectNode object(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    /** Condensed, as it is embedded everywhere. No e-mail address and no user name. */
    ObjectNode user(Person person) {
        ObjectNode user = object("user")
                .put("uuid", person.uuid())
                .put("account_id", person.accountId())
                .put("display_name", person.displayName())
                .put("nickname", person.nickname());
        ObjectNode links = user.putObject("links");
        link(links, "self", "/2.0/users/" + escape(person.uuid()));
        link(links, "html", "/" + escape(person.uuid()) + "/");
        link(links, "avatar", "/avatars/" + escape(person.uuid()) + ".png");
        return user;
    }

    ObjectNode fullUser(Person person) {
        return user(person)
                .put("created_on", "2019-03-11T09:20:00.000000+00:00")
                .put("account_status", person.accountStatus())
                .put("is_staff", false);
    }

    ObjectNode workspaceBase(WorkspaceState workspace) {
        ObjectNode base = object("workspace_base").put("uuid", workspace.uuid).put("slug", workspace.slug);
        ObjectNode links = base.putObject("links");
        link(links, "self", "/2.0/workspaces/" + workspace.slug);
        link(links, "avatar", "/workspaces/" + workspace.slug + "/avatar/");
        return base;
    }

    ObjectNode workspace(WorkspaceState workspace) {
        ObjectNode full = object("workspace")
                .put("uuid", workspace.uuid)
                .put("slug", workspace.slug)
                .put("name", workspace.name);
        link(full.putObject("links"), "self", "/2.0/workspaces/" + workspace.slug);
        return full;
    }

    ObjectNode membership(WorkspaceState workspace, Person person) {
        ObjectNode membership = object("workspace_membership");
        membership.set("user", user(person));
        membership.set("workspace", workspace(workspace));
        link(
                membership.putObject("links"),
                "self",
                "/2.0/workspaces/" + workspace.slug + "/members/" + escape(person.uuid()));
        return membership;
    }

    ObjectNode project(WorkspaceState workspace, ProjectState project) {
        ObjectNode condensed = object("project")
                .put("key", project.key)
                .put("uuid", project.uuid)
                .put("name", project.name);
        link(condensed.putObject("links"), "html", "/" + workspace.slug + "/workspace/projects/" + project.key);
        return condensed;
    }

    ObjectNode fullProject(WorkspaceState workspace, ProjectState project) {
        return project(workspace, project)
                .put("is_private", true)
                .put("created_on", "2020-05-04T08:00:00.000000+00:00")
                .put("updated_on", "2026-10-01T08:00:00.000000+00:00");
    }

    /** Condensed: without the project it belongs to. */
    ObjectNode repository(WorkspaceState workspace, RepositoryState repository) {
        ObjectNode condensed = object("repository")
                .put("uuid", repository.uuid)
                .put("name", repository.slug)
                .put("full_name", workspace.slug + "/" + repository.slug);
        ObjectNode links = condensed.putObject("links");
        link(links, "self", "/2.0/repositories/" + workspace.slug + "/" + repository.slug);
        link(links, "html", "/" + workspace.slug + "/" + repository.slug);
        return condensed;
    }

    ObjectNode fullRepository(WorkspaceState workspace, RepositoryState repository) {
        ObjectNode full = repository(workspace, repository)
                .put("slug", repository.slug)
                .put("is_private", true)
                .put("scm", "git")
                .put("created_on", createdOn(repository))
                .put("updated_on", createdOn(repository));
        full.set("project", project(workspace, repository.project));
        full.set("workspace", workspace(workspace));
        return full;
    }

    ObjectNode group(WorkspaceState workspace, GroupState group) {
        ObjectNode condensed = object("group")
                .put("name", group.name)
                .put("slug", group.slug)
                .put("full_slug", workspace.slug + ":" + group.slug);
        condensed.set("workspace", workspace(workspace));
        return condensed;
    }

    /** A row of permissions-config; {@code permission} may be "none". */
    ObjectNode userPermission(String type, String containerPath, Person person, String permission) {
        ObjectNode row = object(type).put("permission", permission);
        row.set("user", user(person));
        link(row.putObject("links"), "self", containerPath + "/permissions-config/users/" + escape(person.accountId()));
        return row;
    }

    ObjectNode groupPermission(
            String type, String containerPath, WorkspaceState workspace, GroupState group, Permission permission) {
        ObjectNode row = object(type).put("permission", permission.text());
        row.set("group", group(workspace, group));
        link(row.putObject("links"), "self", containerPath + "/permissions-config/groups/" + group.slug);
        return row;
    }

    /** A person in the 1.0 form. */
    static ObjectNode legacyMember(Person person) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("display_name", person.displayName())
                .put("account_id", person.accountId())
                .put("nickname", person.nickname())
                .put("uuid", person.uuid())
                .put("is_team", false)
                .put("is_staff", false)
                .put("avatar", "")
                .put("resource_uri", "/1.0/users/" + person.uuid());
    }

    /** Older repositories first, one minute apart. */
    static String createdOn(RepositoryState repository) {
        int minute = repository.ordinal;
        return String.format(
                "2021-01-%02dT%02d:%02d:00.000000+00:00", 1 + minute / 1440 % 28, minute / 60 % 24, minute % 60);
    }

    void link(ObjectNode links, String name, String path) {
        links.putObject(name).put("href", root + path);
    }

    private static String escape(String id) {
        return id.replace("{", "%7B").replace("}", "%7D").replace(":", "%3A");
    }
}
