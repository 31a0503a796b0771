package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.OrganisationCredential;
import io.jenkins.plugins.bitbucketremoveuser.client.SecretText;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.removal.OrganisationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials from environment variables: arguments would show in the list of processes. An OAuth consumer beside
 * another credential serves the groups alone, whose changes Bitbucket is reported to refuse to API tokens.
 */
final class EnvironmentCredentials {
    static final String EMAIL = "BITBUCKET_EMAIL";
    static final String API_TOKEN = "BITBUCKET_API_TOKEN";
    static final String CLIENT_ID = "BITBUCKET_CLIENT_ID";
    static final String CLIENT_SECRET = "BITBUCKET_CLIENT_SECRET";
    static final String ACCESS_TOKEN = "BITBUCKET_ACCESS_TOKEN";
    static final String ORGANISATION_ID = "BITBUCKET_ORGANISATION_ID";
    static final String ORGANISATION_API_KEY = "BITBUCKET_ORGANISATION_API_KEY";

    private final Map<String, String> environment;

    EnvironmentCredentials(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws UsageException if there is none, half of one, or more than the workspace has use for */
    WorkspaceCredentials read() {
        Optional<Credential> consumer =
                pair(CLIENT_ID, CLIENT_SECRET).map(pair -> new Credential.OAuthConsumer(pair.name(), pair.secret()));
        List<Credential> others = new ArrayList<>();
        pair(EMAIL, API_TOKEN).ifPresent(pair -> others.add(new Credential.UserApiToken(pair.name(), pair.secret())));
        value(ACCESS_TOKEN).ifPresent(token -> others.add(new Credential.AccessToken(new SecretText(token))));
        if (others.size() > 1) {
            throw new UsageException(API_TOKEN + " and " + ACCESS_TOKEN + " are both set. Unset one of them.");
        }
        if (others.isEmpty() && consumer.isEmpty()) {
            throw new UsageException("There is no credential. Set " + EMAIL + " and " + API_TOKEN + " (or " + CLIENT_ID
                    + " and " + CLIENT_SECRET + ", or " + ACCESS_TOKEN + ") in the environment.");
        }
        Credential main = others.isEmpty() ? consumer.get() : others.get(0);
        WorkspaceCredentials bitbucket = new WorkspaceCredentials(main, consumer.orElse(main));
        return organisation().map(bitbucket::with).orElse(bitbucket);
    }

    private Optional<OrganisationCredential> organisation() {
        return pair(ORGANISATION_ID, ORGANISATION_API_KEY)
                .map(pair -> new OrganisationCredential(
                        organisationId(pair.name()), new Credential.OrganisationApiKey(pair.secret())));
    }

    private static String organisationId(String text) {
        try {
            return new OrganisationId(text).value();
        } catch (IllegalArgumentException e) {
            throw new UsageException(ORGANISATION_ID + ": " + e.getMessage(), e);
        }
    }

    private record Pair(String name, SecretText secret) {}

    private Optional<Pair> pair(String nameVariable, String secretVariable) {
        Optional<String> name = value(nameVariable);
        Optional<String> secret = value(secretVariable);
        if (name.isPresent() != secret.isPresent()) {
            String there = name.isPresent() ? nameVariable : secretVariable;
            String missing = name.isPresent() ? secretVariable : nameVariable;
            throw new UsageException(there + " is set but " + missing + " is not. Set both.");
        }
        return name.map(text -> new Pair(text, new SecretText(secret.get())));
    }

    private Optional<String> value(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
