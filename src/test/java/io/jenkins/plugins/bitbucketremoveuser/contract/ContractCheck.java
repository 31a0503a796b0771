package io.jenkins.plugins.bitbucketremoveuser.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Exchange;
import io.jenkins.plugins.bitbucketremoveuser.simulator.ExchangeListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Compares exchanges with Atlassian's own description of the 2.0 API. Works on a thread of its own, since reading the
 * description takes seconds; {@link #complaints()} waits until everything has been looked at.
 */
public final class ContractCheck implements ExchangeListener {

    private static final String PROPERTY = "bitbucket.contract";
    private static final String FILE = "shared/contract/bitbucket-cloud-openapi.json";

    /** Read once, by whoever needs it first. */
    private static final class Description {
        private static final OpenApiInteractionValidator VALIDATOR =
                OpenApiInteractionValidator.createForInlineApiSpecification(read(file().orElseThrow()))
                        .withLevelResolver(LevelResolver.create()
                                // Else one part of an allOf forbids what the other parts describe.
                                .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                                // fields, pagelen and q are described once, in words, and go with many calls.
                                .withLevel(
                                        "validation.request.parameter.query.unexpected", ValidationReport.Level.IGNORE)
                                .build())
                        .build();
    }

    /** One for all, so that many simulators do not compare at the same time. */
    private static final ExecutorService WORKER = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "contract-check");
        thread.setDaemon(true);
        return thread;
    });

    private final List<String> complaints = new ArrayList<>();
    private volatile boolean closed;

    private ContractCheck() {}

    /** Empty if the description is nowhere to be found, or switched off by {@code -Dbitbucket.contract=off}. */
    public static Optional<ExchangeListener> create() {
        return file().map(found -> new ContractCheck());
    }

    @Override
    public void exchanged(Exchange exchange) {
        WORKER.execute(() -> {
            if (!closed) {
                check(exchange);
            }
        });
    }

    /** Nobody will ask any more: what was not looked at yet need not be. */
    @Override
    public void close() {
        closed = true;
    }

    @Override
    public List<String> complaints() {
        settle();
        synchronized (complaints) {
            return List.copyOf(complaints);
        }
    }

    private void settle() {
        try {
            WORKER.submit(() -> {}).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void check(Exchange exchange) {
        try {
            ValidationReport report = Description.VALIDATOR.validate(request(exchange), response(exchange));
            for (Message message : report.getMessages()) {
                if (message.getLevel() == ValidationReport.Level.ERROR && !KnownGaps.cover(exchange, message)) {
                    complain(
                            exchange,
                            message.getKey() + " " + message.getMessage() + " " + message.getNestedMessages());
                }
            }
            if (exchange.status() >= 400) {
                KnownGaps.errorShape(exchange).ifPresent(wrong -> complain(exchange, wrong));
            }
        } catch (RuntimeException | Error e) {
            // An error too: it would end the worker and leave the exchange unchecked without a word.
            complain(exchange, "could not be checked: " + e);
        }
    }

    private void complain(Exchange exchange, String what) {
        synchronized (complaints) {
            complaints.add(exchange.method() + " " + exchange.path() + "?" + exchange.query() + " -> "
                    + exchange.status() + ": " + what);
        }
    }

    private static SimpleRequest request(Exchange exchange) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(exchange.method(), exchange.path())
                // The journal has no credentials; how one authenticates is the simulator's own business.
                .withAuthorization("Basic bm9ib2R5Om5vdGhpbmc=");
        for (String part : exchange.query().split("&")) {
            if (!part.isEmpty()) {
                String[] pair = part.split("=", 2);
                request.withQueryParam(decode(pair[0]), pair.length == 2 ? decode(pair[1]) : "");
            }
        }
        if (!exchange.requestBody().isEmpty()) {
            request.withBody(exchange.requestBody());
            if (exchange.requestContentType() != null) {
                request.withContentType(exchange.requestContentType());
            }
        }
        return request.build();
    }

    private static SimpleResponse response(Exchange exchange) {
        SimpleResponse.Builder response = new SimpleResponse.Builder(exchange.status());
        if (exchange.contentType() != null) {
            response.withContentType(exchange.contentType());
        }
        if (!exchange.body().isEmpty()) {
            response.withBody(exchange.body());
        }
        return response.build();
    }

    private static Optional<Path> file() {
        String given = System.getProperty(PROPERTY);
        if (given != null) {
            return Optional.of(Path.of(given)).filter(Files::isRegularFile);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve(FILE);
            if (Files.isRegularFile(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static String read(Path file) {
        try {
            ObjectMapper mapper = new ObjectMapper();
            JsonNode description = mapper.readTree(file.toFile());
            // The validator follows a discriminator down to the subtypes, which lead up to it again by allOf, for ever.
            remove("discriminator", description);
            // Its reader takes an object that says this for a map and forgets the properties beside it.
            remove("additionalProperties", description);
            return mapper.writeValueAsString(description);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(String keyword, JsonNode description) {
        description.findParents(keyword).forEach(schema -> ((ObjectNode) schema).remove(keyword));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
