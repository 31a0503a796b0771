package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/** {@code permissions-config}, which is the same below projects and repositories. */
abstract class CloudUserGrants implements UserGrants {
    private final BitbucketCloud.Endpoint api;
    private final String thing;
    private final String users;
    private final String groups;

    /** @param thing template of the path of one of them, with places for the workspace and the id */
    CloudUserGrants(BitbucketCloud.Endpoint api, String thing) {
        this.api = api;
        this.thing = thing;
        users = thing + "/permissions-config/users";
        groups = thing + "/permissions-config/groups";
    }

    @Override
    public final Optional<String> userGrant(String workspace, String id, String userUuid)
            throws BitbucketException, InterruptedException {
        return api.grant(grant(workspace, id, userUuid).get());
    }

    @Override
    public final boolean removeUserGrant(String workspace, String id, String userUuid)
            throws BitbucketException, InterruptedException {
        return api.delete(grant(workspace, id, userUuid).delete());
    }

    @Override
    public final void setUserGrant(String workspace, String id, String userUuid, String level)
            throws BitbucketException, InterruptedException {
        api.send(grant(workspace, id, userUuid)
                .put(JsonNodeFactory.instance.objectNode().put("permission", level)));
    }

    private ApiUris.Call grant(String workspace, String id, String userUuid) {
        return api.uris().v2(users + "/{user}", workspace, id, userUuid);
    }

    @Override
    public final boolean exists(String workspace, String id) throws BitbucketException, InterruptedException {
        return api.find(api.uris().v2(thing, workspace, id).get()).isPresent();
    }

    @Override
    public final Administrators administrators(String workspace, String id)
            throws BitbucketException, InterruptedException {
        return api.administrators(firstPage(users, workspace, id), firstPage(groups, workspace, id));
    }

    private ApiRequest firstPage(String list, String workspace, String id) {
        return api.uris()
                .v2(list, workspace, id)
                .query("pagelen", Pages.LARGEST_PAGE)
                .get();
    }
}
