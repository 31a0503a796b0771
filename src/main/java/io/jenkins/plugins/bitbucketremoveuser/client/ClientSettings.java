package io.jenkins.plugins.bitbucketremoveuser.client;

import java.time.Duration;
import java.util.Objects;

/**
 * @param connectTimeout to open a connection
 * @param responseTimeout between two packets of an answer
 * @param requestTimeout for one whole exchange; afterwards the connection is dropped
 */
public record ClientSettings(
        ApiEndpoints endpoints,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration requestTimeout,
        RetryPolicy retry,
        ProxyChooser proxies) {

    public ClientSettings {
        Objects.requireNonNull(endpoints, "endpoints");
        Objects.requireNonNull(retry, "retry");
        Objects.requireNonNull(proxies, "proxies");
    }

    public static ClientSettings standard(ApiEndpoints endpoints) {
        return new ClientSettings(
                endpoints,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(90),
                RetryPolicy.standard(),
                ProxyChooser.NONE);
    }

    public ClientSettings withRetry(RetryPolicy policy) {
        return new ClientSettings(endpoints, connectTimeout, responseTimeout, requestTimeout, policy, proxies);
    }

    public ClientSettings withTimeouts(Duration connect, Duration response, Duration request) {
        return new ClientSettings(endpoints, connect, response, request, retry, proxies);
    }

    public ClientSettings withProxies(ProxyChooser chooser) {
        return new ClientSettings(endpoints, connectTimeout, responseTimeout, requestTimeout, retry, chooser);
    }
}
