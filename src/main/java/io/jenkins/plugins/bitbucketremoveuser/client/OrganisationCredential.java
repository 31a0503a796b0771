package io.jenkins.plugins.bitbucketremoveuser.client;

/**
 * How to reach an organisation of admin.atlassian.com.
 *
 * @param organisationId as it stands in the address {@code admin.atlassian.com/o/{organisationId}}
 */
public record OrganisationCredential(String organisationId, Credential.OrganisationApiKey key) {
    public OrganisationCredential {
        Required.text(organisationId, "the organisation's id");
    }
}
