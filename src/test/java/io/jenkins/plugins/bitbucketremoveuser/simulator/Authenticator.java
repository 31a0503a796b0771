package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Makes a caller of an Authorization header. */
final class Authenticator {

    static final Caller ANONYMOUS = new Caller(AuthKind.ANONYMOUS, "anonymous", null, null, Set.of());
    static final Caller UNKNOWN = new Caller(AuthKind.UNKNOWN, "unknown", null, null, Set.of());

    /** A pair of Basic authentication. */
    record Basic(String login, String secret) {

        static Optional<Basic> of(String header) {
            if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
                return Optional.empty();
            }
            try {
                byte[] decoded = Base64.getDecoder().decode(header.substring(6).trim());
                String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
                return pair.length == 2 ? Optional.of(new Basic(pair[0], pair[1])) : Optional.empty();
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }
    }

    private final Credentials credentials;

    Authenticator(Credentials credentials) {
        this.credentials = credentials;
    }

    Caller authenticate(String header, Behaviour behaviour) {
        if (header == null) {
            return ANONYMOUS;
        }
        Optional<Credentials.Entry> entry = Basic.of(header)
                .flatMap(basic -> credentials.byBasic(basic.login(), basic.secret()))
                .or(() -> bearer(header).flatMap(credentials::byBearer));
        return entry.filter(one -> one.kind() != AuthKind.APP_PASSWORD || behaviour.appPasswordsAccepted())
                // A token made without scopes is refused like a wrong one.
                .filter(one -> !one.scopes().isEmpty())
                .map(Authenticator::caller)
                .orElse(UNKNOWN);
    }

    /** Why a caller is not let in. */
    Problem refusal(String header) {
        if (header == null) {
            return new Problem(401, "Authentication is required to access this resource.");
        }
        if (bearer(header).filter(credentials::isExpired).isPresent()) {
            return new Problem(401, "Access token expired. Use your refresh token to obtain a new access token.");
        }
        return Problem.notAuthenticated();
    }

    static Optional<String> bearer(String header) {
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(header.substring(7).trim())
                : Optional.empty();
    }

    private static Caller caller(Credentials.Entry entry) {
        String identity =
                switch (entry.kind()) {
                    case OAUTH -> "consumer " + entry.login();
                    case ACCESS_TOKEN ->
                        "access token " + entry.workspace() + " "
                                + entry.secret().hashCode();
                    default -> "person " + entry.person().uuid();
                };
        return new Caller(entry.kind(), identity, entry.person(), entry.workspace(), entry.scopes());
    }
}
