package io.jenkins.plugins.bitbucketremoveuser.client;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Clients for tests: their waits take no time and their clock stands still. */
final class Clients {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final Credential API_TOKEN = new Credential.UserApiToken(Worlds.ADMIN, new SecretText(Worlds.ADMIN_TOKEN));
    static final Credential OAUTH = new Credential.OAuthConsumer(Worlds.OAUTH_KEY, new SecretText(Worlds.OAUTH_SECRET));
    static final OrganisationCredential ORGANISATION = new OrganisationCredential(
            Worlds.ORGANISATION_ID, new Credential.OrganisationApiKey(new SecretText(Worlds.ORGANISATION_KEY)));

    private static final Pause NO_TIME = duration -> {};

    private Clients() {}

    static BitbucketCloud of(URI root) {
        return of(root, API_TOKEN);
    }

    static BitbucketCloud of(URI root, Credential credential) {
        return of(settings(root), credential, NO_TIME);
    }

    /** With the key of an organisation beside the API token. */
    static BitbucketCloud organised(URI root) {
        return organised(settings(root), NO_TIME);
    }

    static BitbucketCloud organised(ClientSettings settings, Pause pause) {
        return new BitbucketCloud(
                settings,
                WorkspaceCredentials.of(API_TOKEN).with(ORGANISATION),
                ClientObserver.SILENT,
                pause,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static BitbucketCloud of(ClientSettings settings, Credential credential, Pause pause) {
        return new BitbucketCloud(
                settings,
                WorkspaceCredentials.of(credential),
                ClientObserver.SILENT,
                pause,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** One that gives up at the first failure. */
    static BitbucketCloud impatient(ClientSettings settings) {
        RetryPolicy once = new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        return of(settings.withRetry(once), API_TOKEN, NO_TIME);
    }

    static ClientSettings settings(URI root) {
        return ClientSettings.standard(ApiEndpoints.of(root.toString()));
    }
}
