package io.jenkins.plugins.bitbucketremoveuser.client;

import java.time.Duration;

/** Client credentials: one token, kept until shortly before it ends, renewed when Bitbucket refuses it. */
final class OAuthAuthenticator implements Authenticator {
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final OAuthTokens tokens;
    private final String consumerHeader;
    private String header;
    private long endNanos;

    OAuthAuthenticator(OAuthTokens tokens, String consumerHeader) {
        this.tokens = tokens;
        this.consumerHeader = consumerHeader;
    }

    @Override
    public synchronized String header() throws BitbucketException, InterruptedException {
        if (header == null || System.nanoTime() - endNanos >= 0) {
            OAuthTokens.Token token = tokens.request(consumerHeader);
            header = "Bearer " + token.value().reveal();
            endNanos = System.nanoTime() + token.lifetime().minus(MARGIN).toNanos();
        }
        return header;
    }

    @Override
    public synchronized boolean renew(String refusedHeader) {
        if (refusedHeader.equals(header)) {
            header = null;
        }
        return true;
    }
}
