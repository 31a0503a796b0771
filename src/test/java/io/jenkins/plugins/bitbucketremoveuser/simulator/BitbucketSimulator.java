package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Service.Incoming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Bitbucket Cloud on the loopback interface: {@code /2.0/...}, {@code /1.0/...}, {@code /site/oauth2/access_token} and
 * the organisation API at {@code /admin/...}, under one {@link #root()}. Keeps state, counts, and can be made to fail.
 */
public final class BitbucketSimulator implements AutoCloseable {

    private static final AtomicLong THREADS = new AtomicLong();

    static {
        // Otherwise every answer waits some 40 ms for the client's acknowledgement (Nagle and delayed ACK).
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final SimulatorWorld world;
    private final HttpServer server;
    private final ExecutorService threads;
    private final URI root;
    private final Service service;
    private final Journal journal = new Journal();
    private final Faults faults = new Faults();
    private final RateLimiter limiter = new RateLimiter();
    private final ExchangeListener contract;
    private final List<Consumer<RequestRecord>> requestHooks = new CopyOnWriteArrayList<>();
    private final List<Consumer<RequestRecord>> answerHooks = new CopyOnWriteArrayList<>();

    private BitbucketSimulator(SimulatorWorld world, int port, boolean withContract) throws IOException {
        this.world = world;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 200);
        root = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        service = new Service(world, root.toString());
        contract = withContract ? ExchangeListener.contract().orElse(null) : null;
        threads = Executors.newCachedThreadPool(daemons());
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** On any free port. */
    public static BitbucketSimulator start(SimulatorWorld world) {
        return start(world, 0);
    }

    public static BitbucketSimulator start(SimulatorWorld world, int port) {
        return start(world, port, true);
    }

    /** Without the contract check, for measuring. */
    public static BitbucketSimulator startUnchecked(SimulatorWorld world, int port) {
        return start(world, port, false);
    }

    private static BitbucketSimulator start(SimulatorWorld world, int port, boolean withContract) {
        try {
            return new BitbucketSimulator(world, port, withContract);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For example {@code http://127.0.0.1:40001}, without a slash at the end. */
    public URI root() {
        return root;
    }

    /** The root of the 2.0 API. */
    public URI api() {
        return URI.create(root + "/2.0");
    }

    public SimulatorWorld world() {
        return world;
    }

    public Credentials credentials() {
        return world.credentials();
    }

    public SimulatedClock clock() {
        return world.clock();
    }

    public Behaviour behaviour() {
        return world.behaviour();
    }

    /** Changes how the service behaves from now on. */
    public BitbucketSimulator behave(UnaryOperator<Behaviour.Builder> change) {
        world.behaviour(world.behaviour().but(change));
        return this;
    }

    public Faults faults() {
        return faults;
    }

    /** So many requests per hour and caller from now on; 0 for no limit. */
    public BitbucketSimulator rateLimit(int requestsPerHour) {
        limiter.clear();
        return behave(b -> b.rateLimit(requestsPerHour).rateLimitWindow(Duration.ofHours(1)));
    }

    /** Everything answered so far, in the order of the answers. */
    public List<RequestRecord> requests() {
        return journal.all();
    }

    public int count() {
        return journal.count();
    }

    /** By template, such as {@code GET /2.0/workspaces/{workspace}/members}. */
    public Map<String, Integer> countByEndpoint() {
        return journal.countByEndpoint();
    }

    /** Requests that could change something. */
    public List<RequestRecord> writes() {
        return journal.all().stream()
                .filter(RequestRecord::isWrite)
                .filter(request -> !request.path().equals(OAuthEndpoint.PATH))
                .toList();
    }

    public void resetRequests() {
        journal.clear();
    }

    /** Called before a request is looked at, on the thread that answers it; may block, may change the world. */
    public BitbucketSimulator onRequest(Consumer<RequestRecord> hook) {
        requestHooks.add(hook);
        return this;
    }

    /** Called when the answer is ready but not sent. */
    public BitbucketSimulator onAnswer(Consumer<RequestRecord> hook) {
        answerHooks.add(hook);
        return this;
    }

    public void clearHooks() {
        requestHooks.clear();
        answerHooks.clear();
    }

    /** Whether exchanges are compared with Atlassian's description. */
    public boolean checksContract() {
        return contract != null;
    }

    /** Where exchanges so far differ from Atlassian's description; empty also if nothing is checked. */
    public List<String> contractViolations() {
        return contract == null ? List.of() : contract.complaints();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        if (contract != null) {
            contract.close();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        // Closing an exchange without an answer ends its connection, which is what a lost answer has to look like.
        try (exchange) {
            Incoming request = read(exchange);
            Caller caller = service.caller(request);
            RequestRecord entry = new RequestRecord(
                    journal.nextNumber(),
                    world.clock().now(),
                    request.method(),
                    request.path(),
                    request.query().forJournal(),
                    service.endpoint(request),
                    caller.kind(),
                    0);
            requestHooks.forEach(hook -> hook.accept(entry));
            Optional<Reply> reply = answer(request, caller, entry);
            RequestRecord answered = entry.withStatus(reply.map(Reply::status).orElse(-1));
            answerHooks.forEach(hook -> hook.accept(answered));
            journal.add(answered);
            if (reply.isPresent()) {
                send(exchange, reply.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // A defect of the simulator (or of a hook) must not look like a hanging service.
            e.printStackTrace();
            throw e;
        }
    }

    /** Empty if the connection is to be dropped. */
    private Optional<Reply> answer(Incoming request, Caller caller, RequestRecord entry) throws InterruptedException {
        pause(world.behaviour().latency());
        Fault fault = faults.take(entry).orElse(null);
        if (fault instanceof Fault.Answer answer) {
            return Optional.of(new Reply(answer.status(), answer.headers(), answer.contentType(), answer.body()));
        }
        if (fault instanceof Fault.DropConnection) {
            return Optional.empty();
        }
        if (fault instanceof Fault.RateLimited limited) {
            return Optional.of(service.limited(request, limited.retryAfterSeconds()));
        }
        if (fault instanceof Fault.Delay delay) {
            pause(delay.time());
        }
        Reply reply = limited(request, caller).orElseGet(() -> service.answer(request, caller));
        check(request, reply);
        return fault instanceof Fault.LoseAnswer ? Optional.empty() : Optional.of(reply);
    }

    private Optional<Reply> limited(Incoming request, Caller caller) {
        Behaviour now = world.behaviour();
        return limiter.take(
                        caller.identity(),
                        now.rateLimit(),
                        now.rateLimitWindow(),
                        world.clock().now())
                .map(wait -> service.limited(request, wait.plusMillis(999).toSeconds()));
    }

    private void check(Incoming request, Reply reply) {
        if (contract != null && request.path().startsWith("/2.0/")) {
            contract.exchanged(new Exchange(
                    request.method(),
                    request.path(),
                    request.query().raw(),
                    request.contentType(),
                    request.body(),
                    reply.status(),
                    reply.contentType(),
                    reply.body()));
        }
    }

    private static Incoming read(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Incoming(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                new Query(uri.getRawQuery() == null ? "" : uri.getRawQuery()),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().containsKey("Content-Length")
                        || exchange.getRequestHeaders().containsKey("Transfer-Encoding"),
                body);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (reply.contentType() != null) {
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        }
        byte[] bytes = reply.bytes();
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        if (!time.isZero()) {
            Thread.sleep(time.toMillis());
        }
    }

    private static ThreadFactory daemons() {
        return work -> {
            Thread thread = new Thread(work, "bitbucket-simulator-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
