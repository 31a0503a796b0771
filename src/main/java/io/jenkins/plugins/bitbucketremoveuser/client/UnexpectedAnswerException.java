package io.jenkins.plugins.bitbucketremoveuser.client;

/** An answer came but is not what Bitbucket's description promises, or not safe to follow. */
public final class UnexpectedAnswerException extends BitbucketException {
    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(String endpoint, String message, Throwable cause) {
        super(endpoint, message, cause);
    }

    UnexpectedAnswerException(String endpoint, String message) {
        this(endpoint, message, null);
    }
}
