package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The 1.0 invitations API. Taking one back is documented in its old form only, with the address in the path. The address
 * in the body of a deletion of the whole list would be another guess, and if Bitbucket did not read that body,
 * everybody's invitation would be gone: it is not tried.
 */
final class LegacyInvitations implements Invitations {
    private static final String ALL = "/users/{workspace}/invitations";

    private final BitbucketCloud.Endpoint api;

    LegacyInvitations(BitbucketCloud.Endpoint api) {
        this.api = api;
    }

    @Override
    public List<Invitation> list(String workspace) throws BitbucketException, InterruptedException {
        ApiRequest request = api.uris().v1(ALL, workspace).get();
        List<Invitation> invitations = new ArrayList<>();
        for (JsonNode node : api.readArray(request)) {
            invitations.add(invitation(new Row(request.endpoint(), node)));
        }
        return invitations;
    }

    private static Invitation invitation(Row row) throws UnexpectedAnswerException {
        List<String> groups = new ArrayList<>();
        for (JsonNode group : row.node().path("groups")) {
            Row named = new Row(row.endpoint(), group);
            groups.add(
                    group.isTextual()
                            ? group.asText()
                            : named.optional(named.optional("slug").isEmpty() ? "name" : "slug"));
        }
        return new Invitation(row.required("email"), groups);
    }

    @Override
    public boolean cancel(String workspace, String email) throws BitbucketException, InterruptedException {
        return api.delete(api.uris().v1(ALL + "/{email}", workspace, email).delete());
    }
}
