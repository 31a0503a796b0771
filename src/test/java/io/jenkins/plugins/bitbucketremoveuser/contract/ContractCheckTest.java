package io.jenkins.plugins.bitbucketremoveuser.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.BranchRestriction;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientObserver;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.SecretText;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Exchange;
import io.jenkins.plugins.bitbucketremoveuser.simulator.ExchangeListener;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContractCheckTest {
    private static final String GRANT = "/2.0/workspaces/acme/projects/CORE/permissions-config/users/%7B1%7D";
    private static final String JSON = "application/json";

    private ExchangeListener check;

    @BeforeEach
    void needsTheDescription() {
        Optional<ExchangeListener> found = ContractCheck.create();
        assumeTrue(
                found.isPresent(),
                "Atlassian's description is not here: give it as -Dbitbucket.contract=<bitbucket-cloud-openapi.json>");
        check = found.get();
    }

    @AfterEach
    void close() {
        if (check != null) {
            check.close();
        }
    }

    private List<String> complaintsAbout(String method, String path, int status, String type, String body) {
        check.exchanged(new Exchange(method, path, "", null, "", status, type, body));
        return check.complaints();
    }

    @Test
    void rightAnswerIsNotComplainedAbout() {
        assertEquals(
                List.of(),
                complaintsAbout(
                        "GET",
                        GRANT,
                        200,
                        JSON,
                        "{\"type\":\"project_user_permission\",\"permission\":\"create-repo\","
                                + "\"user\":{\"type\":\"user\",\"uuid\":\"{1}\",\"display_name\":\"Jane\"},"
                                + "\"project\":{\"type\":\"project\",\"key\":\"CORE\"},"
                                + "\"links\":{\"self\":{\"href\":\"https://example.org/\"}}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET    | 200 | {\"type\":\"x\",\"permission\":\"nonsense\"}              | enum",
                "GET    | 200 | {\"permission\":\"read\"}                                 | required",
                "GET    | 200 | {\"type\":\"x\",\"permission\":7}                         | schema",
                "GET    | 200 | {\"type\":\"x\",\"user\":{\"type\":\"user\",\"uuid\":5}}  | /user/uuid",
                "GET    | 200 | {\"type\":\"x\",\"links\":{\"self\":{\"href\":\"a b\"}}}  | not a valid URI",
                "GET    | 200 | [                                                         | invalidJson",
                "GET    | 302 | {}                                                        | status.unknown",
                "GET    | 403 | {\"error\":\"no\"}                                        | without type or message",
                "GET    | 404 | gone                                                      | not JSON",
                "PATCH  | 200 | {}                                                        | operation.notAllowed"
            })
    void wrongAnswerIsComplainedAbout(String method, int status, String body, String why) {
        List<String> complaints = complaintsAbout(method, GRANT, status, JSON, body);
        assertTrue(complaints.toString().contains(why), complaints.toString());
    }

    @Test
    void wrongTypeOfContentAndUnknownPathAreComplainedAbout() {
        assertEquals(
                1, complaintsAbout("GET", GRANT, 200, "text/html", "<html>").size());
        assertEquals(2, complaintsAbout("GET", "/2.0/nowhere", 200, JSON, "{}").size());
    }

    @Test
    void nothingIsLookedAtAfterTheEnd() {
        check.close();
        assertEquals(List.of(), complaintsAbout("GET", "/2.0/nowhere", 200, JSON, "{}"));
    }

    @ParameterizedTest
    @EnumSource(Behaviour.AbsentRead.class)
    void everyCallOfOurClientAndItsAnswerAgreeWithTheDescription(Behaviour.AbsentRead absent) throws Exception {
        try (BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
                BitbucketCloud bitbucket = new BitbucketCloud(
                        ClientSettings.standard(ApiEndpoints.of(simulator.root().toString())),
                        WorkspaceCredentials.of(
                                new Credential.UserApiToken(Worlds.ADMIN, new SecretText(Worlds.ADMIN_TOKEN))),
                        ClientObserver.SILENT)) {
            assertTrue(simulator.checksContract());
            simulator.behave(b -> b.absentGrantRead(absent));
            String jane = simulator.world().person(Worlds.JANE).uuid();
            bitbucket.accounts().caller();
            bitbucket.accounts().callerRole("acme");
            bitbucket.workspaces().find("acme");
            bitbucket.workspaces().find("no-such-workspace");
            bitbucket.workspaces().administrators("acme");
            bitbucket.workspaces().findMembers("acme", List.of(Worlds.JANE));
            bitbucket.workspaces().isMember("acme", jane);
            bitbucket.projects().list("acme");
            bitbucket.repositories().reachableBy("acme", jane);
            bitbucket.repositories().list("acme");
            bitbucket.repositories().someOutside("acme", List.of("CORE"));
            bitbucket.repositories().someReachableBy("acme", jane);
            bitbucket.pullRequests().openByAuthor("acme", jane);
            bitbucket.pullRequests().openByReviewer("acme", "terraform", jane);
            for (BranchRestriction rule : bitbucket.branchRestrictions().list("acme", "terraform")) {
                bitbucket.branchRestrictions().find("acme", "terraform", rule.id());
                bitbucket.branchRestrictions().replace("acme", "terraform", rule.without(jane));
            }
            bitbucket.branchRestrictions().find("acme", "terraform", "7");
            for (int twice = 0; twice < 2; twice++) {
                bitbucket.projects().userGrant("acme", "CORE", jane);
                bitbucket.projects().removeUserGrant("acme", "CORE", jane);
                bitbucket.reviewers().isOnRepository("acme", "terraform", jane);
                bitbucket.reviewers().removeFromRepository("acme", "terraform", jane);
                bitbucket.reviewers().isOnProject("acme", "MOB", jane);
                bitbucket.reviewers().removeFromProject("acme", "MOB", jane);
                bitbucket.repositories().userGrant("acme", "spikes", jane);
                bitbucket.repositories().removeUserGrant("acme", "spikes", jane);
            }
            assertEquals(List.of(), simulator.contractViolations());
        }
    }
}
