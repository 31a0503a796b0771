package io.jenkins.plugins.bitbucketremoveuser.contract;

import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Exchange;
import java.util.Optional;
import java.util.Set;

/** Where Atlassian's description is known to say less than the service does, each with its reason. */
final class KnownGaps {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Any endpoint may answer these, but the description names them on a few only; 411 and 429 on none. */
    private static final Set<Integer> UNIVERSAL = Set.of(400, 401, 403, 404, 410, 411, 429);

    private KnownGaps() {}

    static boolean cover(Exchange exchange, Message message) {
        return switch (message.getKey()) {
            case "validation.response.status.unknown" -> UNIVERSAL.contains(exchange.status());
            // The description has error.detail as a string; for a missing scope it is an object on the live service.
            case "validation.response.body.schema.type" ->
                exchange.status() == 403 && message.getMessage().contains("/error/detail");
            // A partial answer leaves out what the full one has to have.
            case "validation.response.body.schema.required" ->
                exchange.status() == 200 && exchange.query().contains("fields=");
            // What the parts of a type complain about, all of it.
            case "validation.response.body.schema.allOf" ->
                !message.getNestedMessages().isEmpty()
                        && message.getNestedMessages().stream().allMatch(part -> cover(exchange, part));
            // A limited request may be answered in plain text.
            case "validation.response.contentType.notAllowed" -> exchange.status() == 429;
            // What is wrong with a request is what a 4xx is about.
            default -> exchange.status() >= 400 && message.getKey().startsWith("validation.request.");
        };
    }

    /** Errors on undocumented statuses have no schema to compare with, but their shape is documented in words. */
    static Optional<String> errorShape(Exchange exchange) {
        if (exchange.contentType() == null || !exchange.contentType().startsWith("application/json")) {
            return exchange.status() == 429 ? Optional.empty() : Optional.of("an error that is not JSON");
        }
        try {
            JsonNode body = MAPPER.readTree(exchange.body());
            boolean good = "error".equals(body.path("type").asText())
                    && body.path("error").path("message").isTextual();
            return good ? Optional.empty() : Optional.of("an error without type or message: " + body);
        } catch (JsonProcessingException e) {
            return Optional.of("an error that is not JSON");
        }
    }
}
