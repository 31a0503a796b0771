package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiErrorException.Kind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Person;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorAnswerTest {
    private static final String SCOPES = "Your credentials lack one or more required privilege scopes.";

    private final ScriptedServer server = new ScriptedServer();
    private final BitbucketCloud bitbucket = Clients.of(server.root());

    @AfterEach
    void close() {
        bitbucket.close();
        server.close();
    }

    private ApiErrorException error(int status, String body) {
        server.answers(ScriptedServer.answer(status, body));
        return assertThrows(ApiErrorException.class, () -> bitbucket.accounts().caller());
    }

    private static String json(String members) {
        return "{\"type\":\"error\",\"error\":{" + members + "}}";
    }

    @Test
    void messageNamesTheCallTheStatusAndBitbucketsOwnWords() {
        ApiErrorException e = error(404, json("\"message\":\"No workspace with identifier 'x'.\""));
        assertEquals("GET /2.0/user was answered 404: No workspace with identifier 'x'.", e.getMessage());
        assertEquals("No workspace with identifier 'x'.", e.bitbucketMessage());
        assertEquals("GET /2.0/user", e.endpoint());
        assertEquals(404, e.status());
    }

    @Test
    void detailInWordsAndSupportIdAreShown() {
        ApiErrorException e =
                error(410, json("\"message\":\"CHANGE-2770\",\"detail\":\"Read the changelog.\",\"id\":\"abc123\""));
        assertEquals(
                "GET /2.0/user was answered 410: CHANGE-2770 (Read the changelog.) [support id abc123]",
                e.getMessage());
        assertEquals("abc123", e.errorId());
    }

    @Test
    void missingScopesAreThoseRequiredButNotGranted() {
        ApiErrorException e = error(
                403,
                json("\"message\":\"" + SCOPES
                        + "\",\"detail\":{\"required\":[\"account\",\"project\"],\"granted\":[\"project\",\"x\"]}"));
        assertEquals(Kind.MISSING_SCOPE, e.kind());
        assertEquals(List.of("account", "project"), e.requiredScopes());
        assertEquals(List.of("project", "x"), e.grantedScopes());
        assertEquals(List.of("account"), e.missingScopes());
    }

    @Test
    void singleScopesNeedNotBeLists() {
        ApiErrorException e = error(
                403, json("\"message\":\"" + SCOPES + "\",\"detail\":{\"required\":\"account\",\"granted\":null}"));
        assertEquals(List.of("account"), e.missingScopes());
    }

    @Test
    void scopesThatAreNotNamedAreStillTheReason() {
        ApiErrorException e = error(403, json("\"message\":\"" + SCOPES + "\",\"detail\":\"required: account\""));
        assertEquals(Kind.MISSING_SCOPE, e.kind());
        assertEquals(List.of(), e.missingScopes());
        assertTrue(e.getMessage().endsWith("(required: account)"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This API is not accessible by this authentication mechanism.",
                "This resource does not support authentication using the provided token",
                "To make an API call, you need to use an app password."
            })
    void refusalOfTheKindOfCredentialIsToldFromOtherRefusals(String message) {
        assertEquals(
                Kind.WRONG_CREDENTIAL_KIND,
                error(403, json("\"message\":\"" + message + "\"")).kind());
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "401, INVALID_CREDENTIAL",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "405, METHOD_NOT_ALLOWED",
        "410, GONE",
        "429, RATE_LIMITED",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE",
        "599, UNAVAILABLE",
        "402, OTHER",
        "409, OTHER",
        "418, OTHER"
    })
    void statusDecidesWhatACallerCanActOn(int status, Kind kind) {
        assertEquals(kind, error(status, json("\"message\":\"Forbidden\"")).kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rate limit for this resource has been exceeded",
                "404 page not found",
                "true story",
                "null and void",
                "[1] is not allowed"
            })
    void plainTextIsBitbucketsOwnWords(String text) {
        assertEquals(text, error(403, text).bitbucketMessage());
    }

    @Test
    void textInQuotesLosesThem() {
        assertEquals("Forbidden", error(403, "\"Forbidden\"").bitbucketMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "<!DOCTYPE html><html><body>Bad gateway</body></html>", "\n  <html>", "{}"})
    void answerWithoutWordsForPeopleLeavesTheStatus(String body) {
        assertEquals("GET /2.0/user was answered 403", error(403, body).getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":null}",
                "{\"error\":{\"message\":{\"a\":1},\"detail\":[1],\"id\":null}}",
                "{\"error\":[1,2]}",
                "{\"type\":\"error\",\"error\":{\"message\":",
                "{\"error\":{\"detail\":{\"required\":{\"a\":{}}}}}"
            })
    void answersOfAnotherShapeAreErrorsOfTheirStatus(String body) {
        assertEquals(403, error(403, body).status());
    }

    @Test
    void messageOfAGatewayIsRead() {
        assertEquals("no", error(403, "{\"code\":403,\"message\":\"no\"}").bitbucketMessage());
    }

    @Test
    void errorOfTheOrganisationIsReadWithItsCode() {
        ApiErrorException e = error(
                404,
                "{\"errors\":[{\"id\":\"a1\",\"status\":\"404\",\"code\":\"ADMIN-404-8\",\"title\":\"User not found\","
                        + "\"detail\":\"No user with ID x.\"}]}");
        assertEquals(
                "GET /2.0/user was answered 404: ADMIN-404-8 User not found: No user with ID x. [support id a1]",
                e.getMessage());
        assertEquals(List.of("ADMIN-404-8"), e.codes());
        assertEquals("a1", e.errorId());
        assertEquals(Kind.NOT_FOUND, e.kind());
    }

    @Test
    void severalErrorsAreJoined() {
        ApiErrorException e = error(
                400,
                "{\"errors\":[{\"id\":\"a1\",\"code\":\"ADMIN-400-24\",\"title\":\"Invalid request body\"},"
                        + "{\"id\":\"a2\",\"code\":\"ADMIN-UAM-400-3\",\"title\":\"Same\",\"detail\":\"Same\"}]}");
        assertEquals("ADMIN-400-24 Invalid request body; ADMIN-UAM-400-3 Same", e.bitbucketMessage());
        assertEquals("a1, a2", e.errorId());
        assertEquals(List.of("ADMIN-400-24", "ADMIN-UAM-400-3"), e.codes());
    }

    @Test
    void manyErrorsAreBounded() {
        String one =
                "{\"code\":\"ADMIN-404-8\",\"title\":\"" + "x".repeat(1000) + "\",\"id\":\"" + "y".repeat(1000) + "\"}";
        ApiErrorException e = error(404, "{\"errors\":[" + (one + ",").repeat(999) + one + "]}");
        assertTrue(e.getMessage().length() < 1000, e.getMessage());
        assertEquals(List.of(), e.codes(), "who has not read all of them does not know what they say");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\":[]}",
                "{\"errors\":{}}",
                "{\"errors\":[1,null,\"x\"]}",
                "{\"errors\":[{\"code\":404,\"title\":null}]}",
                "{\"errors\":[{\"code\":\"ADMIN-404-8\"},{\"title\":\"no code\"}]}"
            })
    void organisationErrorsOfAnotherShapeAreErrorsOfTheirStatus(String body) {
        ApiErrorException e = error(404, body);
        assertEquals(404, e.status());
        assertFalse(e.codes().contains("ADMIN-404-8"), "a code counts only if every error has one");
    }

    @Test
    void formOfOAuthIsRead() {
        assertEquals(
                "Invalid consumer",
                error(400, "{\"error\":\"unauthorized_client\",\"error_description\":\"Invalid consumer\"}")
                        .bitbucketMessage());
    }

    @Test
    void hostileTextBecomesOneBoundedLine() {
        String hostile = "one\\ntwo\\u001b[31m\\u0085three\\u202efour\\u2028five" + "x".repeat(5000);
        ApiErrorException e = error(
                403,
                json("\"message\":\"" + hostile + "\",\"detail\":{\"required\":[\"" + hostile + "\"]},\"id\":\""
                        + hostile + "\""));
        for (String text : List.of(e.getMessage(), e.missingScopes().get(0), e.errorId())) {
            assertTrue(text.contains("one two [31m three four five"), text);
            assertFalse(text.matches("(?s).*[\\p{Cc}\\u2028\\u202e].*"), text);
            assertTrue(text.length() < 1000, text);
        }
    }

    @Test
    void successThatIsNoJsonIsExplained() {
        server.answers(ScriptedServer.ok("<html>Please log in</html>"));
        UnexpectedAnswerException e = assertThrows(
                UnexpectedAnswerException.class, () -> bitbucket.accounts().caller());
        assertTrue(e.getMessage().contains("something that is not JSON; is a proxy or a login page"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"uuid\":null}"})
    void successWithoutWhatItPromisesIsNotTakenForAnAccount(String body) {
        server.answers(ScriptedServer.ok(body));
        UnexpectedAnswerException e = assertThrows(
                UnexpectedAnswerException.class, () -> bitbucket.accounts().caller());
        assertEquals("GET /2.0/user gave an object without \"uuid\"", e.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Behaviour.ErrorDetail.class)
    void missingScopeIsFoundInBothForms(Behaviour.ErrorDetail form) {
        try (BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
                BitbucketCloud reader = Clients.of(
                        simulator.root(),
                        new Credential.UserApiToken(Worlds.ADMIN, new SecretText(Worlds.READ_ONLY_TOKEN)))) {
            simulator.behave(b -> b.errorDetail(form));
            Person jane = simulator.world().person(Worlds.JANE);
            ApiErrorException e = assertThrows(
                    ApiErrorException.class, () -> reader.projects().removeUserGrant("acme", "CORE", jane.uuid()));
            assertEquals(Kind.MISSING_SCOPE, e.kind());
            assertEquals(
                    form == Behaviour.ErrorDetail.OBJECT
                            ? List.of("admin:project:bitbucket", "delete:permission:bitbucket")
                            : List.of(),
                    e.missingScopes());
        }
    }
}
