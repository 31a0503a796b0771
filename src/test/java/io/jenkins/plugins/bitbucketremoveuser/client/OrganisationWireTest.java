package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the calls of the organisation API look like, and where they and their key may go. */
@Timeout(30)
class OrganisationWireTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORGANISATION = "/admin/v2/orgs/" + Worlds.ORGANISATION_ID;
    private static final String BEARER = "Bearer " + Worlds.ORGANISATION_KEY;
    private static final ScriptedServer.Answer NOTHING = ScriptedServer.ok("{\"data\":[]}");
    private static final ScriptedServer.Answer DONE = ScriptedServer.answer(204, "");

    private final ScriptedServer server = new ScriptedServer();
    private final ScriptedServer foreign = new ScriptedServer().answers(NOTHING);
    private final BitbucketCloud bitbucket = Clients.organised(server.root());
    private final Organisation organisation = bitbucket.organisation().orElseThrow();

    @AfterEach
    void close() {
        bitbucket.close();
        server.close();
        foreign.close();
    }

    private static ScriptedServer.Answer page(String next) {
        return ScriptedServer.ok("{\"data\":[{\"directoryId\":\"d\",\"id\":\"g\"}],\"links\":{\"next\":" + next + "}}");
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private ScriptedServer.Request only() {
        assertEquals(1, server.requests().size());
        return server.requests().get(0);
    }

    private JsonNode body(int request) throws Exception {
        return JSON.readTree(server.requests().get(request).body());
    }

    private static String line(ScriptedServer.Request request) {
        // a colon means the same with and without encoding, if it is not in the first segment
        return request.method() + " " + request.target().replace("%3A", ":");
    }

    private static AccountDates dates(String lastActive, String added) {
        return new AccountDates(
                Optional.ofNullable(lastActive).map(Instant::parse),
                Optional.ofNullable(added).map(Instant::parse));
    }

    @Test
    void datesAreToldEachByItself() throws Exception {
        String used = "{\"last_active\":\"2026-08-01\"},{\"last_active\":\"2026-09-01\"},{}";
        String both = "{\"data\":{\"product_access\":[" + used + "],\"added_to_org\":\"2020-01-01\"},\"links\":{}}";
        server.answers(
                ScriptedServer.ok(both),
                ScriptedServer.ok(both.replace("\"links\":{}", "\"links\":{\"next\":\"more\"}")),
                ScriptedServer.ok(both.replace("2026-08-01", "lately")),
                ScriptedServer.ok(both.replace("\"2020-01-01\"", "null")),
                ScriptedServer.answer(404, "{}"));

        assertEquals(dates("2026-09-02T00:00:00Z", "2020-01-02T00:00:00Z"), organisation.datesOf("557058:1"));
        assertEquals(
                dates(null, "2020-01-02T00:00:00Z"),
                organisation.datesOf("557058:1"),
                "another page may tell a later use");
        assertEquals(
                dates(null, "2020-01-02T00:00:00Z"),
                organisation.datesOf("557058:1"),
                "what cannot be read may be a later use");
        assertEquals(dates("2026-09-02T00:00:00Z", null), organisation.datesOf("557058:1"));
        assertEquals(dates(null, null), organisation.datesOf("557058:1"));
        assertEquals(
                "GET /admin/v1/orgs/" + Worlds.ORGANISATION_ID + "/directory/users/557058:1/last-active-dates",
                line(server.requests().get(0)));
    }

    @Test
    void everyCallHasItsAddressAndTheKey() throws Exception {
        server.answers(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, DONE);
        organisation.apps();
        organisation.findUsers(List.of(Worlds.JANE));
        organisation.directoriesOf("557058:1");
        organisation.user("d", "557058:1");
        organisation.groupsOf("557058:1");
        organisation.rolesOfGroup("d", "g");
        organisation.rolesOf("d", "557058:1", "ari:x");
        organisation.removeFromGroup("d", "g", "557058:1");
        organisation.revokeRole("557058:1", "atlassian/user", "ari:x");
        organisation.suspend("d", "557058:1");
        organisation.restore("d", "557058:1");
        organisation.removeFromDirectory("d", "557058:1");
        assertEquals(
                List.of(
                        "POST " + ORGANISATION + "/workspaces",
                        "POST " + ORGANISATION + "/directories/-/users/search",
                        "GET " + ORGANISATION + "/directories?accountId=557058:1",
                        "POST " + ORGANISATION + "/directories/d/users/search",
                        "POST " + ORGANISATION + "/directories/-/groups/search",
                        "GET " + ORGANISATION + "/directories/d/groups/g/role-assignments",
                        "GET " + ORGANISATION + "/directories/d/users/557058:1/role-assignments?resourceIds=ari:x",
                        "DELETE " + ORGANISATION + "/directories/d/groups/g/memberships/557058:1",
                        "POST /admin/v1/orgs/" + Worlds.ORGANISATION_ID + "/users/557058:1/roles/revoke",
                        "POST " + ORGANISATION + "/directories/d/users/557058:1/suspend",
                        "POST " + ORGANISATION + "/directories/d/users/557058:1/restore",
                        "DELETE " + ORGANISATION + "/directories/d/users/557058:1"),
                server.requests().stream().map(OrganisationWireTest::line).toList());
        assertEquals(
                List.of(BEARER),
                server.sent("Authorization").stream().distinct().toList());
        assertEquals(
                "{\"emails\":[\"jane@acme.org\"]}", server.requests().get(1).body());
        assertEquals("{\"accountIds\":[\"557058:1\"]}", server.requests().get(3).body());
        assertEquals("{\"accountIds\":[\"557058:1\"]}", server.requests().get(4).body());
        assertEquals(
                "{\"role\":\"atlassian/user\",\"resource\":\"ari:x\"}",
                server.requests().get(8).body());
    }

    /** A POST without one is refused with 415. */
    @Test
    void everyPostHasAJsonBody() throws Exception {
        server.answers(DONE);
        organisation.suspend("d", "a");
        organisation.restore("d", "a");
        for (ScriptedServer.Request request : server.requests()) {
            assertEquals("{}", request.body());
            assertTrue(request.headers().get("content-type").startsWith("application/json"));
            assertEquals("2", request.headers().get("content-length"));
        }
    }

    @ParameterizedTest
    @CsvSource({"a/b, a%2Fb", "../x, ..%2Fx", "a?b=c, a%3Fb%3Dc", "a#b, a%23b", "a b+c, a%20b%2Bc", "%2e%2e, %252e%252e"
    })
    void whateverIsGivenIsOneEncodedSegment(String id, String encoded) throws Exception {
        server.answers(DONE);
        organisation.removeFromGroup(id, id, id);
        assertEquals(
                ORGANISATION + "/directories/" + encoded + "/groups/" + encoded + "/memberships/" + encoded,
                only().target());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void whatWouldShortenThePathIsRefusedBeforeAnythingIsSent(String id) {
        assertThrows(IllegalArgumentException.class, () -> organisation.removeFromDirectory("d", id));
        assertThrows(IllegalArgumentException.class, () -> organisation.removeFromDirectory(id, "a"));
        assertThrows(IllegalArgumentException.class, () -> organisation.removeFromGroup("d", id, "a"));
        assertThrows(IllegalArgumentException.class, () -> organisation.revokeRole(id, "r", "ari:x"));
        assertEquals(List.of(), server.requests());
    }

    @Test
    void addressesAreAskedForInBatches() throws Exception {
        server.answers(NOTHING);
        List<String> all =
                IntStream.range(0, 101).mapToObj(i -> i + "@acme.org").toList();
        organisation.findUsers(all);
        List<String> asked = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < server.requests().size(); i++) {
            JsonNode emails = body(i).path("emails");
            sizes.add(emails.size());
            emails.forEach(email -> asked.add(email.asText()));
        }
        assertEquals(List.of(50, 50, 1), sizes);
        assertEquals(all, asked);
    }

    @Test
    void addressCannotBreakOutOfTheBody() throws Exception {
        server.answers(NOTHING);
        String hostile = "a\"],\"limit\":[\"\\@acme.org\n";
        organisation.findUsers(List.of(hostile));
        assertEquals(1, body(0).size());
        assertEquals(hostile, body(0).at("/emails/0").asText());
    }

    @Test
    void cursorOfASearchGoesIntoTheBodyBesideTheFilters() throws Exception {
        server.answers(page(quoted("a+b/c=")), page("null"));
        assertEquals(2, organisation.groupsOf("557058:1").size());
        assertEquals(JSON.readTree("{\"accountIds\":[\"557058:1\"],\"cursor\":\"a+b/c=\"}"), body(1));
        assertEquals(server.requests().get(0).target(), server.requests().get(1).target());
    }

    @Test
    void cursorOfAListGoesIntoTheQuery() throws Exception {
        server.answers(page(quoted("a+b/c=")), page("\"\""));
        assertEquals(2, organisation.directoriesOf("1").size());
        assertEquals(
                ORGANISATION + "/directories?accountId=1&cursor=a%2Bb%2Fc%3D",
                server.requests().get(1).target());
    }

    @Test
    void cursorOfTheAppsIsAloneInTheBody() throws Exception {
        server.answers(page(quoted("abc")), page("null"));
        assertEquals(2, organisation.apps().size());
        assertEquals(JSON.readTree("{\"limit\":1000}"), body(0));
        assertEquals(JSON.readTree("{\"cursor\":\"abc\"}"), body(1));
    }

    /** The address may be anybody's; only its cursor is used. */
    @Test
    void addressInPlaceOfACursorIsNeverFollowed() throws Exception {
        server.answers(
                page(quoted(foreign.root() + "/admin/v2/orgs/other/directories?limit=5&cursor=a%2Bb%3D")),
                page(quoted("/admin/v2/orgs/x/directories?cursor=2")),
                page("null"));
        assertEquals(3, organisation.directoriesOf("1").size());
        assertEquals(List.of(), foreign.requests());
        assertEquals(
                ORGANISATION + "/directories?accountId=1&cursor=a%2Bb%3D",
                server.requests().get(1).target());
        assertEquals(
                ORGANISATION + "/directories?accountId=1&cursor=2",
                server.requests().get(2).target());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://api.atlassian.com/admin/v1/orgs\"",
                "\"https://api.atlassian.com/admin/v1/orgs?cursor=\"",
                "\"https://a b?cursor=1\"",
                "{\"href\":\"x\"}",
                "[]",
                "5",
                "true"
            })
    void moreWithoutACursorIsNotTakenForTheEnd(String next) {
        server.answers(page(next));
        UnexpectedAnswerException e =
                assertThrows(UnexpectedAnswerException.class, () -> organisation.directoriesOf("1"));
        assertTrue(e.getMessage().contains("there is more"), e.getMessage());
        assertEquals(1, server.requests().size());
    }

    @Test
    void cursorThatComesTwiceFails() {
        server.answers(page(quoted("one")), page(quoted("two")), page(quoted("one")));
        UnexpectedAnswerException e = assertThrows(UnexpectedAnswerException.class, () -> organisation.groupsOf("1"));
        assertTrue(e.getMessage().contains("circle"), e.getMessage());
        assertEquals(3, server.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"data\":null}", "{\"data\":{}}", "{\"values\":[]}"})
    void answerWithoutDataIsNotAnEmptyList(String body) {
        server.answers(ScriptedServer.ok(body));
        assertThrows(UnexpectedAnswerException.class, organisation::apps);
        assertThrows(UnexpectedAnswerException.class, () -> organisation.findUsers(List.of(Worlds.JANE)));
        assertThrows(UnexpectedAnswerException.class, () -> organisation.user("d", "a"));
        assertThrows(UnexpectedAnswerException.class, () -> organisation.groupsOf("a"));
        assertThrows(UnexpectedAnswerException.class, () -> organisation.rolesOf("d", "a", "ari:x"));
        assertThrows(UnexpectedAnswerException.class, () -> organisation.directoriesOf("a"));
    }

    @Test
    void rowWithoutWhatWeDecideByIsNotReadAround() {
        server.answers(ScriptedServer.ok("{\"data\":[{\"name\":\"x\"}]}"));
        assertThrows(UnexpectedAnswerException.class, () -> organisation.groupsOf("a"));
        assertThrows(UnexpectedAnswerException.class, () -> organisation.user("d", "a"));
        assertThrows(UnexpectedAnswerException.class, () -> organisation.rolesOf("d", "a", "ari:x"));
        assertThrows(UnexpectedAnswerException.class, () -> organisation.rolesOfGroup("d", "g"));
    }

    @Test
    void ignoredFilterDoesNotTurnSomebodyElseIntoThePerson() throws Exception {
        server.answers(
                ScriptedServer.ok("{\"data\":[{\"accountId\":\"other\",\"membershipStatus\":\"active\"}]}"),
                ScriptedServer.ok("{\"data\":[{\"accountId\":\"a\",\"membershipStatus\":\"no_membership\"}]}"),
                ScriptedServer.ok("{\"data\":[{\"accountId\":\"other\"},{\"accountId\":\"a\",\"email\":null}]}"),
                ScriptedServer.ok("{\"data\":[{\"resourceId\":\"ari:jira\",\"roleAssignments\":[{\"role\":\"r\"}]}]}"));
        assertEquals(Optional.empty(), organisation.user("d", "a"));
        assertEquals(Optional.empty(), organisation.user("d", "a"), "known to the organisation, but in no directory");
        assertEquals(Optional.of(new DirectoryUser("a", "", "", "", "", false)), organisation.user("d", "a"));
        assertEquals(List.of(), organisation.rolesOf("d", "a", "ari:bitbucket"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'roleAssignments':[{'role':'r','roleAssignmentMethods':['group_direct','direct']}] | true",
                "'roleAssignments':[{'role':'r','roleAssignmentMethods':['group_direct']}] | false",
                "'roleAssignments':[{'role':'r','roleAssignmentMethods':['inferred']}],'roles':['r'] | false",
                "'roleAssignments':[{'role':'r','roleAssignmentMethods':[]}] | true",
                "'roleAssignments':[{'role':'r'}] | true",
                "'roleAssignments':[],'roles':['r'] | true",
                "'roles':['r'] | true"
            })
    void roleIsDirectUnlessItIsSaidToBeOtherwise(String fields, boolean direct) throws Exception {
        server.answers(ScriptedServer.ok(
                ("{'data':[{'resourceId':'ARI:x','directoryId':null," + fields + "}]}").replace('\'', '"')));
        assertEquals(List.of(new UserRole("ARI:x", "r", direct, "")), organisation.rolesOf("d", "a", "ari:x"));
    }

    @Test
    void removalThatIsOnlyQueuedIsDone() throws Exception {
        server.answers(ScriptedServer.answer(202, "queued"));
        assertTrue(organisation.removeFromDirectory("d", "a"));
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN-404-8, false",
        "ADMIN-404-10, false",
        "ADMIN-UAM-404-3, false",
        "ADMIN-404-99, false",
        "ADMIN-404-1, true",
        "ADMIN-404-2, true",
        "ADMIN-UAM-404-1, true",
        "ADMIN-UAM-404-2, true",
        "'', true"
    })
    void onlySomeOfWhatIsMissingMeansThatThereIsNothingToRemove(String code, boolean failure) throws Exception {
        server.answers(
                ScriptedServer.answer(404, "{\"errors\":[{\"code\":\"" + code + "\",\"title\":\"Not found\"}]}"));
        if (failure) {
            assertThrows(ApiErrorException.class, () -> organisation.removeFromGroup("d", "g", "a"));
            assertThrows(ApiErrorException.class, () -> organisation.removeFromDirectory("d", "a"));
            assertThrows(ApiErrorException.class, () -> organisation.revokeRole("a", "r", "ari:x"));
        } else {
            assertFalse(organisation.removeFromGroup("d", "g", "a"));
            assertFalse(organisation.removeFromDirectory("d", "a"));
            assertFalse(organisation.revokeRole("a", "r", "ari:x"));
        }
        assertThrows(ApiErrorException.class, () -> organisation.suspend("d", "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":404,\"message\":\"Not found\"}", "", "<html>", "404 page not found"})
    void missingWithoutACodeIsAFailure(String body) {
        server.answers(ScriptedServer.answer(404, body));
        assertThrows(ApiErrorException.class, () -> organisation.removeFromGroup("d", "g", "a"));
        assertThrows(ApiErrorException.class, () -> organisation.removeFromDirectory("d", "a"));
        assertThrows(ApiErrorException.class, () -> organisation.user("d", "a"));
    }

    /** What only looks missing while it is verified would be called removed. */
    @Test
    void readingTakesOnlyTheOneCodeForNobody() throws Exception {
        server.answers(
                ScriptedServer.answer(404, "{\"errors\":[{\"code\":\"ADMIN-404-8\"}]}"),
                ScriptedServer.answer(404, "{\"errors\":[{\"code\":\"ADMIN-404-8\"},{\"code\":\"ADMIN-404-2\"}]}"),
                ScriptedServer.answer(404, "{\"errors\":[{\"code\":\"ADMIN-404-99\"}]}"));
        assertEquals(Optional.empty(), organisation.user("d", "a"));
        assertThrows(ApiErrorException.class, () -> organisation.user("d", "a"));
        assertThrows(ApiErrorException.class, () -> organisation.user("d", "a"));
    }

    @Test
    void noCredentialGoesWhereItDoesNotBelong() throws Exception {
        server.answers(NOTHING, ScriptedServer.ok(ScriptedServer.USER), ScriptedServer.ok("[]"));
        organisation.apps();
        bitbucket.accounts().caller();
        bitbucket.groups().list("acme");
        assertEquals(BEARER, server.sent("Authorization").get(0));
        for (String sent : server.sent("Authorization").subList(1, 3)) {
            assertTrue(sent.startsWith("Basic "), sent);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectToAnotherServerFailsAndNothingIsSentThere(int status) {
        server.answers(ScriptedServer.answer(status, "", "Location", foreign.root() + "/admin/v2/orgs"));
        for (UnexpectedAnswerException e : List.of(
                assertThrows(UnexpectedAnswerException.class, () -> organisation.directoriesOf("a")),
                assertThrows(UnexpectedAnswerException.class, organisation::apps),
                assertThrows(UnexpectedAnswerException.class, () -> organisation.suspend("d", "a")),
                assertThrows(UnexpectedAnswerException.class, () -> organisation.removeFromDirectory("d", "a")))) {
            assertTrue(e.getMessage().contains("credential must not go there"), e.getMessage());
        }
        assertEquals(List.of(), foreign.requests());
    }

    @Test
    void redirectOfReadingIsFollowedAndOfAPostIsNot() throws Exception {
        server.answers(ScriptedServer.redirect("/admin/elsewhere"), NOTHING);
        organisation.directoriesOf("a");
        assertEquals(List.of(BEARER, BEARER), server.sent("Authorization"));
        try (ScriptedServer posted = new ScriptedServer().answers(ScriptedServer.redirect("/admin/x"), NOTHING);
                BitbucketCloud client = Clients.organised(posted.root())) {
            assertThrows(
                    UnexpectedAnswerException.class,
                    () -> client.organisation().orElseThrow().apps());
            assertEquals(1, posted.requests().size());
        }
    }

    /** As in the cloud, where Bitbucket and the organisation live on different hosts. */
    @Test
    void hostsOfTheTwoFamiliesAreNotEachOthersHome() throws Exception {
        ApiEndpoints apart = new ApiEndpoints(
                server.root(), server.root().resolve("/token"), foreign.root().resolve("/admin"));
        ClientSettings settings = ClientSettings.standard(apart);
        try (BitbucketCloud client = new BitbucketCloud(
                settings,
                WorkspaceCredentials.of(Clients.API_TOKEN).with(Clients.ORGANISATION),
                ClientObserver.SILENT,
                duration -> {},
                Clock.systemUTC())) {
            server.answers(ScriptedServer.redirect(foreign.root() + "/admin/v2/orgs"));
            assertThrows(
                    UnexpectedAnswerException.class, () -> client.accounts().caller());
            assertEquals(List.of(), foreign.requests());
            try (ScriptedServer other = new ScriptedServer()) {
                other.answers(ScriptedServer.redirect(server.root() + "/2.0/user"));
                ApiEndpoints away = new ApiEndpoints(
                        server.root(), apart.oauthToken(), other.root().resolve("/admin"));
                try (BitbucketCloud second = new BitbucketCloud(
                        ClientSettings.standard(away),
                        WorkspaceCredentials.of(Clients.API_TOKEN).with(Clients.ORGANISATION),
                        ClientObserver.SILENT,
                        duration -> {},
                        Clock.systemUTC())) {
                    assertThrows(
                            UnexpectedAnswerException.class,
                            () -> second.organisation().orElseThrow().directoriesOf("a"));
                }
                assertEquals(1, server.requests().size(), "the one of Bitbucket's own");
            }
        }
    }

    @Test
    void waitingNamesTheApiAndHonoursItsTime() throws Exception {
        List<Duration> waits = new ArrayList<>();
        List<String> announced = new ArrayList<>();
        server.answers(
                ScriptedServer.answer(
                        429,
                        "{\"errors\":[{\"code\":\"ADMIN-429-1\"}]}",
                        "X-RateLimit-Limit",
                        "200",
                        "X-RateLimit-Remaining",
                        "0",
                        "X-RateLimit-Reset",
                        "2026-11-24T12:01:30.250Z"),
                ScriptedServer.nothing(),
                ScriptedServer.answer(503, ""),
                ScriptedServer.answer(200, "{\"data\":[]}", "X-RateLimit-Reset", "2026-11-24T13:00:00Z"));
        ClientObserver observer = new ClientObserver() {
            @Override
            public void waiting(Duration duration, String reason) {
                announced.add(reason);
            }
        };
        try (BitbucketCloud client = new BitbucketCloud(
                Clients.settings(server.root()),
                WorkspaceCredentials.of(Clients.API_TOKEN).with(Clients.ORGANISATION),
                observer,
                waits::add,
                Clock.fixed(Clients.NOW, ZoneOffset.UTC))) {
            client.organisation().orElseThrow().groupsOf("a");
        }
        assertEquals(Duration.ofMillis(90_250), waits.get(0));
        assertEquals(
                List.of(
                        "the organisation API's rate limit",
                        "no answer from the organisation API",
                        "the organisation API answered 503"),
                announced);
    }

    @Test
    void callsAreCountedByTheirTemplate() throws Exception {
        server.answers(NOTHING);
        RequestTally tally = new RequestTally();
        try (BitbucketCloud client = new BitbucketCloud(
                Clients.settings(server.root()),
                WorkspaceCredentials.of(Clients.API_TOKEN).with(Clients.ORGANISATION),
                tally)) {
            client.organisation().orElseThrow().user("secret-directory", "557058:1");
        }
        assertEquals(
                "{POST /admin/v2/orgs/{orgId}/directories/{directoryId}/users/search=1}",
                tally.byEndpoint().toString());
    }
}
