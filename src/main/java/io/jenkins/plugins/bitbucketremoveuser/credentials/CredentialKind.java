package io.jenkins.plugins.bitbucketremoveuser.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.util.Secret;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.SecretText;
import io.jenkins.plugins.bitbucketremoveuser.removal.InvalidInputException;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jvnet.localizer.Localizable;

/** What a Jenkins credential is to Bitbucket. Said by whoever chose it, or told by its type; never by a token's look. */
public enum CredentialKind {
    /** Secret text is an access token; a user name with a password is an API token if the name is an e-mail address. */
    AUTOMATIC(Messages._CredentialKind_Automatic()) {
        @Override
        Credential convert(String field, StandardCredentials credentials) {
            if (credentials instanceof StringCredentials) {
                return ACCESS_TOKEN.convert(field, credentials);
            }
            if (namePassword(field, credentials).getUsername().contains("@")) {
                return USER_API_TOKEN.convert(field, credentials);
            }
            throw new InvalidInputException(
                    field,
                    credentials.getId(),
                    "is a user name with a password, and the user name is not an e-mail address, so it does not say"
                            + " what it is",
                    "For an API token, make the e-mail address of the Atlassian account its user name; for an OAuth"
                            + " consumer or an app password, choose that kind.");
        }
    },
    USER_API_TOKEN(Messages._CredentialKind_UserApiToken()) {
        @Override
        Credential convert(String field, StandardCredentials credentials) {
            StandardUsernamePasswordCredentials pair = namePassword(field, credentials);
            return new Credential.UserApiToken(pair.getUsername(), secret(pair.getPassword()));
        }
    },
    OAUTH_CONSUMER(Messages._CredentialKind_OAuthConsumer()) {
        @Override
        Credential convert(String field, StandardCredentials credentials) {
            StandardUsernamePasswordCredentials pair = namePassword(field, credentials);
            return new Credential.OAuthConsumer(pair.getUsername(), secret(pair.getPassword()));
        }
    },
    ACCESS_TOKEN(Messages._CredentialKind_AccessToken()) {
        @Override
        Credential convert(String field, StandardCredentials credentials) {
            if (credentials instanceof StringCredentials text) {
                return new Credential.AccessToken(secret(text.getSecret()));
            }
            throw new InvalidInputException(
                    field, credentials.getId(), "is no secret text", "An access token is kept as secret text.");
        }
    },
    /** Bitbucket Cloud accepts none since 2026-07-28. */
    APP_PASSWORD(Messages._CredentialKind_AppPassword()) {
        @Override
        Credential convert(String field, StandardCredentials credentials) {
            StandardUsernamePasswordCredentials pair = namePassword(field, credentials);
            return new Credential.AppPassword(pair.getUsername(), secret(pair.getPassword()));
        }
    };

    private final transient Localizable displayName;

    CredentialKind(Localizable displayName) {
        this.displayName = displayName;
    }

    public String getDisplayName() {
        return displayName.toString();
    }

    /**
     * @param field the one that names the credential, for messages
     * @throws InvalidInputException if the credential is not of this kind
     */
    abstract Credential convert(String field, StandardCredentials credentials);

    private static StandardUsernamePasswordCredentials namePassword(String field, StandardCredentials credentials) {
        if (credentials instanceof StandardUsernamePasswordCredentials pair) {
            return pair;
        }
        throw new InvalidInputException(
                field,
                credentials.getId(),
                "is no user name with a password",
                "API tokens, OAuth consumers and app passwords are kept as user name with password.");
    }

    private static SecretText secret(Secret secret) {
        return new SecretText(secret.getPlainText());
    }
}
