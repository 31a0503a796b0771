package io.jenkins.plugins.bitbucketremoveuser.client;

/**
 * @param slug the last part of the full name
 * @param projectKey empty if Bitbucket did not say
 */
public record Repository(String slug, String fullName, String projectKey) {}
