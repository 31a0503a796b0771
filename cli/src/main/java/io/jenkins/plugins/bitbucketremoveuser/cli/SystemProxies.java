package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.client.ProxyChooser;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Optional;

/** The proxy that Java was told about, by {@code -Dhttps.proxyHost=...} and {@code -Dhttp.nonProxyHosts=...}. */
final class SystemProxies implements ProxyChooser {
    private final ProxySelector selector;

    SystemProxies(ProxySelector selector) {
        this.selector = selector;
    }

    @Override
    public Optional<Proxy> proxyFor(String host) {
        return selector.select(URI.create("https://" + host)).stream()
                .filter(proxy -> proxy.type() == java.net.Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(address -> new Proxy(address.getHostString(), address.getPort(), null, null))
                .findFirst();
    }
}
