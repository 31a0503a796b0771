package io.jenkins.plugins.bitbucketremoveuser.client;

import java.time.Duration;

/** Hands out access tokens for an OAuth consumer. */
@FunctionalInterface
interface OAuthTokens {
    /** @param consumerHeader the consumer's key and secret as a Basic header */
    Token request(String consumerHeader) throws BitbucketException, InterruptedException;

    record Token(SecretText value, Duration lifetime) {}
}
