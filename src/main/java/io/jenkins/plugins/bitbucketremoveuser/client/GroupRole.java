package io.jenkins.plugins.bitbucketremoveuser.client;

/** What a directory group lets its members use. */
public record GroupRole(String resourceId, String role) {}
