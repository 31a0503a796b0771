package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** What projects and repositories have in common: people and groups with a permission. */
interface GrantContainer {

    /** Beginning of the {@code type} of its rows. */
    String type();

    /** Path under which its permissions-config lies. */
    String path();

    WorkspaceState workspace();

    boolean isAdministeredBy(Person person);

    Map<String, Permission> userGrants();

    Map<String, Permission> groupGrants();

    WorkspaceState.Place place(Person person);

    void grant(Person person, Permission permission);

    boolean revoke(Person person);

    /** Empty for a word that is no permission of this kind of thing. */
    Optional<Permission> permission(String text);

    ObjectNode describe(Json json);

    record OfProject(WorkspaceState workspace, ProjectState project) implements GrantContainer {
        @Override
        public String type() {
            return "project";
        }

        @Override
        public String path() {
            return "/2.0/workspaces/" + workspace.slug + "/projects/" + project.key;
        }

        @Override
        public boolean isAdministeredBy(Person person) {
            return workspace.effective.administersProject(person, project);
        }

        @Override
        public Map<String, Permission> userGrants() {
            return project.userGrants;
        }

        @Override
        public Map<String, Permission> groupGrants() {
            return project.groupGrants;
        }

        @Override
        public WorkspaceState.Place place(Person person) {
            return WorkspaceState.Place.project(project.key, person);
        }

        @Override
        public void grant(Person person, Permission permission) {
            workspace.grant(project, person, permission);
        }

        @Override
        public boolean revoke(Person person) {
            return workspace.revoke(project, person);
        }

        @Override
        public Optional<Permission> permission(String text) {
            return Permission.of(text);
        }

        @Override
        public ObjectNode describe(Json json) {
            return json.project(workspace, project);
        }
    }

    record OfRepository(WorkspaceState workspace, RepositoryState repository) implements GrantContainer {
        @Override
        public String type() {
            return "repository";
        }

        @Override
        public String path() {
            return "/2.0/repositories/" + workspace.slug + "/" + repository.slug;
        }

        @Override
        public boolean isAdministeredBy(Person person) {
            return workspace
                    .effective
                    .of(person, repository)
                    .filter(Permission.ADMIN::equals)
                    .isPresent();
        }

        @Override
        public Map<String, Permission> userGrants() {
            return repository.userGrants;
        }

        @Override
        public Map<String, Permission> groupGrants() {
            return repository.groupGrants;
        }

        @Override
        public WorkspaceState.Place place(Person person) {
            return WorkspaceState.Place.repository(repository.slug, person);
        }

        @Override
        public void grant(Person person, Permission permission) {
            workspace.grant(repository, person, permission);
        }

        @Override
        public boolean revoke(Person person) {
            return workspace.revoke(repository, person);
        }

        @Override
        public Optional<Permission> permission(String text) {
            return Permission.of(text).filter(permission -> permission != Permission.CREATE_REPO);
        }

        @Override
        public ObjectNode describe(Json json) {
            return json.repository(workspace, repository);
        }
    }
}
