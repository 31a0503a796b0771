package io.jenkins.plugins.bitbucketremoveuser.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Ends the handling of a request to the organisation API with an error answer. */
final class OrganisationProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String detail;

    OrganisationProblem(int status, String code, String title, String detail) {
        super(title, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    static OrganisationProblem noOrganisation(String id) {
        return new OrganisationProblem(
                404, "ADMIN-404-2", "Organization not found", "There is no organization with ID " + id + ".");
    }

    static OrganisationProblem noUser(String accountId) {
        return new OrganisationProblem(404, "ADMIN-404-8", "User not found", "No user with ID " + accountId + ".");
    }

    static OrganisationProblem noGroup(String groupId) {
        return new OrganisationProblem(404, "ADMIN-404-10", "Group not found", "No group with ID " + groupId + ".");
    }

    static OrganisationProblem unknown(String what) {
        return new OrganisationProblem(404, "ADMIN-404-1", "Unknown resource", "Unknown resource: " + what + ".");
    }

    static OrganisationProblem badRequest(String detail) {
        return new OrganisationProblem(400, "ADMIN-400-24", "Invalid request body", detail);
    }

    static OrganisationProblem badCursor() {
        return new OrganisationProblem(400, "ADMIN-400-1", "Invalid page cursor", "The cursor cannot be read.");
    }

    static OrganisationProblem forbidden(String code, String title) {
        return new OrganisationProblem(403, code, title, "");
    }

    Reply reply(Behaviour behaviour) {
        return behaviour.organisationErrors() == Behaviour.OrganisationErrors.GATEWAY
                ? gateway(status, getMessage())
                : application();
    }

    /** Before a request reaches the service behind, it is the gateway that refuses. */
    static Reply gateway(int status, String message) {
        return Reply.json(
                status,
                JsonNodeFactory.instance.objectNode().put("code", status).put("message", message));
    }

    private Reply application() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode error = answer.putArray("errors")
                .addObject()
                .put("id", UUID.randomUUID().toString())
                .put("status", Integer.toString(status))
                .put("code", code)
                .put("title", getMessage());
        if (!detail.isEmpty()) {
            error.put("detail", detail);
        }
        return Reply.json(status, answer);
    }
}
