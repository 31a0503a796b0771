package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.List;

final class CloudProjects extends CloudUserGrants implements Projects {
    private final BitbucketCloud.Endpoint api;

    CloudProjects(BitbucketCloud.Endpoint api) {
        super(api, "/workspaces/{workspace}/projects/{project}");
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
}
