package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

final class CloudProjects implements Projects {
    private static final String USER_GRANTS = "/workspaces/{workspace}/projects/{project}/permissions-config/users";
    private static final String USER_GRANT = USER_GRANTS + "/{user}";
    private static final String GROUP_GRANTS = "/workspaces/{workspace}/projects/{project}/permissions-config/groups";

    private final BitbucketCloud.Endpoint api;

    CloudProjects(BitbucketCloud.Endpoint api) {
        this.api = api;
    }

    @Override
    public List<Project> list(String workspace) throws BitbucketException, InterruptedException {
        ApiRequest first = api.uris()
                .v2("/workspaces/{workspace}/projects", workspace)
                .query("pagelen", Pages.LARGEST_PAGE)
                .get();
        return api.pages().all(first, row -> new Project(row.required("key"), row.optional("name")));
    }

    @Override
    public Optional<String> userGrant(String workspace, String projectKey, String userUuid)
            throws BitbucketException, InterruptedException {
        return api.grant(
                api.uris().v2(USER_GRANT, workspace, projectKey, userUuid).get());
    }

    @Override
    public Administrators administrators(String workspace, String projectKey)
            throws BitbucketException, InterruptedException {
        return api.administrators(
                api.uris()
                        .v2(USER_GRANTS, workspace, projectKey)
                        .query("pagelen", Pages.LARGEST_PAGE)
                        .get(),
                api.uris()
                        .v2(GROUP_GRANTS, workspace, projectKey)
                        .query("pagelen", Pages.LARGEST_PAGE)
                        .get());
    }

    @Override
    public boolean removeUserGrant(String workspace, String projectKey, String userUuid)
            throws BitbucketException, InterruptedException {
        return api.delete(
                api.uris().v2(USER_GRANT, workspace, projectKey, userUuid).delete());
    }

    @Override
    public void setUserGrant(String workspace, String projectKey, String userUuid, String level)
            throws BitbucketException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("permission", level);
        api.send(api.uris().v2(USER_GRANT, workspace, projectKey, userUuid).put(body));
    }

    @Override
    public boolean exists(String workspace, String projectKey) throws BitbucketException, InterruptedException {
        return api.find(api.uris()
                        .v2("/workspaces/{workspace}/projects/{project}", workspace, projectKey)
                        .get())
                .isPresent();
    }
}
