package io.jenkins.plugins.bitbucketremoveuser.client;

import java.net.URI;
import java.util.Objects;

/**
 * Calls that share a credential, and the place where that credential may go.
 *
 * @param name for messages
 * @param root what the paths of the calls begin under
 * @param prefix what these paths lack to be told from those of other families
 */
record ApiFamily(String name, URI root, String prefix) {
    private static final String BITBUCKET = "Bitbucket";

    ApiFamily {
        Objects.requireNonNull(root, "root");
    }

    static ApiFamily bitbucket(ApiEndpoints endpoints) {
        return new ApiFamily(BITBUCKET, endpoints.root(), "");
    }

    /** Where a consumer's key and secret may go; in Bitbucket Cloud, another host than that of the API. */
    static ApiFamily oauthTokens(ApiEndpoints endpoints) {
        return new ApiFamily(BITBUCKET, endpoints.oauthToken(), "");
    }

    static ApiFamily organisation(ApiEndpoints endpoints) {
        return new ApiFamily("the organisation API", endpoints.organisation(), "/admin");
    }

    /** Whether this family's credential may be sent to this address. */
    boolean isHome(URI uri) {
        return Origin.of(root).equals(Origin.of(uri)) && uri.getRawUserInfo() == null;
    }
}
