package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.Optional;

/** Says which proxy, if any, leads to a host. Asked once per connection. */
@FunctionalInterface
public interface ProxyChooser {
    ProxyChooser NONE = host -> Optional.empty();

    Optional<Proxy> proxyFor(String host);

    /**
     * @param user null if the proxy asks for none
     * @param password null if the proxy asks for none
     */
    record Proxy(String host, int port, String user, SecretText password) {}
}
