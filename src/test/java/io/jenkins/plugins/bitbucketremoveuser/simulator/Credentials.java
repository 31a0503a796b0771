package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Who may come in with what. Tests may add and end credentials while the simulator runs. */
public final class Credentials {

    /** Every scope there is, of the kind that suits the credential. */
    public static final String ALL_SCOPES = "*";

    record Entry(AuthKind kind, String login, String secret, Person person, String workspace, Set<String> scopes) {

        @Override
        public String toString() {
            return kind + " of " + (person == null ? workspace : person);
        }
    }

    private record Issued(Entry consumer, Instant until) {}

    private static final Duration OAUTH_LIFE = Duration.ofHours(1);

    private final SimulatedClock clock;
    private final Map<String, Entry> basic = new HashMap<>();
    private final Map<String, Entry> bearer = new HashMap<>();
    private final Map<String, Entry> consumers = new HashMap<>();
    private final Map<String, Issued> issued = new HashMap<>();
    /** The organisation of each key. */
    private final Map<String, String> organisationKeys = new HashMap<>();

    Credentials(SimulatedClock clock) {
        this.clock = clock;
    }

    /** No scopes at all is a token that Bitbucket refuses everywhere. */
    public synchronized void addApiToken(Person person, String token, String... granularScopes) {
        put(basic, new Entry(AuthKind.API_TOKEN, person.email(), token, person, null, scopes(granularScopes)));
    }

    public synchronized void addAppPassword(Person person, String userName, String password, String... classicScopes) {
        put(basic, new Entry(AuthKind.APP_PASSWORD, userName, password, person, null, scopes(classicScopes)));
    }

    public synchronized void addOAuthConsumer(Person owner, String key, String secret, String... classicScopes) {
        put(consumers, new Entry(AuthKind.OAUTH, key, secret, owner, null, scopes(classicScopes)));
    }

    public synchronized void addAccessToken(String workspace, String token, String... classicScopes) {
        bearer.put(token, new Entry(AuthKind.ACCESS_TOKEN, "", token, null, workspace, scopes(classicScopes)));
    }

    /** For the organisation API alone. */
    public synchronized void addOrganisationKey(String organisation, String key) {
        organisationKeys.put(key, organisation);
    }

    /** Ends a credential by its secret; what was issued on a consumer's secret ends too. */
    public synchronized void revoke(String secret) {
        basic.values().removeIf(entry -> entry.secret().equals(secret));
        bearer.remove(secret);
        consumers.values().removeIf(entry -> entry.secret().equals(secret));
        issued.values().removeIf(one -> one.consumer().secret().equals(secret));
        issued.remove(secret);
        organisationKeys.remove(secret);
    }

    /** All OAuth tokens issued so far are over, as after an hour. */
    public synchronized void expireOAuthTokens() {
        issued.replaceAll((token, one) -> new Issued(one.consumer(), Instant.EPOCH));
    }

    synchronized Optional<Entry> byBasic(String login, String secret) {
        return match(basic, login, secret);
    }

    synchronized Optional<Entry> consumer(String key, String secret) {
        return match(consumers, key, secret);
    }

    synchronized Optional<Entry> byBearer(String token) {
        Issued one = issued.get(token);
        if (one != null && clock.now().isBefore(one.until())) {
            return Optional.of(one.consumer());
        }
        return Optional.ofNullable(bearer.get(token));
    }

    synchronized Optional<String> organisation(String key) {
        return Optional.ofNullable(organisationKeys.get(key));
    }

    /** A token that was good once: Bitbucket says so. */
    synchronized boolean isExpired(String token) {
        return issued.containsKey(token);
    }

    synchronized String issue(Entry consumer) {
        String token = "oauth-" + UUID.randomUUID();
        issued.put(token, new Issued(consumer, clock.now().plus(OAUTH_LIFE)));
        return token;
    }

    static long oauthLifeSeconds() {
        return OAUTH_LIFE.toSeconds();
    }

    private static void put(Map<String, Entry> map, Entry entry) {
        map.put(key(entry.login(), entry.secret()), entry);
    }

    private static Optional<Entry> match(Map<String, Entry> map, String login, String secret) {
        return Optional.ofNullable(map.get(key(login, secret)));
    }

    /** A hash, so that no dump of the map shows a secret. Addresses are compared ignoring case, as mail does. */
    private static String key(String login, String secret) {
        try {
            byte[] text = (login.toLowerCase(Locale.ROOT) + "\n" + secret).getBytes(StandardCharsets.UTF_8);
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(text)).toString(36);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> scopes(String... scopes) {
        return Collections.unmodifiableSet(new TreeSet<>(Set.of(scopes)));
    }
}
