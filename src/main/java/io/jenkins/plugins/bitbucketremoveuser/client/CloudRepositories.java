package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

final class CloudRepositories extends CloudUserGrants implements Repositories {
    private final BitbucketCloud.Endpoint api;

    CloudRepositories(BitbucketCloud.Endpoint api) {
        super(api, "/repositories/{workspace}/{repository}");
        this.api = api;
    }

    @Override
    public Optional<List<EffectivePermission>> reachableBy(String workspace, String userUuid)
            throws BitbucketException, InterruptedException {
        Optional<List<ReachRow>> rows = reach(
                workspace,
                "user.uuid",
                userUuid,
                row -> row.permission().userUuid().equals(userUuid));
        return rows.map(all -> all.stream().map(ReachRow::permission).toList());
    }

    @Override
    public Optional<List<EffectivePermission>> reachableByNickname(String workspace, String nickname, String userUuid)
            throws BitbucketException, InterruptedException {
        Optional<List<ReachRow>> rows = reach(
                workspace, "user.nickname", nickname, row -> row.nickname().equals(nickname));
        return rows.map(all -> all.stream()
                .map(ReachRow::permission)
                .filter(row -> row.userUuid().equals(userUuid))
                .toList());
    }

    private record ReachRow(EffectivePermission permission, String nickname) {}

    /** @param asked whether a row is one of those that were asked for; if not, the filter was ignored */
    private Optional<List<ReachRow>> reach(String workspace, String field, String value, Predicate<ReachRow> asked)
            throws BitbucketException, InterruptedException {
        ApiRequest first = reachable(workspace, field, value).get();
        List<ReachRow> rows;
        try {
            rows = api.pages().until(first, CloudRepositories::reachRow, asked.negate());
        } catch (ApiErrorException e) {
            if (e.status() == 400) {
                return Optional.empty();
            }
            throw e;
        }
        boolean ignored = !rows.isEmpty() && !asked.test(rows.get(rows.size() - 1));
        return ignored ? Optional.empty() : Optional.of(rows);
    }

    private static ReachRow reachRow(Row row) throws UnexpectedAnswerException {
        return new ReachRow(permission(row), row.child("user").optional("nickname"));
    }

    @Override
    public Optional<FirstPage<Repository>> someReachableBy(String workspace, String userUuid)
            throws BitbucketException, InterruptedException {
        FirstPage<EffectivePermission> page;
        try {
            page = someReachable(workspace, userUuid);
        } catch (ApiErrorException e) {
            if (e.status() == 400) {
                return Optional.empty();
            }
            throw e;
        }
        boolean somebodyElse =
                page.rows().stream().anyMatch(row -> !row.userUuid().equals(userUuid));
        return somebodyElse ? Optional.empty() : Optional.of(page.map(EffectivePermission::repository));
    }

    private FirstPage<EffectivePermission> someReachable(String workspace, String userUuid)
            throws BitbucketException, InterruptedException {
        try {
            return api.pages()
                    .first(
                            reachable(workspace, "user.uuid", userUuid)
                                    .query("sort", "-repository.updated_on")
                                    .get(),
                            CloudRepositories::permission);
        } catch (ApiErrorException e) {
            if (e.status() != 400) {
                throw e;
            }
            // it is not documented what this list can be sorted by
            return api.pages().first(reachable(workspace, "user.uuid", userUuid).get(), CloudRepositories::permission);
        }
    }

    private ApiUris.Call reachable(String workspace, String field, String value) {
        return api.uris()
                .v2("/workspaces/{workspace}/permissions/repositories", workspace)
                .query("q", field + "=" + CloudWorkspaces.Filter.quote(value))
                .query("fields", "+values.repository.project.key")
                .query("pagelen", Pages.LARGEST_PAGE);
    }

    private static EffectivePermission permission(Row row) throws UnexpectedAnswerException {
        return new EffectivePermission(
                row.child("user").required("uuid"), repository(row.child("repository")), row.optional("permission"));
    }

    @Override
    public List<Repository> list(String workspace) throws BitbucketException, InterruptedException {
        return api.pages().all(repositories(workspace).get(), CloudRepositories::repository);
    }

    @Override
    public List<Repository> someOutside(String workspace, Collection<String> projectKeys)
            throws BitbucketException, InterruptedException {
        ApiUris.Call call = repositories(workspace).query("sort", "-updated_on");
        if (!projectKeys.isEmpty()) {
            call.query("q", "project.key NOT IN (" + CloudWorkspaces.Filter.list(projectKeys) + ")");
        }
        ApiRequest request = call.get();
        List<Repository> repositories = new ArrayList<>();
        for (JsonNode value : Pages.values(request, api.read(request).node())) {
            repositories.add(repository(new Row(request.endpoint(), value)));
        }
        return repositories;
    }

    private ApiUris.Call repositories(String workspace) {
        return api.uris()
                .v2("/repositories/{workspace}", workspace)
                .query("fields", "values.full_name,values.project.key,next")
                .query("pagelen", Pages.LARGEST_PAGE);
    }

    private static Repository repository(Row row) throws UnexpectedAnswerException {
        String fullName = row.required("full_name");
        String slug = fullName.substring(fullName.lastIndexOf('/') + 1);
        return new Repository(slug, fullName, row.child("project").optional("key"));
    }
}
