package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends requests with patience: retries what is safe to repeat, honours the server's wishes about waiting, and turns
 * every failure into a typed exception. One of them serves one run, so the total wait is the run's.
 */
final class ApiClient implements OAuthTokens {
    private static final int MOST_REDIRECTS = 3;
    private static final Duration SHORTEST_TOKEN_LIFE = Duration.ofMinutes(5);

    private final HttpTransport transport;
    private final ClientSettings settings;
    private final ObjectMapper json;
    private final ClientObserver observer;
    private final Pause pause;
    private final Clock clock;
    private Duration waited = Duration.ZERO;

    ApiClient(
            HttpTransport transport,
            ClientSettings settings,
            ObjectMapper json,
            ClientObserver observer,
            Pause pause,
            Clock clock) {
        this.transport = transport;
        this.settings = settings;
        this.json = json;
        this.observer = observer;
        this.pause = pause;
        this.clock = clock;
    }

    /** @return the parsed answer; a missing node if it has no body */
    JsonNode read(ApiRequest request, Authenticator authenticator) throws BitbucketException, InterruptedException {
        ApiResponse response = exchange(request, authenticator);
        if (!response.isSuccess()) {
            throw error(request, response);
        }
        return parse(request, response.body());
    }

    /** For what says nothing but that it was done. */
    void send(ApiRequest request, Authenticator authenticator) throws BitbucketException, InterruptedException {
        ApiResponse response = exchange(request, authenticator);
        if (!response.isSuccess()) {
            throw error(request, response);
        }
    }

    /** @return false if there was nothing to delete (404) */
    boolean delete(ApiRequest request, Authenticator authenticator) throws BitbucketException, InterruptedException {
        ApiResponse response = exchange(request, authenticator);
        if (response.status() == 404) {
            return false;
        }
        if (!response.isSuccess()) {
            throw error(request, response);
        }
        return true;
    }

    @Override
    public Token request(String consumerHeader) throws BitbucketException, InterruptedException {
        ApiRequest request = new ApiRequest(
                ApiFamily.oauthTokens(settings.endpoints()),
                "POST",
                settings.endpoints().oauthToken(),
                "POST /site/oauth2/access_token",
                new ApiRequest.Form(Map.of("grant_type", "client_credentials")),
                false);
        JsonNode answer = read(request, () -> consumerHeader);
        String token = answer.path("access_token").asText("");
        if (token.isEmpty()) {
            throw new UnexpectedAnswerException(request.endpoint(), request.endpoint() + " gave no access_token");
        }
        // a token that is said to end at once is still used until it is refused, not fetched anew for every call
        long life = Math.max(answer.path("expires_in").asLong(), SHORTEST_TOKEN_LIFE.toSeconds());
        return new Token(new SecretText(token), Duration.ofSeconds(life));
    }

    private JsonNode parse(ApiRequest request, String body) throws UnexpectedAnswerException {
        if (body.isBlank()) {
            return json.missingNode();
        }
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UnexpectedAnswerException(
                    request.endpoint(),
                    request.endpoint() + " was answered with something that is not JSON; is a proxy or a login page in"
                            + " between, or is the API URL wrong?",
                    null);
        }
    }

    private ApiErrorException error(ApiRequest request, ApiResponse response) {
        return new ApiErrorException(request.endpoint(), response.status(), ErrorBody.parse(json, response.body()));
    }

    private ApiResponse exchange(ApiRequest request, Authenticator authenticator)
            throws BitbucketException, InterruptedException {
        boolean renewed = false;
        for (int attempt = 1; ; attempt++) {
            String header = authenticator.header();
            ApiResponse response;
            try {
                response = follow(request, header);
            } catch (IOException e) {
                if (!request.repeatable() || attempt >= settings.retry().attempts()) {
                    throw unreachable(request, e);
                }
                waitBeforeRetry(
                        backoff(attempt), "no answer from " + request.family().name(), unreachable(request, e));
                continue;
            }
            if (response.status() == 401 && !renewed && authenticator.renew(header)) {
                renewed = true;
                continue;
            }
            boolean limited = response.status() == 429;
            if (!limited && !isPassing(request, response)
                    || request.agesQuickly()
                    || attempt >= settings.retry().attempts()) {
                return response;
            }
            Duration wait = WaitAdvice.of(response, clock.instant()).orElse(backoff(attempt));
            waitBeforeRetry(
                    wait,
                    request.family().name() + (limited ? "'s rate limit" : " answered " + response.status()),
                    error(request, response));
        }
    }

    private static boolean isPassing(ApiRequest request, ApiResponse response) {
        return switch (response.status()) {
            case 503 -> true;
            case 500, 502, 504 -> request.repeatable();
            default -> false;
        };
    }

    private UnreachableException unreachable(ApiRequest request, IOException e) {
        return new UnreachableException(
                request.endpoint(),
                "No answer from " + request.uri().getHost() + " to " + request.endpoint() + ": "
                        + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()),
                e);
    }

    /** A redirect is followed only for a GET and only on its own API's origin, so no credential goes elsewhere. */
    private ApiResponse follow(ApiRequest request, String header)
            throws IOException, BitbucketException, InterruptedException {
        ApiRequest current = request;
        for (int hops = 0; ; hops++) {
            observer.requested(request.endpoint());
            ApiResponse response = transport.send(current, header);
            if (!response.isRedirect()) {
                return response;
            }
            URI target = redirectTarget(current, response);
            if (!request.family().isHome(target)) {
                throw new UnexpectedAnswerException(
                        request.endpoint(),
                        request.endpoint() + " was redirected to " + target.getHost()
                                + ", which is not followed because the credential must not go there");
            }
            if (hops >= MOST_REDIRECTS || !request.method().equals("GET")) {
                throw new UnexpectedAnswerException(
                        request.endpoint(),
                        request.endpoint() + " was redirected, which is followed for a GET only, and " + MOST_REDIRECTS
                                + " times at most");
            }
            current = current.to(target);
        }
    }

    private static URI redirectTarget(ApiRequest request, ApiResponse response) throws UnexpectedAnswerException {
        String location = response.header("Location").orElse("");
        if (location.isEmpty()) {
            throw new UnexpectedAnswerException(
                    request.endpoint(),
                    request.endpoint() + " was answered " + response.status() + " without saying where to go");
        }
        try {
            return request.uri().resolve(location);
        } catch (IllegalArgumentException e) {
            throw new UnexpectedAnswerException(
                    request.endpoint(), request.endpoint() + " was redirected to an invalid address", e);
        }
    }

    private Duration backoff(int attempt) {
        RetryPolicy retry = settings.retry();
        long ceiling =
                Math.min(retry.longestDelay().toMillis(), retry.firstDelay().toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis(ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2 + 1));
    }

    private void waitBeforeRetry(Duration wait, String reason, BitbucketException otherwise)
            throws BitbucketException, InterruptedException {
        synchronized (this) {
            Duration total = waited.plus(wait);
            if (total.compareTo(settings.retry().totalWait()) > 0) {
                throw otherwise;
            }
            waited = total;
        }
        observer.waiting(wait, reason);
        pause.waitFor(wait);
    }
}
