package io.jenkins.plugins.bitbucketremoveuser.configuration;

import hudson.ProxyConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.client.ProxyChooser;
import io.jenkins.plugins.bitbucketremoveuser.client.SecretText;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Jenkins's own proxy, its exceptions included. */
final class JenkinsProxies implements ProxyChooser {
    private final ProxyConfiguration configuration;

    /** @param configuration null if Jenkins has no proxy */
    JenkinsProxies(ProxyConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public Optional<Proxy> proxyFor(String host) {
        if (configuration == null) {
            return Optional.empty();
        }
        java.net.Proxy proxy = configuration.createProxy(host);
        if (!(proxy.address() instanceof InetSocketAddress address)) {
            return Optional.empty();
        }
        String user = configuration.getUserName();
        boolean anonymous = user == null || user.isBlank() || configuration.getSecretPassword() == null;
        return Optional.of(new Proxy(
                address.getHostString(),
                address.getPort(),
                anonymous ? null : user,
                anonymous
                        ? null
                        : new SecretText(configuration.getSecretPassword().getPlainText())));
    }
}
