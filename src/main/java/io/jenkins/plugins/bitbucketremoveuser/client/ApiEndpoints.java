package io.jenkins.plugins.bitbucketremoveuser.client;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/**
 * Where Bitbucket lives.
 *
 * @param root has {@code /2.0} and {@code /1.0} under it
 * @param oauthToken hands out OAuth tokens for client credentials
 * @param organisation has {@code /v1/orgs} and {@code /v2/orgs} under it
 */
public record ApiEndpoints(URI root, URI oauthToken, URI organisation) {
    private static final URI CLOUD_ROOT = URI.create("https://api.bitbucket.org");
    private static final URI CLOUD_TOKEN = URI.create("https://bitbucket.org/site/oauth2/access_token");
    private static final URI CLOUD_ORGANISATION = URI.create("https://api.atlassian.com/admin");

    public ApiEndpoints {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(oauthToken, "oauthToken");
        Objects.requireNonNull(organisation, "organisation");
    }

    /** Atlassian's own. */
    public static ApiEndpoints cloud() {
        return new ApiEndpoints(CLOUD_ROOT, CLOUD_TOKEN, CLOUD_ORGANISATION);
    }

    /**
     * @param url the root that has {@code /2.0} and {@code /1.0} under it; for any root but Atlassian's the OAuth token
     *     path and, under {@code /admin}, the organisation API are expected there too
     * @throws IllegalArgumentException naming the value and the cure, unless it is an absolute https URL (http only for
     *     the loopback host) without user, query and fragment
     */
    public static ApiEndpoints of(String url) {
        URI root;
        try {
            root = URI.create(stripTrailingSlashes(url.trim()));
        } catch (IllegalArgumentException e) {
            throw invalid(url, "is not a URL");
        }
        if (root.getHost() == null || root.getScheme() == null) {
            throw invalid(url, "is not an absolute URL");
        }
        boolean loopback = isLoopback(root.getHost());
        String scheme = root.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && loopback)) {
            throw invalid(url, "must use https");
        }
        if (root.getRawUserInfo() != null || root.getRawQuery() != null || root.getRawFragment() != null) {
            throw invalid(url, "must not carry a user, a query or a fragment");
        }
        if (root.getPath().endsWith("/2.0") || root.getPath().endsWith("/1.0")) {
            throw invalid(url, "must not name a version of the API");
        }
        if (isCloud(root)) {
            return cloud();
        }
        return new ApiEndpoints(root, URI.create(root + "/site/oauth2/access_token"), URI.create(root + "/admin"));
    }

    private static boolean isCloud(URI root) {
        return Origin.of(root).equals(Origin.of(CLOUD_ROOT)) && root.getPath().isEmpty();
    }

    /** Without the value if it may hold a password or a token, and without a cause, which would repeat the value. */
    private static IllegalArgumentException invalid(String url, String what) {
        boolean secretive = url.chars().anyMatch(c -> c == '@' || c == '?' || c == '#');
        return new IllegalArgumentException("API URL: " + (secretive ? "the given URL" : url) + " " + what
                + ". Give the root that has /2.0 and /1.0 under it, for example " + CLOUD_ROOT + ".");
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    private static String stripTrailingSlashes(String url) {
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }
}
