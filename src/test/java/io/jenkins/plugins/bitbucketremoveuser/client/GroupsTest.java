package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {
    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private final BitbucketCloud bitbucket = Clients.of(simulator.root());
    private final String jane = simulator.world().person(Worlds.JANE).uuid();

    @AfterEach
    void close() {
        bitbucket.close();
        simulator.close();
    }

    @Test
    void groupsOfTheWorkspaceAreListedWithTheirMembers() throws Exception {
        List<Group> groups = bitbucket.groups().list("acme");
        assertEquals(
                List.of("administrators", "developers", "release-managers", "everybody"),
                groups.stream().map(Group::slug).toList());
        Group everybody = groups.get(3);
        assertEquals("read", everybody.permission());
        assertEquals("", groups.get(1).permission());
        assertEquals(4, everybody.members().size());
        assertEquals(jane, everybody.members().get(0).uuid());
        assertEquals(simulator.world().workspaceUuid("acme"), everybody.ownerUuid());
    }

    @Test
    void addressesEndInASlash() throws Exception {
        bitbucket.groups().list("acme");
        bitbucket.groups().removeMember("acme", "developers", jane);
        assertEquals("/1.0/groups/acme/", simulator.requests().get(0).path());
        assertEquals(
                "/1.0/groups/acme/developers/members/"
                        + jane.replace("{", "%7B").replace("}", "%7D") + "/",
                simulator.requests().get(1).path());
    }

    @Test
    void memberIsTakenOutOfOneGroupOnly() throws Exception {
        assertTrue(bitbucket.groups().removeMember("acme", "developers", jane));
        assertEquals(
                List.of("everybody", "release-managers"),
                List.copyOf(simulator.world().grantsOf(Worlds.JANE).groups()));
    }

    @ParameterizedTest
    @EnumSource(Behaviour.AbsentDelete.class)
    void takingOutSomebodyWhoIsNotInIsNoFailure(Behaviour.AbsentDelete answer) throws Exception {
        simulator.behave(b -> b.absentGroupMemberDelete(answer));
        bitbucket.groups().removeMember("acme", "developers", jane);
        assertEquals(
                answer == Behaviour.AbsentDelete.NO_CONTENT,
                bitbucket.groups().removeMember("acme", "developers", jane));
        assertFalse(bitbucket.groups().removeMember("acme", "no-such-group", jane));
    }

    @Test
    void groupsOfAnOrganisationCanBeReadButNotChanged() throws Exception {
        try (BitbucketSimulator migrated = BitbucketSimulator.start(Worlds.acme(WorkspaceKind.ORGANISATION));
                BitbucketCloud client = Clients.of(migrated.root())) {
            assertEquals(4, client.groups().list("acme").size());
            ApiErrorException e = assertThrows(
                    ApiErrorException.class, () -> client.groups().removeMember("acme", "developers", jane));
            assertEquals(ApiErrorException.Kind.METHOD_NOT_ALLOWED, e.kind());
            assertEquals("Groups of this workspace are managed in admin.atlassian.com.", e.bitbucketMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"values\":[]}",
                "{}",
                "\"groups\"",
                "[{\"slug\":\"developers\"}]",
                "[{\"slug\":\"developers\",\"members\":null}]",
                "[{\"name\":\"Developers\",\"members\":[]}]",
                "[{\"slug\":\"developers\",\"members\":[{\"display_name\":\"Jane\"}]}]"
            })
    void listOfAnotherFormIsNotTakenForNoGroups(String body) {
        try (ScriptedServer server = new ScriptedServer().answers(ScriptedServer.ok(body));
                BitbucketCloud client = Clients.of(server.root())) {
            assertThrows(UnexpectedAnswerException.class, () -> client.groups().list("acme"));
        }
    }
}
