package io.jenkins.plugins.bitbucketremoveuser.cli;

/** The call cannot be meant as it stands; the message names what and the cure. Nothing was done. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }

    UsageException(String message) {
        this(message, null);
    }
}
