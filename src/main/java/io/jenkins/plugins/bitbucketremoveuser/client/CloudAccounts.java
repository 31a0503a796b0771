package io.jenkins.plugins.bitbucketremoveuser.client;

final class CloudAccounts implements Accounts {
    private final BitbucketCloud.Endpoint api;

    CloudAccounts(BitbucketCloud.Endpoint api) {
        this.api = api;
    }

    @Override
    public User caller() throws BitbucketException, InterruptedException {
        return api.read(api.uris().v2("/user").get()).user();
    }

    @Override
    public WorkspaceRole callerRole(String workspace) throws BitbucketException, InterruptedException {
        Row row = api.read(api.uris()
                .v2("/user/workspaces/{workspace}/permission", workspace)
                .get());
        return new WorkspaceRole(row.required("permission"));
    }
}
