package io.jenkins.plugins.bitbucketremoveuser.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Turns a credential into the value of the Authorization header. The only place that does. */
interface Authenticator {
    String header() throws BitbucketException, InterruptedException;

    /** Called after a 401: true if the next {@link #header()} will be another one. */
    default boolean renew(String refusedHeader) {
        return false;
    }

    static Authenticator of(Credential credential, OAuthTokens tokens) {
        if (credential instanceof Credential.UserApiToken apiToken) {
            return fixed(basic(apiToken.email(), apiToken.token()));
        }
        if (credential instanceof Credential.AppPassword appPassword) {
            return fixed(basic(appPassword.username(), appPassword.password()));
        }
        if (credential instanceof Credential.AccessToken accessToken) {
            return fixed("Bearer " + accessToken.token().reveal());
        }
        if (credential instanceof Credential.OAuthConsumer consumer) {
            return new OAuthAuthenticator(tokens, basic(consumer.key(), consumer.secret()));
        }
        if (credential instanceof Credential.OrganisationApiKey apiKey) {
            return fixed("Bearer " + apiKey.key().reveal());
        }
        throw new IllegalArgumentException("no way to authenticate with: " + credential.kindName());
    }

    private static Authenticator fixed(String header) {
        return () -> header;
    }

    private static String basic(String user, SecretText password) {
        byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
