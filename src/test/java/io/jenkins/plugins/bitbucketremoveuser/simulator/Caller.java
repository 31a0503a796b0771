package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.Set;

/**
 * Who is asking.
 *
 * @param identity what the rate limit counts: the person, the consumer or the token
 * @param person whose rights apply; null for an access token, which is nobody
 * @param workspace the workspace of an access token; null otherwise
 */
record Caller(AuthKind kind, String identity, Person person, String workspace, Set<String> scopes) {

    boolean hasGranularScopes() {
        return kind == AuthKind.API_TOKEN;
    }
}
