package io.jenkins.plugins.bitbucketremoveuser.client;

public record Project(String key, String name) {}
