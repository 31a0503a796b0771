package io.jenkins.plugins.bitbucketremoveuser.client;

import java.net.URI;
import java.util.Locale;

/** Scheme, host and port: what a credential is bound to. */
record Origin(String scheme, String host, int port) {

    static Origin of(URI uri) {
        return new Origin(lowerCase(uri.getScheme()), lowerCase(uri.getHost()), port(uri));
    }

    private static String lowerCase(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    }
}
