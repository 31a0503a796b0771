package io.jenkins.plugins.bitbucketremoveuser.removal;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketException;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.UnreachableException;
import java.util.List;

/** Puts Bitbucket's answers into words: what it means and what cures it. */
final class Diagnosis {
    static final List<String> API_TOKEN_SCOPES = List.of(
            "read:user:bitbucket",
            "read:workspace:bitbucket",
            "read:project:bitbucket",
            "read:repository:bitbucket",
            "admin:project:bitbucket",
            "admin:repository:bitbucket",
            "delete:permission:bitbucket",
            "read:pullrequest:bitbucket");

    private final Credential credential;

    Diagnosis(Credential credential) {
        this.credential = credential;
    }

    /** Whether Bitbucket understood and said no, so that another credential, or a person, might get further. */
    static boolean isRefusal(ApiErrorException e) {
        return switch (e.kind()) {
            case BAD_REQUEST,
                    INVALID_CREDENTIAL,
                    MISSING_SCOPE,
                    WRONG_CREDENTIAL_KIND,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    GONE -> true;
            case RATE_LIMITED, UNAVAILABLE, OTHER -> false;
        };
    }

    static Problem defect(RuntimeException e) {
        return new Problem(
                Problem.Kind.INTERNAL_ERROR,
                "A defect of this software: " + e + ".",
                "Report it, with this message; a repeated run is safe.");
    }

    /** Whether Bitbucket could not be reached, or was not willing to answer just now. */
    static boolean isPassing(BitbucketException e) {
        return e instanceof UnreachableException
                || e instanceof ApiErrorException error
                        && (error.kind() == ApiErrorException.Kind.RATE_LIMITED
                                || error.kind() == ApiErrorException.Kind.UNAVAILABLE);
    }

    Problem of(BitbucketException e) {
        if (e instanceof ApiErrorException error) {
            return of(error);
        }
        if (e instanceof UnreachableException) {
            return new Problem(
                    Problem.Kind.UNREACHABLE,
                    sentence(e),
                    "Check the API URL, the proxy settings and the network, then run it again; a repeated run is safe.");
        }
        return new Problem(
                Problem.Kind.UNEXPECTED_ANSWER,
                sentence(e),
                "Check the API URL and whatever stands between Jenkins and Bitbucket, then run it again.");
    }

    private Problem of(ApiErrorException e) {
        String said = sentence(e);
        return switch (e.kind()) {
            case INVALID_CREDENTIAL ->
                new Problem(
                        Problem.Kind.INVALID_CREDENTIAL,
                        "Bitbucket does not accept the " + credential.kindName() + ". " + said,
                        invalidCredentialCure());
            case MISSING_SCOPE ->
                new Problem(
                        Problem.Kind.MISSING_SCOPE,
                        "The " + credential.kindName() + " lacks "
                                + (e.missingScopes().isEmpty()
                                        ? "a scope that Bitbucket did not name"
                                        : "the scope " + String.join(", ", e.missingScopes()))
                                + ". " + said,
                        "Scopes cannot be added to a token: create a new API token with "
                                + String.join(", ", API_TOKEN_SCOPES) + ".");
            case WRONG_CREDENTIAL_KIND -> wrongKind(said);
            case FORBIDDEN ->
                new Problem(
                        Problem.Kind.FORBIDDEN,
                        "Bitbucket forbids it. " + said,
                        "Check that the account of the " + credential.kindName()
                                + " administers the workspace, that the workspace's IP allow-list has Jenkins's address, and"
                                + " that two-step verification is on where the workspace requires it.");
            case RATE_LIMITED ->
                new Problem(
                        Problem.Kind.RATE_LIMITED,
                        "Bitbucket's request limit is used up. " + said,
                        "The limit is about 1,000 requests in a rolling hour for each account. Run it again later; a"
                                + " repeated run is safe and goes on where this one stopped.");
            case GONE ->
                new Problem(
                        Problem.Kind.GONE,
                        "Bitbucket has switched this call off. " + said,
                        "Update the plugin; if this is the newest version, report the message as a bug.");
            case UNAVAILABLE ->
                new Problem(
                        Problem.Kind.BITBUCKET_ERROR,
                        "Bitbucket has a failure of its own. " + said,
                        "Run it again later; a repeated run is safe.");
            default ->
                new Problem(
                        Problem.Kind.BITBUCKET_ERROR,
                        "Bitbucket refused. " + said,
                        "If Bitbucket's words do not explain it, report them as a bug.");
        };
    }

    static String sentence(BitbucketException e) {
        String said = e.getMessage();
        return said.endsWith(".") ? said : said + ".";
    }

    /** About the 1.0 API, whose credential is not the one that the other messages are about. */
    Problem ofLegacy(BitbucketException e, String cure) {
        String what = e instanceof ApiErrorException ? "Bitbucket refused. " : "Bitbucket's answer is not understood. ";
        return new Problem(of(e).kind(), what + sentence(e), cure);
    }

    Problem wrongKind(String said) {
        if (credential.mayDeleteGrants()) {
            return new Problem(
                    Problem.Kind.WRONG_CREDENTIAL_KIND,
                    "Bitbucket does not take the " + credential.kindName() + " for this. " + said,
                    apiTokenCure());
        }
        return new Problem(
                Problem.Kind.WRONG_CREDENTIAL_KIND,
                "An " + credential.kindName() + " cannot delete project and repository grants: Bitbucket allows that"
                        + " only with the API token of a user. " + said,
                apiTokenCure());
    }

    static String apiTokenCure() {
        return "Use an API token with scopes of an account that administers the workspace (user name: the account's"
                + " e-mail address, password: the token), with the scopes " + String.join(", ", API_TOKEN_SCOPES) + ".";
    }

    private String invalidCredentialCure() {
        if (credential instanceof Credential.AppPassword) {
            return "Bitbucket Cloud stopped accepting app passwords on 2026-07-28. " + apiTokenCure();
        }
        if (credential instanceof Credential.OAuthConsumer) {
            return "Check the consumer's key and secret, and that it is a private consumer (client credentials).";
        }
        if (credential instanceof Credential.AccessToken) {
            return "Check that the access token is whole and has not been revoked or expired.";
        }
        return "Check that the user name is the e-mail address of the Atlassian account (not the Bitbucket user name),"
                + " that the token has not expired (at most one year) or been revoked, and that it was created as an"
                + " API token with scopes, for Bitbucket.";
    }
}
