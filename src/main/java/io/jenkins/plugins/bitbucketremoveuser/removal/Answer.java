package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.UnreachableException;
import java.util.List;

/**
 * What can go wrong between this software and Bitbucket: what is seen, what it means, what cures it. The messages of a
 * run and the table in {@code docs/errors.md} are both made of these texts.
 */
enum Answer {
    API_TOKEN_REFUSED(
            Problem.Kind.INVALID_CREDENTIAL,
            "401 to a user API token",
            "Bitbucket does not accept the user API token.",
            "Check that the user name is the e-mail address of the Atlassian account (not the Bitbucket user name), that"
                    + " the token has not expired (at most one year) or been revoked, and that it was created as an API"
                    + " token with scopes, for Bitbucket."),
    OAUTH_CONSUMER_REFUSED(
            Problem.Kind.INVALID_CREDENTIAL,
            "401 to an OAuth consumer",
            "Bitbucket does not accept the OAuth consumer.",
            "Check the consumer's key and secret, and that it is a private consumer (client credentials)."),
    ACCESS_TOKEN_REFUSED(
            Problem.Kind.INVALID_CREDENTIAL,
            "401 to an access token",
            "Bitbucket does not accept the access token.",
            "Check that the access token is whole and has not been revoked or expired."),
    APP_PASSWORD_REFUSED(
            Problem.Kind.INVALID_CREDENTIAL,
            "401 to an app password",
            "Bitbucket does not accept the app password.",
            "Bitbucket Cloud stopped accepting app passwords on 2026-07-28. " + Scopes.API_TOKEN_CURE),
    ORGANISATION_KEY_REFUSED(
            Problem.Kind.INVALID_CREDENTIAL,
            "401 from the organisation API",
            "Atlassian does not accept the organisation API key.",
            "Check that it is the API key of an organisation (admin.atlassian.com > Organization settings > API keys),"
                    + " not a user's API token, and that it has not expired (at most one year) or been revoked."),
    API_TOKEN_SCOPE_MISSING(
            Problem.Kind.MISSING_SCOPE,
            "403 that names a scope, to a user API token",
            "The user API token lacks {scopes}.",
            "Scopes cannot be added to a token: create a new API token with " + Scopes.API_TOKEN_LIST + "."),
    SCOPE_MISSING(
            Problem.Kind.MISSING_SCOPE,
            "403 that names a scope, to another credential",
            "The {credential} lacks {scopes}.",
            "Give it that permission in Bitbucket: an OAuth consumer is edited in Workspace settings > OAuth consumers;"
                    + " an access token has to be created anew."),
    KIND_CANNOT_DELETE(
            Problem.Kind.WRONG_CREDENTIAL_KIND,
            "an OAuth consumer or an access token where grants are to be deleted (403)",
            "An {credential} cannot delete project and repository grants: Bitbucket allows that only with the API token of"
                    + " a user.",
            Scopes.API_TOKEN_CURE),
    KIND_REFUSED(
            Problem.Kind.WRONG_CREDENTIAL_KIND,
            "403 \"does not support authentication using the provided token\" or \"not accessible by this authentication"
                    + " mechanism\"",
            "Bitbucket does not take the {credential} for this.",
            Scopes.API_TOKEN_CURE),
    FORBIDDEN(
            Problem.Kind.FORBIDDEN,
            "403 without a reason",
            "Bitbucket forbids it.",
            "Check that the account of the {credential} administers the workspace, that the workspace's IP allow-list has"
                    + " Jenkins's address, and that two-step verification is on where the workspace requires it."),
    ORGANISATION_FORBIDDEN(
            Problem.Kind.FORBIDDEN,
            "403 from the organisation API",
            "Atlassian does not let this API key do it in the organisation.",
            "Use an API key without scopes, made by an organisation administrator of this very organisation; a group that"
                    + " is synced from an identity provider can be changed only there."),
    OWNER(
            Problem.Kind.BITBUCKET_ERROR,
            "400 \"This user is linked to this workspace ...\"",
            "The person owns the workspace; Bitbucket does not let its owner's access be changed.",
            "Move the repositories to another workspace, or delete the workspace."),
    PEOPLE_MANAGED_ELSEWHERE(
            Problem.Kind.BITBUCKET_ERROR,
            "405 or 410 from the 1.0 API (groups, invitations)",
            "Bitbucket refused. It answers so where a workspace's people are managed in admin.atlassian.com.",
            "Give the run the organisation's id and API key, or remove the person from the group in admin.atlassian.com >"
                    + " Directory > Groups."),
    NOT_FOUND(
            Problem.Kind.BITBUCKET_ERROR,
            "404",
            "Bitbucket shows nothing there: either there is no such thing, or this account may not see it. Bitbucket"
                    + " answers both alike.",
            "Check the workspace's slug, and that the account of the {credential} administers the workspace."),
    GONE(
            Problem.Kind.GONE,
            "410 with a CHANGE number",
            "Bitbucket has switched this call off.",
            "Update the plugin; if this is the newest version, report the message as a bug. Bitbucket's changelog tells"
                    + " about the CHANGE number."),
    RATE_LIMITED(
            Problem.Kind.RATE_LIMITED,
            "429",
            "Bitbucket's request limit is used up.",
            "The limit is about 1,000 requests in a rolling hour for each account. Run it again later; a repeated run is"
                    + " safe and goes on where this one stopped."),
    UNAVAILABLE(
            Problem.Kind.BITBUCKET_ERROR,
            "500, 502, 503, 504 and the like",
            "Bitbucket has a failure of its own.",
            "Run it again later; a repeated run is safe."),
    UNREACHABLE(
            Problem.Kind.UNREACHABLE,
            "no answer",
            "",
            "Check the API URL, the proxy settings and the network, then run it again; a repeated run is safe."),
    NOT_UNDERSTOOD(
            Problem.Kind.UNEXPECTED_ANSWER,
            "an answer that is not the expected one, for example a login page",
            "",
            "Check the API URL and whatever stands between Jenkins and Bitbucket, then run it again."),
    REFUSED(
            Problem.Kind.BITBUCKET_ERROR,
            "any other refusal",
            "Bitbucket refused.",
            "If Bitbucket's words do not explain it, report them as a bug.");

