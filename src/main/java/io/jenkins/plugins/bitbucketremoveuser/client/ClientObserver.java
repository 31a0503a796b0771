package io.jenkins.plugins.bitbucketremoveuser.client;

import java.time.Duration;

/** Hears of every exchange and of every wait. Endpoints are templates: no person or secret is in them. */
public interface ClientObserver {
    ClientObserver SILENT = new ClientObserver() {};

    /** @param endpoint for example {@code GET /2.0/workspaces/{workspace}/members} */
    default void requested(String endpoint) {}

    /** @param reason in words, for example {@code Bitbucket's rate limit} */
    default void waiting(Duration duration, String reason) {}
}
