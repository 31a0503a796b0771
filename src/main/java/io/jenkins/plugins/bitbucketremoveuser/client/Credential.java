package io.jenkins.plugins.bitbucketremoveuser.client;

/**
 * What we authenticate with. The kind is chosen by the caller, never guessed from the look of a token, because Bitbucket
 * lets only some kinds do some things (deleting a project or repository grant takes a user's API token).
 */
public sealed interface Credential {

    /** How a person would call this kind, for messages. */
    String kindName();

    /** Whether Bitbucket accepts this kind for {@code DELETE .../permissions-config/users/{id}}. */
    boolean mayDeleteGrants();

    /**
     * An Atlassian account's API token with scopes.
     *
     * @param email the e-mail address of the Atlassian account, Bitbucket's user name for API tokens
     */
    record UserApiToken(String email, SecretText token) implements Credential {
        public UserApiToken {
            Required.text(email, "the e-mail address of the API token's account");
            Required.secret(token, "the API token");
        }

        @Override
        public String kindName() {
            return "user API token";
        }

        @Override
        public boolean mayDeleteGrants() {
            return true;
        }
    }

    /** An OAuth 2.0 consumer; its client-credentials token stands for the consumer's owner. */
    record OAuthConsumer(String key, SecretText secret) implements Credential {
        public OAuthConsumer {
            Required.text(key, "the OAuth consumer's key");
            Required.secret(secret, "the OAuth consumer's secret");
        }

        @Override
        public String kindName() {
            return "OAuth consumer";
        }

        @Override
        public boolean mayDeleteGrants() {
            return false;
        }
    }

    /** A repository, project or workspace access token. Good for looking up, not for permissions. */
    record AccessToken(SecretText token) implements Credential {
        public AccessToken {
            Required.secret(token, "the access token");
        }

        @Override
        public String kindName() {
            return "access token";
        }

        @Override
        public boolean mayDeleteGrants() {
            return false;
        }
    }

    /** An app password. Bitbucket Cloud stopped accepting them on 2026-07-28; kept for proxies that still do. */
    record AppPassword(String username, SecretText password) implements Credential {
        public AppPassword {
            Required.text(username, "the user name of the app password");
            Required.secret(password, "the app password");
        }

        @Override
        public String kindName() {
            return "app password";
        }

        @Override
        public boolean mayDeleteGrants() {
            return true;
        }
    }

    /** The API key of an organisation, made without scopes in admin.atlassian.com. For the organisation API alone. */
    record OrganisationApiKey(SecretText key) implements Credential {
        public OrganisationApiKey {
            Required.secret(key, "the organisation's API key");
        }

        @Override
        public String kindName() {
            return "organisation API key";
        }

        @Override
        public boolean mayDeleteGrants() {
            return false;
        }
    }
}
