package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** The 1.0 groups API, the only one for groups of a workspace that is managed at bitbucket.org. */
final class LegacyGroups implements Groups {
    private final BitbucketCloud.Endpoint api;

    LegacyGroups(BitbucketCloud.Endpoint api) {
        this.api = api;
    }

    @Override
    public List<Group> list(String workspace) throws BitbucketException, InterruptedException {
        // the answer is a bare array, not a page, and the path ends in a slash
        ApiRequest request = api.uris().v1("/groups/{workspace}/", workspace).get();
        List<Group> groups = new ArrayList<>();
        for (JsonNode node : api.readArray(request)) {
            groups.add(group(new Row(request.endpoint(), node)));
        }
        return groups;
    }

    private static Group group(Row row) throws UnexpectedAnswerException {
        JsonNode rows = row.node().path("members");
        if (!rows.isArray()) {
            throw new UnexpectedAnswerException(row.endpoint(), row.endpoint() + " gave a group without \"members\"");
        }
        List<User> members = new ArrayList<>();
        for (JsonNode member : rows) {
            members.add(new Row(row.endpoint(), member).user());
        }
        return new Group(
                row.required("slug"),
                row.optional("name"),
                row.optional("permission"),
                row.child("owner").optional("uuid"),
                members);
    }

    @Override
    public boolean removeMember(String workspace, String groupSlug, String userUuid)
            throws BitbucketException, InterruptedException {
        return api.delete(member(workspace, groupSlug, userUuid).delete());
    }

    /** A body is needed, though there is nothing to say in it. */
    @Override
    public void addMember(String workspace, String groupSlug, String userUuid)
            throws BitbucketException, InterruptedException {
        api.send(member(workspace, groupSlug, userUuid).put(JsonNodeFactory.instance.objectNode()));
    }

    private ApiUris.Call member(String workspace, String groupSlug, String userUuid) {
        return api.uris().v1("/groups/{workspace}/{group}/members/{member}/", workspace, groupSlug, userUuid);
    }
}
