package io.jenkins.plugins.bitbucketremoveuser.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The organisation API, and what it does to the workspace whose people are managed in it. */
class OrganisationTest {
    private static final String ORGANISATION = "/admin/v2/orgs/" + Worlds.ORGANISATION_ID;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme(WorkspaceKind.ORGANISATION));
    private final SimulatorWorld world = simulator.world();
    private final SimulatedOrganisation organisation = world.organisation();
    private final RawCalls admin = RawCalls.of(simulator);
    private final RawCalls key = RawCalls.organisation(simulator);
    private final String directory = ORGANISATION + "/directories/" + organisation.directoryId(Worlds.DIRECTORY);
    private final String jane = world.person(Worlds.JANE).accountId();
    private final String workspace = organisation.resourceOf(Worlds.WORKSPACE);

    @AfterEach
    void close() {
        assertEquals(List.of(), simulator.contractViolations());
        simulator.close();
    }

    private JsonNode post(String path, String body) throws Exception {
        HttpResponse<String> answer = key.post(path, body);
        assertEquals(200, answer.statusCode(), answer.body());
        return MAPPER.readTree(answer.body());
    }

    private static List<String> texts(JsonNode rows, String field) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path(field).asText())
                .toList();
    }

    private Set<String> groupsOf(String account) throws Exception {
        return new TreeSet<>(texts(
                post(ORGANISATION + "/directories/-/groups/search", "{'accountIds':['" + account + "'],'limit':100}")
                        .path("data"),
                "name"));
    }

    private String membership(String group) {
        return directory + "/groups/" + organisation.groupId(group) + "/memberships/" + jane;
    }

    private boolean isListedAsMember() throws Exception {
        return admin.get("/2.0/workspaces/acme/members/" + RawCalls.segment(world.person(Worlds.JANE)))
                        .statusCode()
                == 200;
    }

    private Set<String> legacyMembersOf(String slug) throws Exception {
        Set<String> names = new TreeSet<>();
        for (JsonNode group : admin.json("/1.0/groups/acme/")) {
            if (group.path("slug").asText().equals(slug)) {
                names.addAll(texts(group.path("members"), "display_name"));
            }
        }
        return names;
    }

    @Test
    void keyIsKnownHereAndNowhereElse() throws Exception {
        assertEquals(200, key.get(ORGANISATION + "/directories").statusCode());
        assertEquals(401, key.get("/2.0/user").statusCode());
        assertEquals(401, key.get("/1.0/groups/acme/").statusCode());
        for (RawCalls other : List.of(
                admin,
                RawCalls.anonymous(simulator),
                RawCalls.oauth(simulator),
                RawCalls.bearer(simulator, Worlds.ACCESS_TOKEN),
                RawCalls.basic(simulator, Worlds.ADMIN, Worlds.ORGANISATION_KEY))) {
            HttpResponse<String> refused = other.get(ORGANISATION + "/directories");
            assertEquals(401, refused.statusCode());
            assertEquals("{\"code\":401,\"message\":\"Unauthorized\"}", refused.body());
        }
        simulator.credentials().revoke(Worlds.ORGANISATION_KEY);
        assertEquals(401, key.get(ORGANISATION + "/directories").statusCode());
    }

    @Test
    void keyIsOfOneOrganisation() throws Exception {
        HttpResponse<String> unknown = key.get("/admin/v2/orgs/other/directories");
        assertEquals(404, unknown.statusCode());
        assertTrue(unknown.body().contains("\"code\":\"ADMIN-404-2\""), unknown.body());
        SimulatorWorld two = SimulatorWorld.builder()
                .organisation("one", one -> one.key("key-of-one"))
                .organisation("two", other -> other.key("key-of-two"))
                .build();
        try (BitbucketSimulator both = BitbucketSimulator.start(two)) {
            assertEquals(
                    403,
                    RawCalls.bearer(both, "key-of-one")
                            .get("/admin/v2/orgs/two/directories")
                            .statusCode());
        }
    }

    @Test
    void appsNameTheWorkspaceByItsResource() throws Exception {
        JsonNode apps = post(ORGANISATION + "/workspaces", "{}").path("data");
        assertEquals(Set.of(workspace, Worlds.JIRA), Set.copyOf(texts(apps, "id")));
        assertEquals(
                "ari:cloud:bitbucket::workspace/"
                        + world.workspaceUuid("acme").replace("{", "").replace("}", ""),
                workspace);
    }

    @Test
    void peopleAreFoundByTheirWholeAddress() throws Exception {
        String search = ORGANISATION + "/directories/-/users/search";
        JsonNode found = post(search, "{'emails':['JANE@acme.org','nobody@acme.org']}");
        assertEquals(List.of(jane), texts(found.path("data"), "accountId"));
        JsonNode row = found.path("data").get(0);
        assertEquals("jane@acme.org", row.path("email").asText());
        assertEquals("active", row.path("membershipStatus").asText());
        assertFalse(row.has("directoryId"), "no row names its directory");
        assertEquals(0, post(search, "{'emails':['jane']}").path("data").size());
        assertEquals(
                400, key.post(search, "{'emails':['a@b.c'],'searchTerm':'a'}").statusCode());
        assertEquals(400, key.post(search, "{'mails':['a@b.c']}").statusCode());
    }

    @Test
    void directoriesOfAPersonAreThoseThatHoldTheAccount() throws Exception {
        String path = ORGANISATION + "/directories?accountId=";
        assertEquals(List.of(Worlds.DIRECTORY), texts(key.json(path + jane).path("data"), "name"));
        assertEquals(
                List.of(Worlds.DIRECTORY, Worlds.OTHER_DIRECTORY),
                texts(key.json(path + world.person("ines@acme.org").accountId()).path("data"), "name"));
        assertEquals(0, key.json(path + "nobody").path("data").size());
    }

    @Test
    void rolesTellWhatCameDirectlyAndWhatByAGroup() throws Exception {
        JsonNode rows =
                key.json(directory + "/users/" + jane + "/role-assignments").path("data");
        assertEquals(List.of(workspace, Worlds.JIRA), texts(rows, "resourceId"));
        assertEquals(
                "[{\"role\":\"atlassian/user\",\"roleAssignmentMethods\":[\"direct\",\"group_direct\"]}]",
                rows.get(0).path("roleAssignments").toString());
        assertEquals(
                "[\"group_direct\"]",
                rows.get(1).at("/roleAssignments/0/roleAssignmentMethods").toString());
        assertEquals(
                List.of(Worlds.JIRA),
                texts(
                        key.json(directory + "/users/" + jane + "/role-assignments?resourceIds="
                                        + URLEncoder.encode(Worlds.JIRA, StandardCharsets.UTF_8))
                                .path("data"),
                        "resourceId"));
    }

    @Test
    void rolesOfAGroupAreWhatAllItsMembersMayUse() throws Exception {
        assertEquals(
                Set.of(workspace, Worlds.JIRA),
                Set.copyOf(texts(
                        key.json(directory + "/groups/" + organisation.groupId("Developers") + "/role-assignments")
                                .path("data"),
                        "resourceId")));
    }

    @Test
    void aGroupOfTheWorkspaceIsAGroupOfTheDirectory() throws Exception {
        assertEquals(Set.of("Developers", "Everybody", "Release Managers", Worlds.JIRA_GROUP), groupsOf(jane));
        assertTrue(legacyMembersOf("developers").contains("Jane Doe"));
        String others = world.fingerprintWithout(Worlds.JANE);

        assertEquals(204, key.delete(membership("Developers")));

        assertFalse(legacyMembersOf("developers").contains("Jane Doe"));
        assertFalse(world.grantsOf(Worlds.JANE).groups().contains("developers"));
        assertEquals(Set.of("Everybody", "Release Managers", Worlds.JIRA_GROUP), groupsOf(jane));
        assertEquals(others, world.fingerprintWithout(Worlds.JANE));
        assertEquals(404, key.delete(membership("Developers")));
    }

    @Test
    void whoJoinsAWorkspacesGroupIsInTheDirectory() throws Exception {
        Person stranger = world.person("stranger@elsewhere.example");
        organisation.remove(stranger.email(), Worlds.OTHER_DIRECTORY);
        assertFalse(organisation.accessOf(stranger.email()).isMember());
        world.addToGroup(stranger.email(), "developers");
        assertEquals(
                Set.of(Worlds.DIRECTORY),
                organisation.accessOf(stranger.email()).directories());
        assertEquals(Set.of("Developers"), groupsOf(stranger.accountId()));
    }

    @Test
    void aRoleAloneMakesAMember() throws Exception {
        takeEverythingInBitbucket();
        assertTrue(world.isMember(Worlds.JANE));
        assertTrue(isListedAsMember());
        String revoke = "/admin/v1/orgs/" + Worlds.ORGANISATION_ID + "/users/" + jane + "/roles/revoke";

        assertEquals(
                204,
                key.post(revoke, "{'role':'atlassian/user','resource':'" + workspace + "'}")
                        .statusCode());

        assertFalse(world.isMember(Worlds.JANE));
        assertFalse(isListedAsMember());
        assertEquals(
                Set.of(Worlds.JIRA_GROUP), organisation.accessOf(Worlds.JANE).groups());
        assertEquals(
                404,
                key.post(revoke, "{'role':'atlassian/user','resource':'" + workspace + "'}")
                        .statusCode());
        assertEquals(
                400,
                key.post(revoke, "{'role':'atlassian/user','resource':'ari:x'}").statusCode());
    }

    private void takeEverythingInBitbucket() {
        Grants grants = world.grantsOf(Worlds.JANE);
        grants.groups().forEach(group -> world.removeFromGroup(Worlds.JANE, group));
        grants.projects().keySet().forEach(project -> world.revokeProject(Worlds.JANE, project));
        grants.repositories().keySet().forEach(repository -> world.revokeRepository(Worlds.JANE, repository));
    }

    @Test
    void suspensionKeepsEverythingAndIsUndone() throws Exception {
        DirectoryAccess before = organisation.accessOf(Worlds.JANE);
        String others = world.fingerprintWithout(Worlds.JANE);
        assertEquals(
                204, key.post(directory + "/users/" + jane + "/suspend", "{}").statusCode());
        assertTrue(organisation.accessOf(Worlds.JANE).isSuspended());
        assertEquals(before.groups(), organisation.accessOf(Worlds.JANE).groups());
        assertEquals(
                "suspended",
                post(directory + "/users/search", "{'accountIds':['" + jane + "']}")
                        .at("/data/0/membershipStatus")
                        .asText());
        assertEquals(others, world.fingerprintWithout(Worlds.JANE));
        assertEquals(
                204, key.post(directory + "/users/" + jane + "/restore", "{}").statusCode());
        assertEquals(before, organisation.accessOf(Worlds.JANE));
    }

    @Test
    void whoLeavesTheDirectoryLosesAllOfItAndKeepsDirectGrants() throws Exception {
        String others = world.fingerprintWithout(Worlds.JANE);
        assertEquals(204, key.delete(directory + "/users/" + jane));
        DirectoryAccess access = organisation.accessOf(Worlds.JANE);
        assertFalse(access.isMember());
        assertEquals(Set.of(), access.groups());
        assertEquals(Map.of(), access.roles());
        assertEquals(Set.of(), world.grantsOf(Worlds.JANE).groups());
        assertEquals(4, world.grantsOf(Worlds.JANE).repositories().size());
        assertEquals(others, world.fingerprintWithout(Worlds.JANE));
        assertEquals(404, key.delete(directory + "/users/" + jane));
        assertEquals(
                404, key.get(directory + "/users/" + jane + "/role-assignments").statusCode());
    }

    @Test
    void oneDirectoryIsNotTheOther() throws Exception {
        String ines = world.person("ines@acme.org").accountId();
        String other = ORGANISATION + "/directories/" + organisation.directoryId(Worlds.OTHER_DIRECTORY);
        assertEquals(204, key.delete(other + "/users/" + ines));
        assertEquals(
                Set.of(Worlds.DIRECTORY), organisation.accessOf("ines@acme.org").directories());
        assertEquals(404, key.delete(other + "/users/" + jane));
        assertTrue(organisation.accessOf(Worlds.JANE).isMember());
    }

    @Test
    void groupOfAnIdentityProviderRefusesChanges() throws Exception {
        organisation.syncGroup("Developers");
        HttpResponse<String> refused = key.send("DELETE", membership("Developers"), "");
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("ADMIN-403-5"), refused.body());
        assertTrue(organisation.accessOf(Worlds.JANE).groups().contains("Developers"));
        assertEquals(204, key.delete(membership("Everybody")));
        assertTrue(post(directory + "/groups/search", "{'groupNames':['developers']}")
                .at("/data/0/externalSynced")
                .asBoolean());
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /users/nobody, 404, ADMIN-404-8",
        "GET, /users/nobody/role-assignments, 404, ADMIN-404-8",
        "DELETE, /groups/none/memberships/nobody, 404, ADMIN-404-10",
        "GET, /groups/none/role-assignments, 404, ADMIN-404-10",
        "GET, /nothing, 404, ADMIN-404-1",
        "PUT, /users/nobody, 405, ADMIN-405-1",
    })
    void errorsHaveACode(String method, String path, int status, String code) throws Exception {
        HttpResponse<String> answer = key.send(method, directory + path, "");
        JsonNode error = MAPPER.readTree(answer.body()).at("/errors/0");
        assertEquals(status, answer.statusCode());
        assertEquals(code, error.path("code").asText());
        assertEquals(Integer.toString(status), error.path("status").asText());
        assertTrue(error.path("id").isTextual() && error.path("title").isTextual());
    }

    @Test
    void searchesNeedAJsonBody() throws Exception {
        String search = directory + "/users/search";
        assertEquals(415, key.send("POST", search, "").statusCode());
        assertEquals(415, key.send("POST", search, "{}").statusCode());
        assertEquals(400, key.post(search, "[").statusCode());
        assertEquals(200, key.post(search, "{}").statusCode());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100})
    void pagesTogetherAreTheWholeList(int limit) throws Exception {
        List<String> found = new ArrayList<>();
        String filters = "'directoryIds':['" + organisation.directoryId(Worlds.DIRECTORY) + "'],'limit':" + limit;
        String cursor = "";
        do {
            JsonNode page = post(ORGANISATION + "/directories/-/users/search", "{" + filters + cursor + "}");
            found.addAll(texts(page.path("data"), "email"));
            String next = page.at("/links/next").asText("");
            cursor = page.at("/links/next").isNull() ? "" : ",'cursor':'" + next + "'";
        } while (!cursor.isEmpty());
        assertEquals(Set.copyOf(found).size(), found.size());
        assertEquals(13, found.size());
    }

    @Test
    void cursorOfAGetStandsForAllOtherParameters() throws Exception {
        String path = directory + "/users/" + jane + "/role-assignments";
        JsonNode first = key.json(path + "?limit=1");
        assertEquals(List.of(workspace), texts(first.path("data"), "resourceId"));
        String cursor = URLEncoder.encode(first.at("/links/next").asText(), StandardCharsets.UTF_8);
        JsonNode second = key.json(path + "?limit=100&cursor=" + cursor);
        assertEquals(List.of(Worlds.JIRA), texts(second.path("data"), "resourceId"));
        assertTrue(second.at("/links/next").isNull());
    }

    @Test
    void cursorIsRefusedWhereItDoesNotBelong() throws Exception {
        String search = directory + "/users/search";
        String cursor = post(search, "{'limit':1}").at("/links/next").asText();
        assertEquals(400, key.post(search, "{'cursor':'nonsense'}").statusCode());
        assertEquals(
                400,
                key.post(search, "{'cursor':'" + cursor + "','emails':['a@b.c']}")
                        .statusCode());
        String apps = ORGANISATION + "/workspaces";
        JsonNode page = post(apps, "{'limit':1}");
        String next = page.at("/links/next").asText();
        assertTrue(next.startsWith(simulator.root() + apps + "?cursor="), next);
        String appsCursor = Query.decode(next.substring(next.indexOf('=') + 1));
        assertEquals(
                400, key.post(apps, "{'cursor':'" + appsCursor + "','limit':1}").statusCode());
        assertEquals(
                1, post(apps, "{'cursor':'" + appsCursor + "'}").path("data").size());
    }

    @Test
    void limitIsToldWithATime() throws Exception {
        simulator.rateLimit(1);
        assertEquals(200, key.get(ORGANISATION + "/directories").statusCode());
        HttpResponse<String> limited = key.get(ORGANISATION + "/directories");
        assertEquals(429, limited.statusCode());
        assertTrue(limited.body().contains("ADMIN-429-1"), limited.body());
        Instant reset =
                Instant.parse(limited.headers().firstValue("X-RateLimit-Reset").orElseThrow());
        assertTrue(
                Duration.between(simulator.clock().now(), reset).compareTo(Duration.ofMinutes(59)) > 0,
                reset.toString());
        assertEquals(200, admin.get("/2.0/user").statusCode(), "Bitbucket counts by itself");
    }

    @Test
    void searchingIsNoWriteAndChangingIs() throws Exception {
        groupsOf(jane);
        post(directory + "/users/search", "{}");
        post(ORGANISATION + "/workspaces", "{}");
        assertEquals(List.of(), simulator.writes());
        key.post(directory + "/users/" + jane + "/suspend", "{}");
        key.delete(membership("Developers"));
        assertEquals(2, simulator.writes().size());
        assertEquals(
                1,
                simulator
                        .countByEndpoint()
                        .get("DELETE /admin/v2/orgs/{orgId}/directories/{directoryId}/groups/{groupId}/memberships/"
                                + "{accountId}"));
        assertFalse(simulator.requests().toString().contains(Worlds.ORGANISATION_KEY));
    }

    @Test
    void fingerprintSeesWhatHappensToOthers() {
        String before = world.fingerprintWithout(Worlds.JANE);
        organisation.removeFromGroup(Worlds.MEMBER, Worlds.JIRA_GROUP);
        String withoutGroup = world.fingerprintWithout(Worlds.JANE);
        organisation.takeRole("carol@acme.org", Worlds.JIRA, DirectoryBuilder.ADMIN);
        String withoutRole = world.fingerprintWithout(Worlds.JANE);
        organisation.suspend("frank@acme.org", Worlds.DIRECTORY, true);
        String suspended = world.fingerprintWithout(Worlds.JANE);
        organisation.remove("ines@acme.org", Worlds.OTHER_DIRECTORY);
        assertEquals(
                5,
                Set.of(before, withoutGroup, withoutRole, suspended, world.fingerprintWithout(Worlds.JANE))
                        .size());
        organisation.remove(Worlds.JANE, Worlds.DIRECTORY);
        assertNotEquals(before, world.fingerprintWithout());
    }

    @Test
    void workspaceOnBitbucketAloneHasNoOrganisation() throws Exception {
        try (BitbucketSimulator legacy = BitbucketSimulator.start(Worlds.acme())) {
            assertEquals(
                    401,
                    RawCalls.organisation(legacy)
                            .get(ORGANISATION + "/directories")
                            .statusCode());
        }
    }
}
