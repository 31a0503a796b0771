package io.jenkins.plugins.bitbucketremoveuser.credentials;

import hudson.Util;
import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;

/** Where an organisation's API key is sent to: the domain of its credential has to allow that. */
final class OrganisationApi {
    private OrganisationApi() {}

    /** @param apiUrl as the global page has it; may be empty, or not valid yet */
    static String beside(String apiUrl) {
        String url = Util.fixEmptyAndTrim(apiUrl);
        try {
            return (url == null ? ApiEndpoints.cloud() : ApiEndpoints.of(url))
                    .organisation()
                    .toString();
        } catch (IllegalArgumentException e) {
            return ApiEndpoints.cloud().organisation().toString();
        }
    }
}
