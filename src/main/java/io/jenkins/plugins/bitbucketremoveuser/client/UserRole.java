package io.jenkins.plugins.bitbucketremoveuser.client;

/**
 * What a person may use.
 *
 * @param direct whether it was given to the person himself or herself, and not (only) by a group
 * @param directoryId empty if it was not told
 */
public record UserRole(String resourceId, String role, boolean direct, String directoryId) {}
