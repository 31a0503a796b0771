package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Who is never touched, whoever asks. */
class GuardTest {

    private static void assertRefused(
            Bench bench, Refusal.Rule rule, String message, String cure, RemovalReport report, int person) {
        Outcome outcome = report.people().get(person).outcome();
        assertTrue(outcome instanceof Outcome.Refused, outcome.toString());
        Refusal refusal = ((Outcome.Refused) outcome).refusal();
        assertEquals(rule, refusal.rule());
        Bench.assertSays(message, refusal.message());
        Bench.assertSays(cure, refusal.cure());
        assertEquals(RunOutcome.REFUSED, report.outcome());
        assertEquals(List.of(), bench.changes());
    }

    @Test
    void theAccountOfTheCredential() {
        try (Bench bench = Bench.acme()) {
            assertRefused(
                    bench,
                    Refusal.Rule.SELF,
                    "Ada Lindqvist <admin@acme.org> is the account this run works with",
                    "another administrator",
                    bench.remove(Worlds.ADMIN),
                    0);
        }
    }

    @Test
    void theOwnerOfAPersonalWorkspace() throws Exception {
        try (Bench bench = Bench.acme()) {
            // On a personal workspace the groups belong to the person's account; the simulator's belong to the
            // workspace.
            ObjectMapper json = new ObjectMapper();
            ObjectNode group = json.createObjectNode().put("slug", "administrators");
            group.putObject("owner")
                    .put("uuid", bench.world.person(Worlds.SECOND_ADMIN).uuid());
            group.putArray("members");
            JsonNode groups = json.createArrayNode().add(group);
            bench.simulator
                    .faults()
                    .always(
                            RequestMatcher.endpoint("GET /1.0/groups/{workspace}/"),
                            Fault.body(200, "application/json", groups.toString()));

            assertRefused(
                    bench,
                    Refusal.Rule.WORKSPACE_OWNER,
                    "owns this personal workspace",
                    "Move the repositories",
                    bench.remove(Worlds.SECOND_ADMIN),
                    0);
        }
    }

    /** Somebody else took the administration from the caller after the run had looked. */
    @Test
    void theLastAdministrator() {
        try (Bench bench = Bench.acme()) {
            String olga = bench.world.person(Worlds.SECOND_ADMIN).uuid();
            bench.simulator
                    .faults()
                    .always(
                            RequestMatcher.endpoint("GET /2.0/workspaces/{workspace}/permissions"),
                            Fault.body(
                                    200,
                                    "application/json",
                                    "{\"values\":[{\"permission\":\"owner\",\"user\":{\"uuid\":\"" + olga + "\"}}]}"));

            assertRefused(
                    bench,
                    Refusal.Rule.LAST_ADMINISTRATOR,
                    "is the last administrator of the workspace",
                    "Make somebody else an administrator first",
                    bench.remove(Worlds.SECOND_ADMIN),
                    0);
        }
    }

    @Test
    void allAdministratorsAtOnce() {
        try (Bench bench = Bench.acme()) {
            RemovalReport report = bench.remove(Worlds.SECOND_ADMIN, Worlds.ADMIN);

            assertRefused(bench, Refusal.Rule.LAST_ADMINISTRATOR, "last administrator", "first", report, 0);
            assertRefused(bench, Refusal.Rule.SELF, "works with", "another", report, 1);
        }
    }

    @Test
    void protectedByAddressInWhateverCase() {
        try (Bench bench = Bench.acme()) {
            assertProtected(bench, "# bots\n\n  JANE@Acme.org  ");
            assertEquals(List.of(), bench.simulator.writes(), "with nobody to remove, nothing is asked to be deleted");
        }
    }

    /** "Nothing to do" would hide that somebody asked for what must not happen. */
    @Test
    void protectedByAddressEvenIfNobodyHasIt() {
        try (Bench bench = Bench.acme()) {
            assertRefused(
                    bench,
                    Refusal.Rule.PROTECTED,
                    "bot@acme.org is protected by the rule \"protected accounts\", set in Manage Jenkins > System >"
                            + " Bitbucket Remove User.",
                    "an administrator of Jenkins changes the rule first",
                    bench.protect("bot@acme.org").remove("bot@acme.org"),
                    0);
        }
    }

    @Test
    void protectedByAccountId() {
        try (Bench bench = Bench.acme()) {
            assertProtected(bench, bench.world.person(Worlds.JANE).accountId());
        }
    }

    @Test
    void protectedByUuid() {
        try (Bench bench = Bench.acme()) {
            assertProtected(bench, bench.world.person(Worlds.JANE).uuid());
        }
    }

    /** As browsers and other tools show it; to take it for something else would leave the account unprotected. */
    @Test
    void protectedByUuidInCapitalsWithoutBraces() {
        try (Bench bench = Bench.acme()) {
            String uuid = bench.world.person(Worlds.JANE).uuid();
            assertProtected(bench, uuid.substring(1, uuid.length() - 1).toUpperCase(Locale.ROOT));
        }
    }

    private static void assertProtected(Bench bench, String lines) {
        assertRefused(
                bench,
                Refusal.Rule.PROTECTED,
                "is protected by the rule \"protected accounts\", set in Manage Jenkins",
                "If it is really meant, an administrator of Jenkins changes the rule first.",
                bench.protect(lines).remove(Worlds.JANE),
                0);
    }

    @Test
    void twoAccountsWithTheSameAddress() {
        try (Bench bench = Bench.acme()) {
            bench.simulator
                    .faults()
                    .always(
                            RequestMatcher.endpoint("GET /2.0/workspaces/{workspace}/members"),
                            Fault.body(
                                    200,
                                    "application/json",
                                    "{\"values\":[" + row(bench, Worlds.JANE) + "," + row(bench, Worlds.MEMBER)
                                            + "]}"));

            assertRefused(
                    bench,
                    Refusal.Rule.AMBIGUOUS_ADDRESS,
                    "2 accounts of the workspace have the address jane@acme.org",
                    "nobody was touched",
                    bench.remove(Worlds.JANE),
                    0);
        }
    }

    private static String row(Bench bench, String email) {
        return "{\"user\":{\"uuid\":\"" + bench.world.person(email).uuid() + "\",\"email\":\"" + Worlds.JANE + "\"}}";
    }

    @Test
    void aDryRunRefusesTheSamePeople() {
        try (Bench bench = Bench.acme()) {
            assertRefused(bench, Refusal.Rule.SELF, "works with", "another administrator", bench.plan(Worlds.ADMIN), 0);
        }
    }
}
