package io.jenkins.plugins.bitbucketremoveuser.client;

/** A call to Bitbucket did not give what was asked for. Messages never hold a secret. */
public abstract sealed class BitbucketException extends Exception
        permits ApiErrorException, UnreachableException, UnexpectedAnswerException {
    private static final long serialVersionUID = 1L;

    private final String endpoint;

    BitbucketException(String endpoint, String message, Throwable cause) {
        super(message, cause);
        this.endpoint = endpoint;
    }

    /** The call as a template, for example {@code GET /2.0/user}. */
    public String endpoint() {
        return endpoint;
    }
}
