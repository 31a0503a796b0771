package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

final class CloudPullRequests implements PullRequests {
    /** More is refused here as an invalid page length. */
    private static final String LARGEST_PAGE = "50";

    private static final String FIELDS = "values.id,values.title,values.state,values.destination.repository.full_name,";

    private final BitbucketCloud.Endpoint api;

    CloudPullRequests(BitbucketCloud.Endpoint api) {
        this.api = api;
    }

    @Override
    public Optional<FirstPage<PullRequest>> openByAuthor(String workspace, String userUuid)
            throws BitbucketException, InterruptedException {
        ApiUris.Call call = api.uris().v2("/workspaces/{workspace}/pullrequests/{user}", workspace, userUuid);
        return open(call, "author", userUuid);
    }

    @Override
    public Optional<FirstPage<PullRequest>> openByReviewer(String workspace, String repositorySlug, String userUuid)
            throws BitbucketException, InterruptedException {
        ApiUris.Call call = api.uris()
                .v2("/repositories/{workspace}/{repository}/pullrequests", workspace, repositorySlug)
                .query("q", "reviewers.uuid=" + CloudWorkspaces.Filter.quote(userUuid) + " AND state=\"OPEN\"");
        try {
            return open(call, "reviewers", userUuid);
        } catch (ApiErrorException e) {
            if (e.status() == 400) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** @param role the field of a pull request that has to name the person */
    private Optional<FirstPage<PullRequest>> open(ApiUris.Call call, String role, String userUuid)
            throws BitbucketException, InterruptedException {
        ApiRequest request = call.query("state", "OPEN")
                .query("fields", FIELDS + "values." + role + ".uuid,size,next")
                .query("pagelen", LARGEST_PAGE)
                .get();
        FirstPage<Found> page = api.pages().first(request, row -> found(row, role, userUuid));
        List<Found> open = page.rows().stream().filter(Found::open).toList();
        return open.stream().allMatch(Found::namesThePerson)
                ? Optional.of(new FirstPage<>(open, page.more(), page.total()).map(Found::pullRequest))
                : Optional.empty();
    }

    private record Found(PullRequest pullRequest, boolean namesThePerson, boolean open) {}

    private static Found found(Row row, String role, String userUuid) throws UnexpectedAnswerException {
        String repository = row.child("destination").child("repository").optional("full_name");
        String state = row.optional("state");
        return new Found(
                new PullRequest(
                        row.required("id"),
                        repository.substring(repository.lastIndexOf('/') + 1),
                        row.optional("title")),
                names(row.node().path(role), userUuid),
                state.isEmpty() || state.equals("OPEN"));
    }

    /** An author is one object, reviewers are a list. */
    private static boolean names(JsonNode people, String userUuid) {
        if (people.isObject()) {
            return people.path("uuid").asText("").equals(userUuid);
        }
        for (JsonNode person : people) {
            if (person.path("uuid").asText("").equals(userUuid)) {
                return true;
            }
        }
        return false;
    }
}
