package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.List;
import java.util.Optional;

final class CloudBranchRestrictions implements BranchRestrictions {
    private static final String ALL = "/repositories/{workspace}/{repository}/branch-restrictions";
    private static final String ONE = ALL + "/{id}";

    private final BitbucketCloud.Endpoint api;

    CloudBranchRestrictions(BitbucketCloud.Endpoint api) {
        this.api = api;
    }

    @Override
    public List<BranchRestriction> list(String workspace, String repositorySlug)
            throws BitbucketException, InterruptedException {
        ApiRequest first = api.uris()
                .v2(ALL, workspace, repositorySlug)
                .query("pagelen", Pages.LARGEST_PAGE)
                .get();
        return api.pages().all(first, BranchRestriction::of);
    }

    @Override
    public Optional<BranchRestriction> find(String workspace, String repositorySlug, String id)
            throws BitbucketException, InterruptedException {
        Optional<Row> row =
                api.find(api.uris().v2(ONE, workspace, repositorySlug, id).get());
        return row.isEmpty() ? Optional.empty() : Optional.of(BranchRestriction.of(row.get()));
    }

    @Override
    public void replace(String workspace, String repositorySlug, BranchRestriction rule)
            throws BitbucketException, InterruptedException {
        api.read(api.uris().v2(ONE, workspace, repositorySlug, rule.id()).put(rule.written()));
    }
}
