package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.Optional;

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

    @Override
    public Optional<User> find(String accountIdOrUuid) throws BitbucketException, InterruptedException {
        Optional<Row> row =
                api.find(api.uris().v2("/users/{user}", accountIdOrUuid).get());
        return row.isEmpty() ? Optional.empty() : Optional.of(row.get().user());
    }
}
