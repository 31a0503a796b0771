package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** @param headers by lower-case name; the first of several */
record ApiResponse(int status, Map<String, String> headers, String body) {
    ApiResponse {
        headers = Map.copyOf(headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400;
    }
}
