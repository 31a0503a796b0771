package io.jenkins.plugins.bitbucketremoveuser.property;

import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.SecretText;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Credentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorldBuilder;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;

/**
 * What a run works with.
 *
 * @param oauthForGroups a second credential for the groups
 */
record Access(Kind kind, boolean oauthForGroups) {

    enum Kind {
        /** With exactly the scopes the plugin asks for. */
        SCOPED_TOKEN,
        FULL_TOKEN,
        READ_ONLY_TOKEN,
        APP_PASSWORD,
        OAUTH,
        ACCESS_TOKEN,
        /** Of person 1, who may be anybody, also nobody in the workspace. */
        TOKEN_OF_ANOTHER
    }

    private static final String SECRET = "random-secret";
    private static final String[] SCOPES = {
        "read:user:bitbucket",
        "read:workspace:bitbucket",
        "read:project:bitbucket",
        "read:repository:bitbucket",
        "admin:project:bitbucket",
        "admin:repository:bitbucket",
        "delete:permission:bitbucket",
        "read:pullrequest:bitbucket"
    };
    private static final String[] READ_SCOPES = {
        "read:user:bitbucket", "read:workspace:bitbucket", "read:project:bitbucket", "read:repository:bitbucket"
    };

    String caller(Layout layout) {
        return layout.email(kind == Kind.TOKEN_OF_ANOTHER ? 1 : 0);
    }

    /** Whether it may do all there is to do, if its account may. */
    boolean suffices(Behaviour behaviour) {
        return switch (kind) {
            case SCOPED_TOKEN, FULL_TOKEN, TOKEN_OF_ANOTHER -> true;
            case APP_PASSWORD -> behaviour.appPasswordsAccepted();
            case READ_ONLY_TOKEN, OAUTH, ACCESS_TOKEN -> false;
        };
    }

    boolean usesApiTokenForGroups() {
        return !oauthForGroups
                && switch (kind) {
                    case SCOPED_TOKEN, FULL_TOKEN, READ_ONLY_TOKEN, TOKEN_OF_ANOTHER -> true;
                    case APP_PASSWORD, OAUTH, ACCESS_TOKEN -> false;
                };
    }

    WorldBuilder issue(WorldBuilder world, Layout layout) {
        String email = caller(layout);
        switch (kind) {
            case SCOPED_TOKEN -> world.apiToken(email, SECRET, SCOPES);
            case FULL_TOKEN, TOKEN_OF_ANOTHER -> world.apiToken(email, SECRET, Credentials.ALL_SCOPES);
            case READ_ONLY_TOKEN -> world.apiToken(email, SECRET, READ_SCOPES);
            case APP_PASSWORD -> world.appPassword(email, email, SECRET, Credentials.ALL_SCOPES);
            case OAUTH -> {}
            case ACCESS_TOKEN -> world.accessToken(Worlds.WORKSPACE, SECRET, "account", "project", "repository");
        }
        return world.oauthConsumer(email, Worlds.OAUTH_KEY, Worlds.OAUTH_SECRET, Credentials.ALL_SCOPES);
    }

    WorkspaceCredentials credentials(Layout layout) {
        SecretText secret = new SecretText(SECRET);
        Credential consumer = new Credential.OAuthConsumer(Worlds.OAUTH_KEY, new SecretText(Worlds.OAUTH_SECRET));
        Credential first =
                switch (kind) {
                    case SCOPED_TOKEN, FULL_TOKEN, READ_ONLY_TOKEN, TOKEN_OF_ANOTHER ->
                        new Credential.UserApiToken(caller(layout), secret);
                    case APP_PASSWORD -> new Credential.AppPassword(caller(layout), secret);
                    case OAUTH -> consumer;
                    case ACCESS_TOKEN -> new Credential.AccessToken(secret);
                };
        return new WorkspaceCredentials(first, oauthForGroups ? consumer : first);
    }
}
