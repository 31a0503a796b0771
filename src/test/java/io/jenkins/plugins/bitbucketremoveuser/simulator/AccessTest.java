package io.jenkins.plugins.bitbucketremoveuser.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets in with what, who is a member, and what people can reach. */
class AccessTest {
    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private final SimulatorWorld world = simulator.world();
    private final RawCalls admin = RawCalls.of(simulator);
    private final String jane = RawCalls.segment(world.person(Worlds.JANE));
    private final String spikes = "/2.0/repositories/acme/spikes/permissions-config/users/" + jane;

    @AfterEach
    void close() {
        assertEquals(List.of(), simulator.contractViolations());
        simulator.close();
    }

    private Map<String, String> reach(String email) throws Exception {
        String filter = RawCalls.q("user.uuid=\"" + world.person(email).uuid() + "\"");
        return admin.list("/2.0/workspaces/acme/permissions/repositories?pagelen=3&" + filter).stream()
                .collect(Collectors.toMap(
                        row -> row.at("/repository/name").asText(),
                        row -> row.path("permission").asText()));
    }

    private static String message(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body();
    }

    @Test
    void highestPermissionOfAllSourcesCounts() throws Exception {
        Map<String, String> reach = reach(Worlds.JANE);
        assertEquals("admin", reach.get("billing"), "her own grant on the project beats the group's");
        assertEquals("write", reach.get("ios-app"), "who may create repositories may write to those there are");
        assertEquals("write", reach.get("shop-frontend"), "a group's grant on the project");
        assertEquals("admin", reach.get("terraform"), "her own grant beats the group's on the repository");
        assertEquals("read", reach.get("runbooks"), "a group's permission on everything");
        assertEquals(10, reach.size());
    }

    @Test
    void administratorsReachEverything() throws Exception {
        assertEquals(
                List.of("admin"),
                reach(Worlds.SECOND_ADMIN).values().stream().distinct().toList());
        assertEquals(10, reach(Worlds.SECOND_ADMIN).size());
    }

    @Test
    void listByRepositoryAgreesWithTheListByPerson() throws Exception {
        Set<String> byPerson = new TreeSet<>();
        for (Person person : world.members()) {
            reach(person.email())
                    .forEach((repository, level) -> byPerson.add(person.uuid() + " " + repository + " " + level));
        }
        Set<String> byRepository = new TreeSet<>();
        for (String repository : world.repositories()) {
            String path = "/2.0/workspaces/acme/permissions/repositories/" + repository + "?pagelen=100";
            for (JsonNode row : admin.list(path)) {
                byRepository.add(row.at("/user/uuid").asText() + " " + repository + " "
                        + row.path("permission").asText());
            }
        }
        assertEquals(byPerson, byRepository);
    }

    @Test
    void whatIsTakenAwayIsGoneFromTheList() throws Exception {
        for (String group : List.copyOf(world.grantsOf(Worlds.JANE).groups())) {
            assertEquals(204, admin.delete("/1.0/groups/acme/" + group + "/members/" + jane + "/"));
        }
        for (String project : List.of("CORE", "MOB")) {
            assertEquals(
                    204,
                    admin.delete("/2.0/workspaces/acme/projects/" + project + "/permissions-config/users/" + jane));
        }
        assertEquals(
                Map.of("shop-backend", "write", "terraform", "admin", "runbooks", "read", "spikes", "admin"),
                reach(Worlds.JANE));
    }

    @Test
    void membershipEndsWithTheLastThingHeldAndNotBefore() throws Exception {
        String member = "/2.0/workspaces/acme/members/" + jane;
        String before = world.fingerprintWithout(Worlds.JANE);
        for (String group : List.copyOf(world.grantsOf(Worlds.JANE).groups())) {
            world.removeFromGroup(Worlds.JANE, group);
        }
        List.copyOf(world.grantsOf(Worlds.JANE).projects().keySet())
                .forEach(project -> world.revokeProject(Worlds.JANE, project));
        List<String> repositories =
                List.copyOf(world.grantsOf(Worlds.JANE).repositories().keySet());
        for (String repository : repositories) {
            assertEquals(200, admin.get(member).statusCode(), repository);
            world.revokeRepository(Worlds.JANE, repository);
        }
        assertEquals(404, admin.get(member).statusCode());
        assertFalse(world.isMember(Worlds.JANE));
        assertTrue(world.grantsOf(Worlds.JANE).isEmpty());
        assertEquals(before, world.fingerprintWithout(Worlds.JANE), "nobody else lost anything");
    }

    @Test
    void fingerprintSeesWhatHappensToOthers() {
        String before = world.fingerprintWithout(Worlds.JANE);
        world.revokeRepository("elena@acme.org", "runbooks");
        assertNotEquals(before, world.fingerprintWithout(Worlds.JANE));
    }

    @Test
    void grantLinksToItself() throws Exception {
        String self = admin.json(spikes).at("/links/self/href").asText();
        assertTrue(self.startsWith(simulator.root() + "/2.0/repositories/acme/spikes/permissions-config/users/"), self);
        assertEquals(
                "admin",
                admin.json(self.substring(simulator.root().toString().length()))
                        .path("permission")
                        .asText());
    }

