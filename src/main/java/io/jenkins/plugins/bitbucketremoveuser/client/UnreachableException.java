package io.jenkins.plugins.bitbucketremoveuser.client;

/** No answer came: connection refused, timed out, dropped, or a proxy in between failed. */
public final class UnreachableException extends BitbucketException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String endpoint, String message, Throwable cause) {
        super(endpoint, message, cause);
    }
}
