package io.jenkins.plugins.bitbucketremoveuser.client;

/**
 * An Atlassian account as Bitbucket shows it. It has no e-mail address, and neither name is unique.
 *
 * @param uuid with braces
 * @param accountId empty in condensed objects
 */
public record User(String uuid, String accountId, String displayName, String nickname, String accountStatus) {}
