package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Gives tokens to OAuth consumers, client credentials only. */
final class OAuthEndpoint {

    static final String PATH = "/site/oauth2/access_token";

    private final Credentials credentials;

    OAuthEndpoint(Credentials credentials) {
        this.credentials = credentials;
    }

    Reply issue(String authorization, String form) {
        String grant = new Query(form).get("grant_type").orElse("");
        if (!"client_credentials".equals(grant)) {
            return error(400, "unsupported_grant_type", "Grant type not supported: " + grant);
        }
        return Authenticator.Basic.of(authorization)
                .flatMap(basic -> credentials.consumer(basic.login(), basic.secret()))
                .map(this::token)
                .orElseGet(() -> error(400, "unauthorized_client", "Invalid OAuth client credentials"));
    }

    private Reply token(Credentials.Entry consumer) {
        return Reply.ok(JsonNodeFactory.instance
                .objectNode()
                .put("access_token", credentials.issue(consumer))
                .put("scopes", String.join(" ", consumer.scopes()))
                .put("token_type", "bearer")
                .put("expires_in", Credentials.oauthLifeSeconds())
                .put("state", "client_credentials"));
    }

    private static Reply error(int status, String error, String description) {
        return Reply.json(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("error_description", description)
                        .put("error", error));
    }
}
