package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

final class CloudWorkspaces implements Workspaces {
    private final BitbucketCloud.Endpoint api;

    CloudWorkspaces(BitbucketCloud.Endpoint api) {
        this.api = api;
    }

    @Override
    public Optional<Workspace> find(String workspace) throws BitbucketException, InterruptedException {
        Optional<Row> row =
                api.find(api.uris().v2("/workspaces/{workspace}", workspace).get());
        if (row.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Workspace(
                row.get().required("uuid"),
                row.get().required("slug"),
                row.get().optional("name")));
    }

    @Override
    public List<User> administrators(String workspace) throws BitbucketException, InterruptedException {
        ApiRequest first = api.uris()
                .v2("/workspaces/{workspace}/permissions", workspace)
                .query("q", "permission=\"owner\"")
                .query("pagelen", Pages.LARGEST_PAGE)
                .get();
        List<User> owners = new ArrayList<>();
        // the permission is looked at again: a filter that Bitbucket ignored must not turn members into administrators
        for (Optional<User> owner : api.pages().all(first, CloudWorkspaces::owner)) {
            owner.ifPresent(owners::add);
        }
        return owners;
    }

    private static Optional<User> owner(Row row) throws UnexpectedAnswerException {
        return row.optional("permission").equals("owner")
                ? Optional.of(row.child("user").user())
                : Optional.empty();
    }

    @Override
    public CountedList<Membership> members(String workspace) throws BitbucketException, InterruptedException {
        ApiRequest first = api.uris()
                .v2("/workspaces/{workspace}/members", workspace)
                .query("fields", "+values.user.account_status,+values.last_accessed,+values.added_on")
                .query("pagelen", Pages.LARGEST_PAGE)
                .get();
        return api.pages()
                .counted(
                        first,
                        row -> new Membership(
                                row.child("user").user(),
                                Times.read(row.optional("last_accessed")),
                                Times.read(row.optional("added_on"))));
    }

    @Override
    public List<Member> findMembers(String workspace, Collection<String> emails)
            throws BitbucketException, InterruptedException {
        // all of them first, so that nothing is sent if one cannot be searched for
        List<String> all = emails.stream().map(Filter::quote).toList();
        List<Member> members = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_ADDRESSES) {
            List<String> batch = all.subList(from, Math.min(all.size(), from + MOST_ADDRESSES));
            ApiRequest first = api.uris()
                    .v2("/workspaces/{workspace}/members", workspace)
                    .query("q", "user.email IN (" + String.join(",", batch) + ")")
                    .query("fields", "+values.user.email")
                    .query("pagelen", Pages.LARGEST_PAGE)
                    .get();
            members.addAll(api.pages()
                    .until(
                            first,
                            CloudWorkspaces::member,
                            member -> member.email().isEmpty()));
        }
        return members;
    }

    private static Member member(Row row) throws UnexpectedAnswerException {
        Row user = row.child("user");
        return new Member(user.user(), user.optional("email"));
    }

    @Override
    public Optional<User> findMember(String workspace, String id) throws BitbucketException, InterruptedException {
        Optional<Row> row = api.find(membership(workspace, id));
        return row.isEmpty()
                ? Optional.empty()
                : Optional.of(row.get().child("user").user());
    }

    @Override
    public boolean isMember(String workspace, String userUuid) throws BitbucketException, InterruptedException {
        return api.find(membership(workspace, userUuid)).isPresent();
    }

    private ApiRequest membership(String workspace, String id) {
        return api.uris()
                .v2("/workspaces/{workspace}/members/{member}", workspace, id)
                .get();
    }

    /** Values in Bitbucket's filter language. Its escape rules are not documented, so nothing that needs one passes. */
    static final class Filter {
        private Filter() {}

        static String list(Collection<String> values) {
            return values.stream().map(Filter::quote).collect(Collectors.joining(","));
        }

        static boolean isQuotable(String value) {
            return value.chars().noneMatch(c -> c == '"' || c == '\\' || Character.isISOControl(c));
        }

        static String quote(String value) {
            if (!isQuotable(value)) {
                throw new IllegalArgumentException(
                        "a quote, a backslash or a control character cannot be searched for");
            }
            return '"' + value + '"';
        }
    }
}
