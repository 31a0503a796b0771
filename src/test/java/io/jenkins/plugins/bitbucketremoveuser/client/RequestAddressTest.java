package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody typed can never become another address than the one that is meant. */
class RequestAddressTest {
    private final ScriptedServer server = new ScriptedServer();
    private final BitbucketCloud bitbucket = Clients.of(server.root());

    @AfterEach
    void close() {
        bitbucket.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "{0a-1b}, %7B0a-1b%7D",
        "557058:0a-1b, 557058%3A0a-1b",
        "a/b, a%2Fb",
        "../x, ..%2Fx",
        "%2e%2e, %252e%252e",
        "a?b=c, a%3Fb%3Dc",
        "a#b, a%23b",
        "a b+c, a%20b%2Bc",
        "ä, %C3%A4"
    })
    void whateverIsGivenIsOneEncodedSegment(String id, String encoded) throws Exception {
        server.answers(ScriptedServer.answer(204, ""));
        bitbucket.projects().removeUserGrant(id, id, id);
        String given = server.requests().get(0).target();
        assertEquals(
                normalised(
                        "/2.0/workspaces/" + encoded + "/projects/" + encoded + "/permissions-config/users/" + encoded),
                normalised(given));
    }

    /** A colon means the same with and without encoding, if it is not in the first segment. */
    private static String normalised(String target) {
        return target.replace(":", "%3A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", ".", ".."})
    void whatWouldShortenThePathIsRefusedBeforeAnythingIsSent(String id) {
        assertThrows(IllegalArgumentException.class, () -> bitbucket.projects().removeUserGrant(id, "CORE", "{1}"));
        assertThrows(IllegalArgumentException.class, () -> bitbucket.projects().removeUserGrant("acme", id, "{1}"));
        assertThrows(
                IllegalArgumentException.class, () -> bitbucket.repositories().removeUserGrant("acme", "spikes", id));
        assertThrows(IllegalArgumentException.class, () -> bitbucket.groups().removeMember("acme", "developers", id));
        assertThrows(
                IllegalArgumentException.class, () -> bitbucket.workspaces().isMember("acme", id));
        assertEquals(List.of(), server.requests());
    }

    @Test
    void apiMayLieUnderAPath() throws Exception {
        server.answers(ScriptedServer.answer(204, ""));
        try (BitbucketCloud gateway = Clients.of(URI.create(server.root() + "/bitbucket/api/"))) {
            gateway.projects().removeUserGrant("acme", "CORE", "{1}");
        }
        assertEquals(
                "/bitbucket/api/2.0/workspaces/acme/projects/CORE/permissions-config/users/%7B1%7D",
                server.requests().get(0).target());
    }

    @Test
    void plusSignOfFieldsIsEncodedBecauseABareOneIsASpace() throws Exception {
        server.answers(ScriptedServer.ok("{\"values\":[]}"));
        bitbucket.workspaces().findMembers("acme", List.of("jane+ci@acme.org"));
        String target = server.requests().get(0).target();
        assertEquals(
                "/2.0/workspaces/acme/members?q=user.email%20IN%20%28%22jane%2Bci%40acme.org%22%29"
                        + "&fields=%2Bvalues.user.email&pagelen=100",
                target);
    }
}
