package io.jenkins.plugins.bitbucketremoveuser.removal;

/**
 * Something that a person must still do.
 *
 * @param what is left, for example {@code group "Developers"}
 * @param why it could not be taken away
 * @param cure who can, and where
 */
public record Leftover(String what, String why, String cure) {}
