package io.jenkins.plugins.bitbucketremoveuser.client;

import java.util.List;

/** Bitbucket answered with an error status. */
public final class ApiErrorException extends BitbucketException {
    private static final long serialVersionUID = 1L;

    /** What a caller can act on. */
    public enum Kind {
        BAD_REQUEST,
        INVALID_CREDENTIAL,
        MISSING_SCOPE,
        WRONG_CREDENTIAL_KIND,
        FORBIDDEN,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        GONE,
        RATE_LIMITED,
        UNAVAILABLE,
        OTHER
    }

    private final int status;
    private final ErrorBody body;

    ApiErrorException(String endpoint, int status, ErrorBody body) {
        super(endpoint, endpoint + " was answered " + status + describe(body), null);
        this.status = status;
        this.body = body;
    }

    private static String describe(ErrorBody body) {
        StringBuilder text = new StringBuilder();
        if (!body.message().isEmpty()) {
            text.append(": ").append(body.message());
        }
        if (!body.detail().isEmpty()) {
            text.append(" (").append(body.detail()).append(')');
        }
        if (!body.id().isEmpty()) {
            text.append(" [support id ").append(body.id()).append(']');
        }
        return text.toString();
    }

    public int status() {
        return status;
    }

    /** Bitbucket's own words, unchanged; empty if it gave none. */
    public String bitbucketMessage() {
        return body.message();
    }

    /** Scopes the call asks for; empty if Bitbucket did not say. */
    public List<String> requiredScopes() {
        return body.required();
    }

    /** Scopes the credential has; empty if Bitbucket did not say. */
    public List<String> grantedScopes() {
        return body.granted();
    }

    /** Required but not granted. */
    public List<String> missingScopes() {
        return body.required().stream()
                .filter(scope -> !body.granted().contains(scope))
                .toList();
    }

    /** The organisation API's own codes, such as {@code ADMIN-404-8}; empty if it gave none, as Bitbucket never does. */
    public List<String> codes() {
        return body.codes();
    }

    /** Atlassian's support id of this error; empty if there is none. */
    public String errorId() {
        return body.id();
    }

    public Kind kind() {
        return switch (status) {
            case 400 -> Kind.BAD_REQUEST;
            case 401 -> Kind.INVALID_CREDENTIAL;
            case 403 -> forbiddenKind();
            case 404 -> Kind.NOT_FOUND;
            case 405 -> Kind.METHOD_NOT_ALLOWED;
            case 410 -> Kind.GONE;
            case 429 -> Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.OTHER;
        };
    }

    private Kind forbiddenKind() {
        if (body.namesScopes()) {
            return Kind.MISSING_SCOPE;
        }
        return body.blamesCredentialKind() ? Kind.WRONG_CREDENTIAL_KIND : Kind.FORBIDDEN;
    }
}