    @Test
    void tokenNeedsAllScopesOfACallAndIsToldWhich() throws Exception {
        RawCalls reader = RawCalls.basic(simulator, Worlds.ADMIN, Worlds.READ_ONLY_TOKEN);
        assertEquals(200, reader.get(spikes).statusCode());
        HttpResponse<String> refused = reader.send("DELETE", spikes, "");
        assertEquals(403, refused.statusCode());
        assertTrue(
                refused.body()
                        .contains("\"required\":[\"admin:repository:bitbucket\",\"delete:permission:bitbucket\"]"),
                refused.body());
        assertEquals(
                204,
                RawCalls.basic(simulator, Worlds.ADMIN, Worlds.SCOPED_TOKEN).delete(spikes));
    }

    @Test
    void granularScopesNeverImplyOneAnother() throws Exception {
        simulator.credentials().addApiToken(world.person(Worlds.ADMIN), "admin-only", "admin:repository:bitbucket");
        RawCalls adminOnly = RawCalls.basic(simulator, Worlds.ADMIN, "admin-only");
        assertEquals(403, adminOnly.get(spikes).statusCode());
        assertEquals(403, adminOnly.delete(spikes));
    }

    @Test
    void tokenWithoutAnyScopeIsRefusedLikeAWrongOne() throws Exception {
        simulator.credentials().addApiToken(world.person(Worlds.ADMIN), "no-scopes");
        HttpResponse<String> without =
                RawCalls.basic(simulator, Worlds.ADMIN, "no-scopes").get("/2.0/user");
        HttpResponse<String> wrong =
                RawCalls.basic(simulator, Worlds.ADMIN, "wrong").get("/2.0/user");
        assertEquals(401, without.statusCode());
        assertEquals(message(wrong), message(without));
        assertEquals(401, RawCalls.anonymous(simulator).get("/2.0/user").statusCode());
        assertEquals(
                401,
                RawCalls.bearer(simulator, Worlds.ADMIN_TOKEN).get("/2.0/user").statusCode());
    }

    @Test
    void onlyPeopleThemselvesDeleteGrants() throws Exception {
        assertEquals(200, RawCalls.oauth(simulator).get(spikes).statusCode());
        assertEquals(403, RawCalls.oauth(simulator).delete(spikes));
        RawCalls accessToken = RawCalls.bearer(simulator, Worlds.ACCESS_TOKEN);
        assertEquals(403, accessToken.get(spikes).statusCode());
        assertEquals(200, accessToken.get("/2.0/workspaces/acme/members").statusCode());
        assertTrue(world.grantsOf(Worlds.JANE).repositories().containsKey("spikes"));
    }

    @ParameterizedTest
    @CsvSource({
        "/2.0/user/workspaces/acme/permission, 200",
        "/2.0/workspaces/acme/permissions/repositories, 403",
        "/2.0/repositories/acme/billing/permissions-config/users, 403",
        "/2.0/repositories/acme/spikes/permissions-config/users, 403",
        "/2.0/workspaces/acme/projects/CORE/permissions-config/users, 403",
        "/1.0/groups/acme/, 403",
        "/2.0/workspaces/other, 404"
    })
    void memberWhoAdministersNothingIsKeptOut(String path, int status) throws Exception {
        RawCalls member = RawCalls.basic(simulator, Worlds.MEMBER, Worlds.MEMBER_TOKEN);
        assertEquals(status, member.get(path).statusCode());
    }

    @ParameterizedTest
    @CsvSource({"/2.0/workspaces", "/2.0/repositories", "/2.0/user/permissions/workspaces"})
    void whatBitbucketSwitchedOffIsGone(String path) throws Exception {
        HttpResponse<String> answer = admin.get(path);
        assertEquals(410, answer.statusCode());
        assertTrue(answer.body().contains("CHANGE-2770"), answer.body());
    }

    @Test
    void addressIsToldToAdministratorsWhoAskedForIt() throws Exception {
        String asked = "/2.0/workspaces/acme/members?" + RawCalls.q("user.email IN (\"JANE@acme.org\")");
        assertTrue(admin.get(asked + "&fields=%2Bvalues.user.email").body().contains("\"email\":\"jane@acme.org\""));
        assertFalse(admin.get(asked).body().contains("\"email\""));
        assertFalse(admin.get("/2.0/workspaces/acme/members?fields=%2Bvalues.user.email")
                .body()
                .contains("\"email\""));
    }

    @Test
    void moreThanNinetyAddressesAreRefused() throws Exception {
        String list =
                IntStream.range(0, 91).mapToObj(i -> "\"" + i + "@acme.org\"").collect(Collectors.joining(","));
        assertEquals(
                400,
                admin.get("/2.0/workspaces/acme/members?" + RawCalls.q("user.email IN (" + list + ")"))
                        .statusCode());
    }

    @Test
    void ownerOfAPersonalWorkspaceCannotBeTouched() throws Exception {
        SimulatorWorld personal = SimulatorWorld.builder()
                .person(Worlds.ADMIN, "Ada")
                .workspace(
                        "ada",
                        ada -> ada.personalOf(Worlds.ADMIN).project("P", "P").repository("r", "P"))
                .apiToken(Worlds.ADMIN, Worlds.ADMIN_TOKEN, Credentials.ALL_SCOPES)
                .build();
        try (BitbucketSimulator own = BitbucketSimulator.start(personal)) {
            HttpResponse<String> answer = RawCalls.of(own)
                    .send(
                            "DELETE",
                            "/2.0/repositories/ada/r/permissions-config/users/"
                                    + RawCalls.segment(personal.person(Worlds.ADMIN)),
                            "");
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("linked to this workspace"), answer.body());
        }
    }
}
