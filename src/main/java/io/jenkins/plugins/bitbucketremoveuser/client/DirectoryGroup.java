package io.jenkins.plugins.bitbucketremoveuser.client;

/**
 * A group of an organisation's directory.
 *
 * @param synced whether it comes from an identity provider, which then alone can change it
 */
public record DirectoryGroup(String id, String name, String directoryId, boolean synced) {}
