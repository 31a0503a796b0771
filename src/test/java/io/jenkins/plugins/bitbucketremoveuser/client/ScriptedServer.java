package io.jenkins.plugins.bitbucketremoveuser.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Says what no Bitbucket would say, for what the simulator cannot do, and remembers what it was asked. */
final class ScriptedServer implements AutoCloseable {
    static final String USER = "{\"uuid\":\"{00000000-0000-0000-0000-000000000001}\",\"display_name\":\"Ada\"}";

    @FunctionalInterface
    interface Answer {
        void send(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** @param headers by lower-case name */
    record Request(String method, String target, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    ScriptedServer() {
        this(null);
    }

    /** @param tls null for plain http */
    ScriptedServer(SSLContext tls) {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = tls == null ? HttpServer.create(address, 0) : HttpsServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (server instanceof HttpsServer secure) {
            secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Answers in this order; the last one again and again. */
    synchronized ScriptedServer answers(Answer... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    URI root() {
        return URI.create((server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort());
    }

    List<Request> requests() {
        return requests;
    }

    /** What one header was, request by request; "" where it was not sent. */
    List<String> sent(String header) {
        return requests.stream()
                .map(request -> request.headers().getOrDefault(header.toLowerCase(Locale.ROOT), ""))
                .toList();
    }

    static Answer ok(String json) {
        return answer(200, json);
    }

    /** @param headers names and values in turn */
    static Answer answer(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Answer redirect(String location) {
        return answer(302, "", "Location", location);
    }

    /** The connection ends without an answer. */
    static Answer nothing() {
        return exchange -> {};
    }

    static Answer silence() {
        return exchange -> new CountDownLatch(1).await();
    }

    /** Always a bit more, never all. */
    static Answer drip() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(20);
            }
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().entrySet().stream()
                            .collect(Collectors.toMap(
                                    header -> header.getKey().toLowerCase(Locale.ROOT),
                                    header -> String.join(", ", header.getValue()))),
                    body));
            next().send(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer next() {
        return script.size() > 1 ? script.remove() : script.element();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
