package io.jenkins.plugins.bitbucketremoveuser.removal;

import java.util.List;

/**
 * What a credential must be allowed to do, by Bitbucket's names: granular scopes for API tokens, which never imply one
 * another.
 */
final class Scopes {
    static final List<String> API_TOKEN = List.of(
            "read:user:bitbucket",
            "read:workspace:bitbucket",
            "read:project:bitbucket",
            "read:repository:bitbucket",
            "admin:project:bitbucket",
            "admin:repository:bitbucket",
            "delete:permission:bitbucket",
            "read:pullrequest:bitbucket");

    static final String API_TOKEN_LIST = String.join(", ", API_TOKEN);

    static final String API_TOKEN_CURE =
            "Use an API token with scopes of an account that administers the workspace (user name: the account's e-mail"
                    + " address, password: the token), with the scopes " + API_TOKEN_LIST + ".";

    private Scopes() {}
}
