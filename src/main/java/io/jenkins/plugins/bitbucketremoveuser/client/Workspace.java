package io.jenkins.plugins.bitbucketremoveuser.client;

public record Workspace(String uuid, String slug, String name) {}
