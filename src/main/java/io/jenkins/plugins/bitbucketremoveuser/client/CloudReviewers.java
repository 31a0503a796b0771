package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.List;

/**
 * Whether somebody is a default reviewer is read from the whole list. The call about one of them is not known to answer
 * for somebody whose access is gone.
 */
final class CloudReviewers implements Reviewers {
    private static final String OF_REPOSITORY = "/repositories/{workspace}/{repository}/default-reviewers";
    private static final String OF_PROJECT = "/workspaces/{workspace}/projects/{project}/default-reviewers";
    private static final String ONE = "/{user}";

    private final BitbucketCloud.Endpoint api;

    CloudReviewers(BitbucketCloud.Endpoint api) {
        this.api = api;
    }

    @Override
    public boolean isOnRepository(String workspace, String repositorySlug, String userUuid)
            throws BitbucketException, InterruptedException {
        return isAmong(api.uris().v2(OF_REPOSITORY, workspace, repositorySlug), row -> row.required("uuid"), userUuid);
    }

    @Override
    public boolean isOnProject(String workspace, String projectKey, String userUuid)
            throws BitbucketException, InterruptedException {
        return isAmong(
                api.uris().v2(OF_PROJECT, workspace, projectKey),
                row -> row.child("user").required("uuid"),
                userUuid);
    }

    private boolean isAmong(ApiUris.Call list, Pages.RowReader<String> uuid, String userUuid)
            throws BitbucketException, InterruptedException {
        List<String> uuids =
                api.pages().until(list.query("pagelen", Pages.LARGEST_PAGE).get(), uuid, userUuid::equals);
        return uuids.contains(userUuid);
    }

    @Override
    public boolean removeFromRepository(String workspace, String repositorySlug, String userUuid)
            throws BitbucketException, InterruptedException {
        return api.delete(api.uris()
                .v2(OF_REPOSITORY + ONE, workspace, repositorySlug, userUuid)
                .delete());
    }

    @Override
    public boolean removeFromProject(String workspace, String projectKey, String userUuid)
            throws BitbucketException, InterruptedException {
        try {
            return api.delete(api.uris()
                    .v2(OF_PROJECT + ONE, workspace, projectKey, userUuid)
                    .delete());
        } catch (ApiErrorException e) {
            if (e.status() == 400) {
                return false;
            }
            throw e;
        }
    }
}
