package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ProxyTest {
    private static final SecretText PASSWORD = new SecretText("pr0xy-s3cr3t");

    private RecordingProxy proxy;

    @AfterEach
    void close() throws Exception {
        if (proxy != null) {
            proxy.close();
        }
    }

    private BitbucketException callThrough(ProxyChooser chooser) {
        try (BitbucketCloud bitbucket =
                Clients.impatient(ClientSettings.standard(ApiEndpoints.cloud()).withProxies(chooser))) {
            return assertThrows(
                    BitbucketException.class, () -> bitbucket.accounts().caller());
        }
    }

    private Optional<ProxyChooser.Proxy> named(String user, SecretText password) {
        return Optional.of(new ProxyChooser.Proxy("127.0.0.1", proxy.port(), user, password));
    }

    private static String proxyAuthorization() {
        return "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString("jenkins:pr0xy-s3cr3t".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void proxyIsAskedForATunnelToBitbucketAndNeverSeesTheCredential() throws Exception {
        proxy = new RecordingProxy("200 OK");
        List<String> hosts = new CopyOnWriteArrayList<>();
        callThrough(host -> {
            hosts.add(host);
            return named(null, null);
        });
        assertEquals("api.bitbucket.org", hosts.get(0));
        assertTrue(
                proxy.heads().get(0).startsWith("CONNECT api.bitbucket.org:443 HTTP/1.1"),
                proxy.heads().get(0));
        for (String head : proxy.heads()) {
            assertFalse(head.contains("Authorization"), head);
        }
    }

    @Test
    void proxyThatAsksForThemGetsItsOwnCredentialsAndNoOthers() throws Exception {
        proxy = new RecordingProxy(
                "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"", "200 OK");
        callThrough(host -> named("jenkins", PASSWORD));
        assertTrue(proxy.heads().size() >= 2, proxy.heads().toString());
        assertTrue(
                proxy.heads().get(1).contains(proxyAuthorization()),
                proxy.heads().get(1));
        for (String head : proxy.heads()) {
            assertFalse(head.contains("\nAuthorization"), head);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"403 Forbidden", "407 Proxy Authentication Required", "502 Bad Gateway"})
    void refusalByTheProxyIsNotTakenForBitbuckets(String refusal) throws Exception {
        proxy = new RecordingProxy(refusal);
        BitbucketException e = callThrough(host -> named("jenkins", PASSWORD));
        assertTrue(e instanceof UnreachableException, e.toString());
        assertTrue(e.getMessage().contains(refusal.substring(0, 3)), e.getMessage());
        assertTrue(e.getMessage().toLowerCase().contains("proxy"), e.getMessage());
        assertFalse(e.getMessage().contains(PASSWORD.reveal()), e.getMessage());
    }

    @Test
    void plainHttpToThisMachineGoesAroundTheProxyWhichWouldReadTheCredential() throws Exception {
        proxy = new RecordingProxy("502 Bad Gateway");
        try (BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
                BitbucketCloud bitbucket = Clients.impatient(
                        Clients.settings(simulator.root()).withProxies(host -> named("jenkins", PASSWORD)))) {
            assertEquals("Ada Lindqvist", bitbucket.accounts().caller().displayName());
        }
        assertEquals(List.of(), proxy.heads());
    }
}
