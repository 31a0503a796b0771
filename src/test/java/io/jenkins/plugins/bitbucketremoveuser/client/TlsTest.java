package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TlsTest {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static Path trusted;
    private static SSLContext tls;

    private final ScriptedServer server = new ScriptedServer(tls).answers(ScriptedServer.ok(ScriptedServer.USER));

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path keys = folder.resolve("keys.p12");
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options = "-genkeypair -alias api -keyalg EC -dname CN=api -ext san=ip:127.0.0.1 -storetype PKCS12"
                + " -storepass " + PASSWORD;
        List<String> command = new ArrayList<>(List.of(program, "-keystore", keys.toString()));
        command.addAll(List.of(options.split(" ")));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertEquals(0, keytool.waitFor(), new String(keytool.getInputStream().readAllBytes()));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("api", store.getCertificate("api"));
        trusted = folder.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(trusted)) {
            trust.store(out, PASSWORD.toCharArray());
        }
    }

    @AfterEach
    void close() {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_PASSWORD);
        server.close();
    }

    private static void trustTheCertificate() {
        System.setProperty(TRUST_STORE, trusted.toString());
        System.setProperty(TRUST_PASSWORD, PASSWORD);
    }

    @Test
    void trustedServerIsAskedAndGetsTheCredential() throws Exception {
        trustTheCertificate();
        try (BitbucketCloud bitbucket = Clients.of(server.root())) {
            assertEquals("Ada", bitbucket.accounts().caller().displayName());
            assertEquals("Ada", bitbucket.accounts().caller().displayName(), "over the same connection");
        }
        assertTrue(server.sent("Authorization").get(1).startsWith("Basic "));
    }

    @Test
    void serverWithAnUnknownCertificateNeverSeesTheRequest() {
        try (BitbucketCloud bitbucket = Clients.impatient(Clients.settings(server.root()))) {
            assertThrows(UnreachableException.class, () -> bitbucket.accounts().caller());
        }
        assertEquals(List.of(), server.requests());
    }

    @Test
    void requestThroughAProxyArrivesAndTheProxySeesNothingOfIt() throws Exception {
        trustTheCertificate();
        try (RecordingProxy proxy = new RecordingProxy(server.root().getPort(), "200 OK");
                BitbucketCloud bitbucket = Clients.of(
                        Clients.settings(server.root())
                                .withProxies(host ->
                                        Optional.of(new ProxyChooser.Proxy("127.0.0.1", proxy.port(), null, null))),
                        Clients.API_TOKEN,
                        duration -> {})) {
            assertEquals("Ada", bitbucket.accounts().caller().displayName());
            assertEquals("Ada", bitbucket.accounts().caller().displayName(), "over the same tunnel");
            assertEquals(1, proxy.heads().size());
            assertFalse(
                    proxy.heads().get(0).contains("Authorization"),
                    proxy.heads().get(0));
        }
        assertTrue(server.sent("Authorization").get(1).startsWith("Basic "));
        assertEquals("", server.sent("Proxy-Authorization").get(1));
    }
}
