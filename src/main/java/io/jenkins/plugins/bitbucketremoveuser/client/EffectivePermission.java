package io.jenkins.plugins.bitbucketremoveuser.client;

/** What somebody can do in a repository, directly or inherited: Bitbucket does not tell which. */
public record EffectivePermission(String userUuid, Repository repository, String level) {}
