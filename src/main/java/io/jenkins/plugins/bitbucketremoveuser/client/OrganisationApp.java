package io.jenkins.plugins.bitbucketremoveuser.client;

/**
 * An app of an organisation, for example a Bitbucket workspace or a Jira site.
 *
 * @param resourceId its Atlassian resource identifier; a Bitbucket workspace's is expected to be
 *     {@code ari:cloud:bitbucket::workspace/} and its UUID without braces
 * @param name for people; may be empty
 */
public record OrganisationApp(String resourceId, String name) {}
