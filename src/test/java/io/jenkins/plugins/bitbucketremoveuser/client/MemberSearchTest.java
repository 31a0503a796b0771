package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberSearchTest {
    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private final BitbucketCloud bitbucket = Clients.of(simulator.root());

    @AfterEach
    void close() {
        bitbucket.close();
        simulator.close();
    }

    private static List<String> addresses(List<Member> members) {
        return members.stream().map(Member::email).sorted().toList();
    }

    private static int asked(RequestRecord request) {
        return request.query().split("%40", -1).length - 1;
    }

    @Test
    void addressIsFoundWhateverItsCaseAndSaidBack() throws Exception {
        List<Member> found = bitbucket.workspaces().findMembers("acme", List.of("Jane@ACME.org", "nobody@acme.org"));
        assertEquals(1, found.size());
        assertEquals(Worlds.JANE, found.get(0).email());
        assertEquals(
                simulator.world().person(Worlds.JANE).uuid(),
                found.get(0).user().uuid());
    }

    @Test
    void similarAddressIsNotFound() throws Exception {
        assertEquals(List.of(), bitbucket.workspaces().findMembers("acme", List.of("ane@acme.org", "jane@acme.or")));
    }

    @Test
    void addressWithAPlusIsFound() throws Exception {
        SimulatorWorld world = SimulatorWorld.builder()
                .person(Worlds.ADMIN, "Ada")
                .person("jane+ci@acme.org", "Jane's robot")
                .person("jane ci@acme.org", "Somebody else")
                .workspace(
                        "acme",
                        acme -> acme.admins("Administrators", Worlds.ADMIN)
                                .group("Developers", "jane+ci@acme.org", "jane ci@acme.org"))
                .apiToken(Worlds.ADMIN, Worlds.ADMIN_TOKEN, "*")
                .build();
        try (BitbucketSimulator own = BitbucketSimulator.start(world);
                BitbucketCloud client = Clients.of(own.root())) {
            assertEquals(
                    List.of("jane+ci@acme.org"),
                    addresses(client.workspaces().findMembers("acme", List.of("jane+ci@acme.org"))));
        }
    }

    @Test
    void manyAddressesGoInRequestsOfNinetyAndAllAreFound() throws Exception {
        try (BitbucketSimulator large = BitbucketSimulator.start(Worlds.large(10, 7, 300));
                BitbucketCloud client = Clients.of(large.root())) {
            List<String> emails = IntStream.range(4, 204)
                    .mapToObj(i -> String.format("employee%05d@acme.org", i))
                    .toList();
            assertEquals(emails, addresses(client.workspaces().findMembers("acme", emails)));
            assertEquals(
                    List.of(90, 90, 20),
                    large.requests().stream().map(MemberSearchTest::asked).toList());
        }
    }

    @Test
    void exactlyNinetyAddressesAreOneRequestAndNoneIsNone() throws Exception {
        List<String> emails = new ArrayList<>();
        bitbucket.workspaces().findMembers("acme", emails);
        assertEquals(0, simulator.count());
        IntStream.range(0, 90).forEach(i -> emails.add(i + "@acme.org"));
        bitbucket.workspaces().findMembers("acme", emails);
        assertEquals(1, simulator.count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"@acme.org", "a\\@acme.org", "a\n@acme.org", "x\") OR user.email IN (\"bob@acme.org"})
    void addressThatCannotBeWrittenInAFilterIsRefusedBeforeAnythingIsSent(String hostile) {
        List<String> emails = new ArrayList<>();
        // in the second batch, so that the first one is not sent either
        IntStream.range(0, 95).forEach(i -> emails.add(i + "@acme.org"));
        emails.add(hostile);
        assertThrows(
                IllegalArgumentException.class, () -> bitbucket.workspaces().findMembers("acme", emails));
        assertEquals(0, simulator.count());
    }

    @Test
    void filterThatWasIgnoredIsNoticedAtTheFirstRow() throws Exception {
        simulator.behave(b -> b.membersFilterForNonAdmin(Behaviour.NonAdminFilter.IGNORED));
        try (BitbucketCloud member = Clients.of(
                simulator.root(), new Credential.UserApiToken(Worlds.MEMBER, new SecretText(Worlds.MEMBER_TOKEN)))) {
            List<Member> found = member.workspaces().findMembers("acme", List.of(Worlds.JANE));
            assertEquals(List.of(""), addresses(found), "a row that matches no address");
        }
    }

    @Test
    void membershipIsSeenByUuidAndByAccountId() throws Exception {
        var jane = simulator.world().person(Worlds.JANE);
        assertTrue(bitbucket.workspaces().isMember("acme", jane.uuid()));
        assertTrue(bitbucket.workspaces().isMember("acme", jane.accountId()));
        var stranger = simulator.world().person("stranger@elsewhere.example");
        assertFalse(bitbucket.workspaces().isMember("acme", stranger.uuid()));
    }

    @Test
    void aMemberIsFoundByUuidAndByAccountId() throws Exception {
        var jane = simulator.world().person(Worlds.JANE);
        for (String id : List.of(jane.uuid(), jane.accountId())) {
            User found = bitbucket.workspaces().findMember("acme", id).orElseThrow();
            assertEquals(
                    List.of(jane.uuid(), jane.accountId(), "Jane Doe"),
                    List.of(found.uuid(), found.accountId(), found.displayName()));
        }
        var stranger = simulator.world().person("stranger@elsewhere.example");
        assertTrue(bitbucket.workspaces().findMember("acme", stranger.uuid()).isEmpty());
        assertTrue(bitbucket.workspaces().findMember("acme", "557058:nobody").isEmpty());
    }

    @Test
    void aMembershipOfNobodyIsNoAnswer() throws Exception {
        try (ScriptedServer server = new ScriptedServer().answers(ScriptedServer.ok("{\"user\":{}}"));
                BitbucketCloud client = Clients.of(server.root())) {
            assertThrows(
                    UnexpectedAnswerException.class, () -> client.workspaces().findMember("acme", "{1}"));
        }
    }

    @Test
    void failureToLookIsNotTakenForAbsence() {
        try (BitbucketCloud wrong =
                Clients.of(simulator.root(), new Credential.UserApiToken(Worlds.ADMIN, new SecretText("wrong")))) {
            assertThrows(ApiErrorException.class, () -> wrong.workspaces().isMember("acme", "{1}"));
            assertThrows(ApiErrorException.class, () -> wrong.workspaces().findMember("acme", "{1}"));
            assertThrows(ApiErrorException.class, () -> wrong.workspaces().find("acme"));
        }
    }

    @Test
    void workspaceIsFoundOrNot() throws Exception {
        assertEquals(
                "ACME Corporation",
                bitbucket.workspaces().find("acme").orElseThrow().name());
        assertTrue(bitbucket.workspaces().find("other").isEmpty());
    }

    @Test
    void administratorsAreThoseAndNobodyElseEvenIfTheFilterIsIgnored() throws Exception {
        List<String> expected = List.of("Ada Lindqvist", "Olga Petrenko");
        assertEquals(
                expected,
                bitbucket.workspaces().administrators("acme").stream()
                        .map(User::displayName)
                        .toList());
        String rows = "{\"values\":[{\"permission\":\"owner\",\"user\":" + ScriptedServer.USER
                + "},{\"permission\":\"member\",\"user\":{\"uuid\":\"{2}\"}}]}";
        try (ScriptedServer ignoring = new ScriptedServer().answers(ScriptedServer.ok(rows));
                BitbucketCloud client = Clients.of(ignoring.root())) {
            assertEquals(
                    List.of("Ada"),
                    client.workspaces().administrators("acme").stream()
                            .map(User::displayName)
                            .toList());
        }
    }

    @Test
    void roleOfTheCallerIsTold() throws Exception {
        assertTrue(bitbucket.accounts().callerRole("acme").isAdministrator());
        try (BitbucketCloud member = Clients.of(
                simulator.root(), new Credential.UserApiToken(Worlds.MEMBER, new SecretText(Worlds.MEMBER_TOKEN)))) {
            assertFalse(member.accounts().callerRole("acme").isAdministrator());
            assertThrows(ApiErrorException.class, () -> member.accounts().callerRole("other"));
        }
    }
}
