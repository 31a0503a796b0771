package io.jenkins.plugins.bitbucketremoveuser.client;

/**
 * @param id a number, unique in its repository
 * @param repositorySlug the last part of the full name of the repository it is to be merged into
 */
public record PullRequest(String id, String repositorySlug, String title) {}
