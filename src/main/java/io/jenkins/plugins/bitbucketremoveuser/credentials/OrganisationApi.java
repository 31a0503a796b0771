package io.jenkins.plugins.bitbucketremoveuser.credentials;

import hudson.Util;
import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;

/** Where an organisation's API key is sent to: the domain of its credential has to allow that. */
final class OrganisationApi {
    private static final String ATLASSIAN = "https://api.atlassian.com/admin";

    private OrganisationApi() {}

    /** @param apiUrl as the global page has it; may be empty, or not valid yet */
    static String beside(String apiUrl) {
        String url = Util.fixEmptyAndTrim(apiUrl);
        if (url == null) {
            return ATLASSIAN;
        }
        try {
            ApiEndpoints endpoints = ApiEndpoints.of(url);
            return endpoints.equals(ApiEndpoints.cloud()) ? ATLASSIAN : endpoints.root() + "/admin";
        } catch (IllegalArgumentException e) {
            return ATLASSIAN;
        }
    }
}
