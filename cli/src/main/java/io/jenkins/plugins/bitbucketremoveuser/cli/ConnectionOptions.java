package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import java.net.ProxySelector;
import picocli.CommandLine.Option;

/** Where Bitbucket is. */
final class ConnectionOptions {
    @Option(
            names = "--api-url",
            paramLabel = "URL",
            description = "The root that has /2.0 and /1.0 under it. Default: ${DEFAULT-VALUE}",
            defaultValue = "https://api.bitbucket.org")
    private String apiUrl;

    /** @throws IllegalArgumentException if it is no address of an API */
    ClientSettings settings() {
        return ClientSettings.standard(ApiEndpoints.of(apiUrl))
                .withProxies(new SystemProxies(ProxySelector.getDefault()));
    }
}