    private final Problem.Kind kind;
    private final String seen;
    private final String meaning;
    private final String cure;

    Answer(Problem.Kind kind, String seen, String meaning, String cure) {
        this.kind = kind;
        this.seen = seen;
        this.meaning = meaning;
        this.cure = cure;
    }

    Problem.Kind kind() {
        return kind;
    }

    /** What a program sees, for the documentation. */
    String seen() {
        return seen;
    }

    /** Empty if there is nothing to add to what happened. */
    String meaning() {
        return meaning;
    }

    String cure() {
        return cure;
    }

    static Answer to(BitbucketException e, Credential credential) {
        if (e instanceof ApiErrorException error) {
            return credential instanceof Credential.OrganisationApiKey
                    ? ofOrganisation(error)
                    : ofBitbucket(error, credential);
        }
        return e instanceof UnreachableException ? UNREACHABLE : NOT_UNDERSTOOD;
    }

    private static Answer ofBitbucket(ApiErrorException error, Credential credential) {
        return switch (error.kind()) {
            case INVALID_CREDENTIAL -> refused(credential);
            case MISSING_SCOPE ->
                credential instanceof Credential.UserApiToken ? API_TOKEN_SCOPE_MISSING : SCOPE_MISSING;
            case WRONG_CREDENTIAL_KIND -> wrongKind(credential);
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case BAD_REQUEST -> error.bitbucketMessage().contains("linked to this workspace") ? OWNER : REFUSED;
            default -> common(error);
        };
    }

    private static Answer ofOrganisation(ApiErrorException error) {
        return switch (error.kind()) {
            case INVALID_CREDENTIAL -> ORGANISATION_KEY_REFUSED;
            case MISSING_SCOPE, WRONG_CREDENTIAL_KIND, FORBIDDEN -> ORGANISATION_FORBIDDEN;
            default -> common(error);
        };
    }

    private static Answer common(ApiErrorException error) {
        return switch (error.kind()) {
            case RATE_LIMITED -> RATE_LIMITED;
            case GONE -> GONE;
            case UNAVAILABLE -> UNAVAILABLE;
            default -> REFUSED;
        };
    }

    private static Answer refused(Credential credential) {
        if (credential instanceof Credential.AppPassword) {
            return APP_PASSWORD_REFUSED;
        }
        if (credential instanceof Credential.OAuthConsumer) {
            return OAUTH_CONSUMER_REFUSED;
        }
        return credential instanceof Credential.AccessToken ? ACCESS_TOKEN_REFUSED : API_TOKEN_REFUSED;
    }

    /** Whether this kind of credential is the wrong one for deleting grants, or for something that is not known. */
    static Answer wrongKind(Credential credential) {
        return credential.mayDeleteGrants() ? KIND_REFUSED : KIND_CANNOT_DELETE;
    }

    /** @param said Bitbucket's own words, as a sentence; they follow the meaning */
    Problem problem(Credential credential, List<String> missingScopes, String said) {
        String scopes = missingScopes.isEmpty()
                ? "a scope that Bitbucket did not name"
                : "the scope " + String.join(", ", missingScopes);
        String message = meaning.replace("{scopes}", scopes).replace("{credential}", credential.kindName());
        return new Problem(kind, (message + " " + said).strip(), cure.replace("{credential}", credential.kindName()));
    }
}
