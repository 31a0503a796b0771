package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.time.Instant;

/**
 * One line of the journal. {@code path} and {@code query} are decoded nowhere, {@code endpoint} is the template that
 * matched (such as {@code GET /2.0/workspaces/{workspace}}). {@code status} is 0 while the request is being answered
 * and -1 if the connection was dropped. Credentials are never part of it.
 */
public record RequestRecord(
        long number,
        Instant time,
        String method,
        String path,
        String query,
        String endpoint,
        AuthKind authKind,
        int status) {

    RequestRecord withStatus(int newStatus) {
        return new RequestRecord(number, time, method, path, query, endpoint, authKind, newStatus);
    }

    public boolean isWrite() {
        return !"GET".equals(method) && !"HEAD".equals(method) && !isSearch();
    }

    /** The organisation API is asked many things by POST. */
    private boolean isSearch() {
        return path.startsWith("/admin/") && (path.endsWith("/search") || path.endsWith("/workspaces"));
    }

    @Override
    public String toString() {
        return number + " " + method + " " + path + (query.isEmpty() ? "" : "?" + query) + " " + authKind + " -> "
                + status;
    }
}
