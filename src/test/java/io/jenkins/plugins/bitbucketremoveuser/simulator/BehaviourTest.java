package io.jenkins.plugins.bitbucketremoveuser.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fact that is unsure is a switch, and every switch changes what is answered. */
class BehaviourTest {
    private static final String MEMBERS = "/2.0/workspaces/acme/members";
    private static final String REACH = "/2.0/workspaces/acme/permissions/repositories";

    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private final RawCalls admin = RawCalls.of(simulator);
    private final RawCalls member = RawCalls.basic(simulator, Worlds.MEMBER, Worlds.MEMBER_TOKEN);
    private final Person jane = simulator.world().person(Worlds.JANE);
    private final String janeId = RawCalls.segment(jane);

    @AfterEach
    void close() {
        assertEquals(List.of(), simulator.contractViolations());
        simulator.close();
    }

    private String grant(String repository) {
        return "/2.0/repositories/acme/" + repository + "/permissions-config/users/" + janeId;
    }

    private String membership(String group) {
        return "/1.0/groups/acme/" + group + "/members/" + janeId + "/";
    }

    private String reachedByJane() {
        return REACH + "?pagelen=100&" + RawCalls.q("user.uuid=\"" + jane.uuid() + "\"");
    }

    private Set<String> inGroup(int index) throws Exception {
        return StreamSupport.stream(
                        admin.json("/1.0/groups/acme/")
                                .get(index)
                                .path("members")
                                .spliterator(),
                        false)
                .map(person -> person.path("display_name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everySwitchIsLookedAtHere() {
        Set<String> switches = Arrays.stream(Behaviour.Builder.class.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> !name.contains("$"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> tests = Arrays.stream(BehaviourTest.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        switches.removeAll(tests);
        assertEquals(Set.of(), switches, "each has a test of its name");
    }

    @Test
    void absentGrantRead() throws Exception {
        assertEquals(404, admin.get(grant("billing")).statusCode());
        simulator.behave(b -> b.absentGrantRead(Behaviour.AbsentRead.NONE));
        assertEquals("none", admin.json(grant("billing")).path("permission").asText());
        assertEquals("admin", admin.json(grant("spikes")).path("permission").asText());
    }

    @Test
    void absentGrantDelete() throws Exception {
        assertEquals(404, admin.delete(grant("billing")));
        simulator.behave(b -> b.absentGrantDelete(Behaviour.AbsentDelete.NO_CONTENT));
        assertEquals(204, admin.delete(grant("billing")));
    }

    @Test
    void absentGroupMemberDelete() throws Exception {
        assertEquals(404, admin.delete(membership("administrators")));
        simulator.behave(b -> b.absentGroupMemberDelete(Behaviour.AbsentDelete.NO_CONTENT));
        assertEquals(204, admin.delete(membership("administrators")));
    }

    @ParameterizedTest
    @CsvSource({"ALLOWED, 200", "UNAUTHORIZED, 401", "FORBIDDEN, 403"})
    void groupReadByApiToken(Behaviour.LegacyAccess access, int status) throws Exception {
        simulator.behave(b -> b.groupReadByApiToken(access));
        assertEquals(status, admin.get("/1.0/groups/acme/").statusCode());
        assertEquals(200, RawCalls.oauth(simulator).get("/1.0/groups/acme/").statusCode());
    }

    @ParameterizedTest
    @CsvSource({"ALLOWED, 204", "UNAUTHORIZED, 401", "FORBIDDEN, 403"})
    void groupWriteByApiToken(Behaviour.LegacyAccess access, int status) throws Exception {
        simulator.behave(b -> b.groupWriteByApiToken(access));
        assertEquals(status, admin.delete(membership("developers")));
        assertEquals(204, RawCalls.oauth(simulator).delete(membership("everybody")));
    }

    @ParameterizedTest
    @CsvSource({"405", "404", "410"})
    void migratedGroupWriteStatus(int status) throws Exception {
        try (BitbucketSimulator migrated = BitbucketSimulator.start(Worlds.acme(WorkspaceKind.ORGANISATION))) {
            migrated.behave(b -> b.migratedGroupWriteStatus(status));
            assertEquals(status, RawCalls.of(migrated).delete(membership("developers")));
            assertEquals(200, RawCalls.of(migrated).get("/1.0/groups/acme/").statusCode());
            assertTrue(migrated.world().grantsOf(Worlds.JANE).groups().contains("developers"));
        }
    }

    @ParameterizedTest
    @CsvSource({"405", "404", "410"})
    void migratedInvitationStatus(int status) throws Exception {
        try (BitbucketSimulator migrated = BitbucketSimulator.start(Worlds.acme(WorkspaceKind.ORGANISATION))) {
            migrated.behave(b -> b.migratedInvitationStatus(status));
            assertEquals(
                    status,
                    RawCalls.of(migrated).get("/1.0/users/acme/invitations").statusCode());
            assertEquals(status, RawCalls.of(migrated).delete("/1.0/users/acme/invitations/nadia@acme.org"));
        }
    }

    @Test
    void invitationDeleteByPath() throws Exception {
        String invitation = "/1.0/users/acme/invitations/nadia@acme.org";
        assertEquals(
                "Nadia@acme.org",
                admin.json("/1.0/users/acme/invitations").get(0).path("email").asText());
        simulator.behave(b -> b.invitationDeleteByPath(false));
        assertEquals(405, admin.delete(invitation));
        simulator.behave(b -> b.invitationDeleteByPath(true));
        assertEquals(204, admin.delete(invitation));
        assertEquals(404, admin.delete(invitation));
        assertEquals(0, admin.json("/1.0/users/acme/invitations").size());
    }

    @Test
    void legacyTakesWorkspaceUuid() throws Exception {
        String byUuid = "/1.0/groups/"
                + simulator.world().workspaceUuid("acme").replace("{", "%7B").replace("}", "%7D") + "/";
        assertEquals(405, admin.get(byUuid).statusCode());
        simulator.behave(b -> b.legacyTakesWorkspaceUuid(true));
        assertEquals(200, admin.get(byUuid).statusCode());
    }

    @Test
    void legacyErrorsAsPlainText() throws Exception {
        assertEquals(
                "No group with slug 'none'.",
                admin.send("DELETE", membership("none"), "").body());
        simulator.behave(b -> b.legacyErrorsAsPlainText(false));
        assertTrue(admin.send("DELETE", membership("none"), "").body().startsWith("{\"type\":\"error\""));
    }

    @Test
    void membersFilterForNonAdmin() throws Exception {
        String path = MEMBERS + "?fields=%2Bvalues.user.email&" + RawCalls.q("user.email IN (\"jane@acme.org\")");
        JsonNode ignored = member.json(path);
        assertEquals(10, ignored.path("values").size());
        assertFalse(ignored.toString().contains("@"), "nobody's address is told");
        simulator.behave(b -> b.membersFilterForNonAdmin(Behaviour.NonAdminFilter.EMPTY));
        assertEquals(0, member.json(path).path("values").size());
        simulator.behave(b -> b.membersFilterForNonAdmin(Behaviour.NonAdminFilter.FORBIDDEN));
        assertEquals(403, member.get(path).statusCode());
        assertEquals(1, admin.json(path).path("values").size());
    }

    @Test
    void permissionFilterByUserUuid() throws Exception {
        assertEquals(10, admin.list(reachedByJane()).size());
        simulator.behave(b -> b.permissionFilterByUserUuid(Behaviour.UserFilter.IGNORED));
        assertTrue(admin.list(reachedByJane()).size() > 10);
        simulator.behave(b -> b.permissionFilterByUserUuid(Behaviour.UserFilter.REFUSED_400));
        assertEquals(400, admin.get(reachedByJane()).statusCode());
    }

    @Test
    void permissionFilterByNickname() throws Exception {
        String path = REACH + "?pagelen=100&" + RawCalls.q("user.nickname=\"hugo\"");
        int some = admin.list(path).size();
        simulator.behave(b -> b.permissionFilterByNickname(Behaviour.UserFilter.IGNORED));
        assertTrue(admin.list(path).size() > some);
        simulator.behave(b -> b.permissionFilterByNickname(Behaviour.UserFilter.REFUSED_400));
        assertEquals(400, admin.get(path).statusCode());
    }

    @Test
    void repositoryRowsCarryProject() throws Exception {
        String path = reachedByJane() + "&fields=%2Bvalues.repository.project.key";
        assertEquals(
                "CORE", admin.json(path).at("/values/0/repository/project/key").asText());
        simulator.behave(b -> b.repositoryRowsCarryProject(false));
        assertTrue(admin.json(path).at("/values/0/repository/project").isMissingNode());
    }

    @Test
    void projectGrantAloneKeepsMembership() throws Exception {
        Person stranger = simulator.world().person("stranger@elsewhere.example");
        String path = MEMBERS + "/" + RawCalls.segment(stranger);
        simulator.world().grantProject(stranger.email(), "LAB", Permission.READ);
        assertEquals(200, admin.get(path).statusCode());
        simulator.behave(b -> b.projectGrantAloneKeepsMembership(false));
        assertEquals(404, admin.get(path).statusCode());
    }

    @Test
    void effectiveListLag() throws Exception {
        simulator.world().removeFromGroup(Worlds.JANE, "everybody");
        simulator.behave(b -> b.effectiveListLag(Lag.reads(2)));
        simulator.world().revokeRepository(Worlds.JANE, "spikes");
        assertEquals(10, admin.list(reachedByJane()).size());
        assertEquals(10, admin.list(reachedByJane()).size());
        assertEquals(9, admin.list(reachedByJane()).size());
    }

    @Test
    void membershipLag() throws Exception {
        Person hugo = simulator.world().person("hugo@acme.org");
        String path = MEMBERS + "/" + RawCalls.segment(hugo);
        simulator.behave(b -> b.membershipLag(Lag.time(Duration.ofMinutes(5))));
        simulator.world().revokeRepository("hugo@acme.org", "spikes");
        assertEquals(200, admin.get(path).statusCode());
        simulator.clock().advance(Duration.ofMinutes(5));
        assertEquals(404, admin.get(path).statusCode());
    }

    @Test
    void writeReadLag() throws Exception {
        simulator.behave(b -> b.writeReadLag(Lag.reads(1)));
        assertEquals(204, admin.delete(grant("spikes")));
        assertEquals(200, admin.get(grant("spikes")).statusCode());
        assertEquals(404, admin.get(grant("spikes")).statusCode());
        assertEquals(204, admin.delete(membership("developers")));
        assertTrue(inGroup(1).contains("Jane Doe"));
        assertFalse(inGroup(1).contains("Jane Doe"));
    }

    private static final String RULE = "/2.0/repositories/acme/terraform/branch-restrictions/1";

    /** The rule with its kind and branches, and what of its people is given. */
    private int changeRule(String people) throws Exception {
        return admin.send(
                        "PUT",
                        RULE,
                        "{\"type\":\"branchrestriction\",\"kind\":\"push\",\"branch_match_kind\":\"glob\",\"pattern\":\"main\","
                                + people + "}")
                .statusCode();
    }

    @Test
    void branchRuleOfFormerMemberEditable() throws Exception {
        Person stranger = simulator.world().person("stranger@elsewhere.example");
        simulator.world().residues().addToRule("terraform", "1", stranger.email());
        simulator.behave(b -> b.branchRuleOfFormerMemberEditable(false));
        assertEquals(400, changeRule("\"users\":[]"));
        simulator.behave(b -> b.branchRuleOfFormerMemberEditable(true));
        assertEquals(200, changeRule("\"users\":[]"));
        assertEquals(List.of("release-managers"), simulator.world().residues().inRule("terraform", "1"));
    }

    @Test
    void branchRuleKeepsWhatIsLeftOut() throws Exception {
        assertEquals(200, changeRule("\"users\":[{\"type\":\"user\",\"uuid\":\"" + jane.uuid() + "\"}]"));
        assertEquals(
                List.of(Worlds.JANE, "release-managers"),
                simulator.world().residues().inRule("terraform", "1"));
        simulator.behave(b -> b.branchRuleKeepsWhatIsLeftOut(false));
        assertEquals(200, changeRule("\"users\":[{\"type\":\"user\",\"uuid\":\"" + jane.uuid() + "\"}]"));
        assertEquals(List.of(Worlds.JANE), simulator.world().residues().inRule("terraform", "1"));
    }

    @Test
    void pullRequestFilterByReviewer() throws Exception {
        String path = "/2.0/repositories/acme/terraform/pullrequests?"
                + RawCalls.q("reviewers.uuid=\"" + jane.uuid() + "\" AND state=\"OPEN\"");
        assertEquals(1, admin.list(path).size());
        simulator.behave(b -> b.pullRequestFilterByReviewer(Behaviour.UserFilter.IGNORED));
        assertEquals(2, admin.list(path).size());
        simulator.behave(b -> b.pullRequestFilterByReviewer(Behaviour.UserFilter.REFUSED_400));
        assertEquals(400, admin.get(path).statusCode());
    }

    @Test
    void effectiveListSortsByUpdate() throws Exception {
        String path = reachedByJane() + "&sort=-repository.updated_on";
        assertEquals("spikes", admin.json(path).at("/values/0/repository/name").asText());
        simulator.behave(b -> b.effectiveListSortsByUpdate(false));
        assertEquals(400, admin.get(path).statusCode());
    }

    @Test
    void lastAdminRemoval() throws Exception {
        simulator.world().removeFromGroup(Worlds.SECOND_ADMIN, "administrators");
        String self = "/1.0/groups/acme/administrators/members/"
                + RawCalls.segment(simulator.world().person(Worlds.ADMIN)) + "/";
        assertEquals(400, admin.delete(self));
        simulator.behave(b -> b.lastAdminRemoval(Behaviour.LastAdmin.ALLOWED));
        assertEquals(204, admin.delete(self));
        assertFalse(simulator.world().isAdmin(Worlds.ADMIN));
    }

    @Test
    void errorDetail() throws Exception {
        RawCalls reader = RawCalls.basic(simulator, Worlds.ADMIN, Worlds.READ_ONLY_TOKEN);
        assertTrue(detail(reader).isObject());
        simulator.behave(b -> b.errorDetail(Behaviour.ErrorDetail.STRING));
        assertTrue(detail(reader).isTextual());
    }

    private JsonNode detail(RawCalls calls) throws IOException, InterruptedException {
        HttpResponse<String> answer = calls.send("DELETE", grant("spikes"), "");
        assertEquals(403, answer.statusCode());
        return new ObjectMapper().readTree(answer.body()).at("/error/detail");
    }

    @Test
    void appPasswordsAccepted() throws Exception {
        RawCalls byAppPassword = RawCalls.basic(simulator, Worlds.APP_PASSWORD_USER, Worlds.APP_PASSWORD);
        assertEquals(401, byAppPassword.get("/2.0/user").statusCode());
        simulator.behave(b -> b.appPasswordsAccepted(true));
        assertEquals(200, byAppPassword.get("/2.0/user").statusCode());
    }

    /** Acme in an organisation, and what is asked there about Jane. */
    private static final class Organised implements AutoCloseable {
        final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme(WorkspaceKind.ORGANISATION));
        final SimulatedOrganisation organisation = simulator.world().organisation();
        final RawCalls key = RawCalls.organisation(simulator);
        final Person jane = simulator.world().person(Worlds.JANE);
        final String root = "/admin/v2/orgs/" + Worlds.ORGANISATION_ID + "/directories/";
        final String directory = root + organisation.directoryId(Worlds.DIRECTORY);
        final String user = directory + "/users/" + jane.accountId();

        JsonNode search(String what, String body) throws Exception {
            return new ObjectMapper()
                    .readTree(key.post(directory + what, body).body())
                    .path("data");
        }

        JsonNode janeInDirectory() throws Exception {
            return search("/users/search", "{'accountIds':['" + jane.accountId() + "']}");
        }

        int groupsOfJane() throws Exception {
            return search("/groups/search", "{'accountIds':['" + jane.accountId() + "'],'limit':100}")
                    .size();
        }

        int leave(String group) throws Exception {
            return key.delete(
                    directory + "/groups/" + organisation.groupId(group) + "/memberships/" + jane.accountId());
        }

        int join(String group) throws Exception {
            return key.post(
                            directory + "/groups/" + organisation.groupId(group) + "/memberships",
                            "{'accountId':'" + jane.accountId() + "'}")
                    .statusCode();
        }

        int revoke(String resource) throws Exception {
            return role("revoke", resource);
        }

        int assign(String resource) throws Exception {
            return role("assign", resource);
        }

        private int role(String what, String resource) throws Exception {
            return key.post(
                            "/admin/v1/orgs/" + Worlds.ORGANISATION_ID + "/users/" + jane.accountId() + "/roles/"
                                    + what,
                            "{'role':'atlassian/user','resource':'" + resource + "'}")
                    .statusCode();
        }

        int memberInBitbucket() throws Exception {
            return RawCalls.of(simulator)
                    .get(MEMBERS + "/" + RawCalls.segment(jane))
                    .statusCode();
        }

        @Override
        public void close() {
            assertEquals(List.of(), simulator.contractViolations());
            simulator.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"ALLOWED, 204", "FORBIDDEN, 403", "NOT_FOUND, 404"})
    void workspaceRoleAssign(Behaviour.RoleRevoke rule, int status) throws Exception {
        try (Organised acme = new Organised()) {
            String resource = acme.organisation.resourceOf("acme");
            acme.organisation.takeRole(Worlds.JANE, resource, DirectoryBuilder.USER);
            acme.simulator.behave(b -> b.workspaceRoleAssign(rule));
            assertEquals(status, acme.assign(resource));
            assertEquals(
                    status == 204,
                    acme.organisation.accessOf(Worlds.JANE).roles().containsKey(resource));
            assertEquals(204, acme.assign(Worlds.JIRA), "only workspaces are unsure");
        }
    }

    @Test
    void groupTakesNonMembers() throws Exception {
        Person stranger = simulator.world().person("stranger@elsewhere.example");
        String membership = "/1.0/groups/acme/developers/members/" + RawCalls.segment(stranger) + "/";
        simulator.behave(b -> b.groupTakesNonMembers(false));
        assertEquals(400, admin.send("PUT", membership, "{}").statusCode());
        assertFalse(simulator.world().isMember(stranger.email()));
        simulator.behave(b -> b.groupTakesNonMembers(true));
        assertEquals(200, admin.send("PUT", membership, "{}").statusCode());
        assertTrue(simulator.world().isMember(stranger.email()));
    }

    @Test
    void grantNeedsMembership() throws Exception {
        Person stranger = simulator.world().person("stranger@elsewhere.example");
        String grant = "/2.0/repositories/acme/billing/permissions-config/users/" + RawCalls.segment(stranger);
        assertEquals(400, admin.put(grant, "{'permission': 'read'}").statusCode());
        simulator.behave(b -> b.grantNeedsMembership(false));
        assertEquals(200, admin.put(grant, "{'permission': 'read'}").statusCode());
        assertEquals(
                Permission.READ,
                simulator.world().grantsOf(stranger.email()).repositories().get("billing"));
    }

    @Test
    void givenReadLag() throws Exception {
        simulator.behave(b -> b.givenReadLag(Lag.reads(1)));
        assertEquals(200, admin.put(grant("billing"), "{'permission': 'write'}").statusCode());
        assertEquals(404, admin.get(grant("billing")).statusCode());
        assertEquals("write", admin.json(grant("billing")).path("permission").asText());

        Set<String> before = inGroup(0);
        assertEquals(200, admin.send("PUT", membership("administrators"), "{}").statusCode());
        assertEquals(before, inGroup(0));
        assertTrue(inGroup(0).contains("Jane Doe"));

        try (Organised acme = new Organised()) {
            acme.leave("Developers");
            acme.simulator.behave(b -> b.givenReadLag(Lag.reads(1)));
            assertEquals(204, acme.join("Developers"));
            assertEquals(3, acme.groupsOfJane());
            assertEquals(4, acme.groupsOfJane());
        }
    }

    @Test
    void memberRowsCarryStatus() throws Exception {
        String members = "/2.0/workspaces/acme/members?pagelen=100&fields=%2Bvalues.user.account_status";
        assertTrue(admin.get(members).body().contains("account_status"));

        simulator.behave(b -> b.memberRowsCarryStatus(false));
        assertFalse(admin.get(members).body().contains("account_status"));
    }

    @Test
    void organisationReadLag() throws Exception {
        try (Organised acme = new Organised()) {
            acme.simulator.behave(b -> b.organisationReadLag(Lag.time(Duration.ofSeconds(30))));
            assertEquals(204, acme.leave("Developers"));
            assertEquals(204, acme.revoke(acme.organisation.resourceOf("acme")));
            assertEquals(204, acme.key.post(acme.user + "/suspend", "{}").statusCode());
            assertFalse(acme.organisation.accessOf(Worlds.JANE).groups().contains("Developers"));
            assertEquals(4, acme.groupsOfJane());
            assertTrue(acme.key.get(acme.user + "/role-assignments").body().contains("\"direct\""));
            assertEquals(
                    "active",
                    acme.janeInDirectory().get(0).path("membershipStatus").asText());
            acme.simulator.clock().advance(Duration.ofSeconds(30));
            assertEquals(3, acme.groupsOfJane());
            assertFalse(acme.key.get(acme.user + "/role-assignments").body().contains("\"direct\""));
            assertEquals(
                    "suspended",
                    acme.janeInDirectory().get(0).path("membershipStatus").asText());

            acme.simulator.behave(b -> b.organisationReadLag(Lag.reads(1)));
            assertEquals(204, acme.leave("Everybody"));
            assertEquals(3, acme.groupsOfJane());
            assertEquals(2, acme.groupsOfJane());
        }
    }

    @Test
    void directoryRemovalLag() throws Exception {
        try (Organised acme = new Organised()) {
            acme.simulator.behave(b -> b.directoryRemovalLag(Lag.reads(2)));
            assertEquals(204, acme.key.delete(acme.user));
            assertFalse(acme.organisation.accessOf(Worlds.JANE).isMember());
            assertEquals(1, acme.janeInDirectory().size());
            assertEquals(1, acme.janeInDirectory().size());
            assertEquals(0, acme.janeInDirectory().size());
        }
    }

    @Test
    void suspensionNeedsBody() throws Exception {
        try (Organised acme = new Organised()) {
            assertEquals(415, acme.key.send("POST", acme.user + "/suspend", "").statusCode());
            assertFalse(acme.organisation.accessOf(Worlds.JANE).isSuspended());
            acme.simulator.behave(b -> b.suspensionNeedsBody(false));
            assertEquals(204, acme.key.send("POST", acme.user + "/suspend", "").statusCode());
            assertTrue(acme.organisation.accessOf(Worlds.JANE).isSuspended());
            assertEquals(204, acme.key.send("POST", acme.user + "/restore", "").statusCode());
            assertFalse(acme.organisation.accessOf(Worlds.JANE).isSuspended());
        }
    }

    @Test
    void suspendedPeopleStayMembers() throws Exception {
        try (Organised acme = new Organised()) {
            acme.organisation.suspend(Worlds.JANE, Worlds.DIRECTORY, true);
            assertEquals(200, acme.memberInBitbucket());
            acme.simulator.behave(
                    b -> b.suspendedPeopleStayMembers(false).membershipLag(Lag.time(Duration.ofMinutes(5))));
            assertEquals(404, acme.memberInBitbucket());
            acme.organisation.suspend(Worlds.JANE, Worlds.DIRECTORY, false);
            assertEquals(200, acme.memberInBitbucket());
            acme.organisation.suspend(Worlds.JANE, Worlds.DIRECTORY, true);
            assertEquals(200, acme.memberInBitbucket(), "Bitbucket's list lags as for other changes");
            acme.simulator.clock().advance(Duration.ofMinutes(5));
            assertEquals(404, acme.memberInBitbucket());
        }
    }

    @ParameterizedTest
    @CsvSource({"false, active, active", "true, suspended, active"})
    void membershipStatusPerDirectory(boolean perDirectory, String here, String everywhere) throws Exception {
        try (Organised acme = new Organised()) {
            acme.simulator.behave(b -> b.membershipStatusPerDirectory(perDirectory));
            acme.organisation.suspend("ines@acme.org", Worlds.DIRECTORY, true);
            String body = "{'emails':['ines@acme.org']}";
            assertEquals(
                    here,
                    acme.search("/users/search", body)
                            .get(0)
                            .path("membershipStatus")
                            .asText());
            assertTrue(acme.key
                    .post(acme.root + "-/users/search", body)
                    .body()
                    .contains("\"membershipStatus\":\"" + everywhere + "\""));
        }
    }

    @Test
    void invitedPeopleAreFound() throws Exception {
        try (Organised acme = new Organised()) {
            String body = "{'emails':['" + Worlds.INVITED + "']}";
            String account =
                    acme.search("/users/search", body).get(0).path("accountId").asText();
            acme.simulator.behave(b -> b.invitedPeopleAreFound(false));
            assertEquals(0, acme.search("/users/search", body).size());
            assertTrue(acme.organisation.accessOf(Worlds.INVITED).isMember(), "invited all the same");
            assertEquals(204, acme.key.delete(acme.directory + "/users/" + account));
            assertFalse(acme.organisation.accessOf(Worlds.INVITED).isMember());
            assertFalse(acme.simulator.world().isInvited(Worlds.INVITED));
        }
    }

    @Test
    void groupsFilteredByMember() throws Exception {
        try (Organised acme = new Organised()) {
            assertEquals(4, acme.groupsOfJane());
            acme.simulator.behave(b -> b.groupsFilteredByMember(false));
            assertEquals(5, acme.groupsOfJane(), "the administrators too, of which she is none");
        }
    }

    @ParameterizedTest
    @CsvSource({"ALLOWED, 204", "FORBIDDEN, 403", "NOT_FOUND, 404"})
    void workspaceRoleRevoke(Behaviour.RoleRevoke rule, int status) throws Exception {
        try (Organised acme = new Organised()) {
            acme.organisation.giveRole(Worlds.JANE, Worlds.JIRA, DirectoryBuilder.USER);
            acme.simulator.behave(b -> b.workspaceRoleRevoke(rule));
            String workspace = acme.organisation.resourceOf("acme");
            assertEquals(status, acme.revoke(workspace));
            assertEquals(
                    status != 204,
                    acme.organisation.accessOf(Worlds.JANE).roles().containsKey(workspace));
            assertEquals(204, acme.revoke(Worlds.JIRA), "the rule is about workspaces");
        }
    }

    @Test
    void absentInOrganisation() throws Exception {
        try (Organised acme = new Organised()) {
            assertEquals(404, acme.leave("Administrators"));
            assertEquals(404, acme.revoke(Worlds.JIRA));
            acme.simulator.behave(b -> b.absentInOrganisation(Behaviour.AbsentDelete.NO_CONTENT));
            assertEquals(204, acme.leave("Administrators"));
            assertEquals(204, acme.revoke(Worlds.JIRA));
        }
    }

    @Test
    void roleRemovalDeletesGrants() throws Exception {
        try (Organised acme = new Organised()) {
            assertEquals(204, acme.key.delete(acme.user));
            assertEquals(6, acme.simulator.world().grantsOf(Worlds.JANE).count());
            assertEquals(200, acme.memberInBitbucket());
        }
        try (Organised acme = new Organised()) {
            acme.simulator.behave(b -> b.roleRemovalDeletesGrants(true));
            acme.leave("Developers");
            acme.leave("Everybody");
            acme.leave("Release Managers");
            assertEquals(6, acme.simulator.world().grantsOf(Worlds.JANE).count(), "there is still a direct role");
            assertEquals(204, acme.revoke(acme.organisation.resourceOf("acme")));
            assertEquals(0, acme.simulator.world().grantsOf(Worlds.JANE).count());
            assertEquals(404, acme.memberInBitbucket());
        }
    }

    @Test
    void organisationErrors() throws Exception {
        try (Organised acme = new Organised()) {
            String nobody = acme.directory + "/users/nobody";
            assertTrue(acme.key.send("DELETE", nobody, "").body().contains("\"code\":\"ADMIN-404-8\""));
            acme.simulator.behave(b -> b.organisationErrors(Behaviour.OrganisationErrors.GATEWAY));
            assertEquals(
                    "{\"code\":404,\"message\":\"User not found\"}",
                    acme.key.send("DELETE", nobody, "").body());
        }
    }

    @Test
    void rateLimit() throws Exception {
        simulator.rateLimit(2);
        assertEquals(200, admin.get("/2.0/user").statusCode());
        assertEquals(200, admin.get("/2.0/user").statusCode());
        assertEquals(429, admin.get("/2.0/user").statusCode());
        assertEquals(200, member.get("/2.0/user").statusCode(), "everybody has a limit of his own");
        simulator.rateLimit(0);
        assertEquals(200, admin.get("/2.0/user").statusCode());
    }

    @Test
    void rateLimitWindow() throws Exception {
        simulator.rateLimit(1).behave(b -> b.rateLimitWindow(Duration.ofMinutes(1)));
        assertEquals(200, admin.get("/2.0/user").statusCode());
        assertEquals(429, admin.get("/2.0/user").statusCode());
        simulator.clock().advance(Duration.ofMinutes(1));
        assertEquals(200, admin.get("/2.0/user").statusCode());
    }

    private HttpResponse<String> limited() throws Exception {
        simulator.rateLimit(1);
        admin.get("/2.0/user");
        return admin.get("/2.0/user");
    }

    @Test
    void rateLimitBody() throws Exception {
        String words = "Rate limit for this resource has been exceeded";
        assertEquals(
                "{\"type\":\"error\",\"error\":{\"message\":\"" + words + "\"}}",
                limited().body());
        simulator.behave(b -> b.rateLimitBody(Behaviour.RateLimitBody.TEXT));
        assertEquals(words, limited().body());
    }

    @Test
    void retryAfter() throws Exception {
        assertTrue(limited().headers().firstValue("Retry-After").isEmpty());
        simulator.behave(b -> b.retryAfter(Behaviour.RetryAfter.SECONDS));
        assertEquals("3600", limited().headers().firstValue("Retry-After").orElseThrow());
        simulator.behave(b -> b.retryAfter(Behaviour.RetryAfter.DATE));
        Instant date = ZonedDateTime.parse(
                        limited().headers().firstValue("Retry-After").orElseThrow(),
                        DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        assertTrue(Duration.between(Instant.now(), date).compareTo(Duration.ofMinutes(59)) > 0, date.toString());
    }

    @Test
    void rateLimitResetHeader() throws Exception {
        assertTrue(limited().headers().firstValue("X-RateLimit-Reset").isEmpty());
        simulator.behave(b -> b.rateLimitResetHeader(Behaviour.ResetHeader.SECONDS));
        assertEquals("3600", limited().headers().firstValue("X-RateLimit-Reset").orElseThrow());
        simulator.behave(b -> b.rateLimitResetHeader(Behaviour.ResetHeader.ISO_TIME));
        Instant reset = Instant.parse(
                limited().headers().firstValue("X-RateLimit-Reset").orElseThrow());
        assertTrue(reset.isAfter(Instant.now().plusSeconds(3_000)), reset.toString());
    }

    @Test
    void latency() throws Exception {
        simulator.behave(b -> b.latency(Duration.ofMillis(300)));
        long start = System.nanoTime();
        admin.get("/2.0/user");
        assertTrue(System.nanoTime() - start >= 300_000_000L);
    }

    @Test
    void otherSwitchesStayAsTheyWere() {
        Behaviour changed =
                Behaviour.standard().but(b -> b.rateLimit(7)).but(b -> b.lastAdminRemoval(Behaviour.LastAdmin.ALLOWED));
        assertEquals(7, changed.rateLimit());
        assertEquals(0, Behaviour.standard().rateLimit());
    }
}
