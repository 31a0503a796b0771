package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestMatcher;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule is written back whole, without one person, and never by itself a second time. */
class BranchRestrictionsTest {
    private static final RequestMatcher PUT = RequestMatcher.method("PUT");

    private final BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme());
    private final BitbucketCloud bitbucket = Clients.of(simulator.root());
    private final BranchRestrictions restrictions = bitbucket.branchRestrictions();
    private final String jane = simulator.world().person(Worlds.JANE).uuid();

    @AfterEach
    void close() {
        bitbucket.close();
        simulator.close();
    }

    private BranchRestriction rule() throws Exception {
        return restrictions.find("acme", "terraform", "1").orElseThrow();
    }

    private List<String> inRule() {
        return simulator.world().residues().inRule("terraform", "1");
    }

    @Test
    void rulesAreListedWithWhomTheyName() throws Exception {
        List<BranchRestriction> rules = restrictions.list("acme", "terraform");

        assertEquals("[push main, require_approvals_to_merge main]", rules.toString(), "as people call them");
        assertEquals("1", rules.get(0).id());
        assertTrue(rules.get(0).names(jane));
        assertTrue(rules.get(0).namesAnybody());
        assertFalse(rules.get(1).names(jane));
        assertFalse(rules.get(1).namesAnybody());
        assertEquals(Optional.empty(), restrictions.find("acme", "terraform", "7"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onePersonIsTakenOutAndEverythingElseStays(boolean keeps) throws Exception {
        simulator.behave(b -> b.branchRuleKeepsWhatIsLeftOut(keeps));
        String others = simulator.world().fingerprintWithout(Worlds.JANE);
        BranchRestriction before = rule();

        restrictions.replace("acme", "terraform", before.without(jane));

        assertEquals(List.of("carol@acme.org", "release-managers"), inRule());
        assertEquals(others, simulator.world().fingerprintWithout(Worlds.JANE));
        assertTrue(before.names(jane), "what was read stays what it was");
        assertFalse(rule().names(jane));
        assertEquals(List.of(), before.without(jane).missingIn(rule()));
        assertEquals(List.of("Jane Doe"), before.missingIn(rule()));
        assertEquals(List.of(), simulator.contractViolations());
    }

    @Test
    void groupsThatGotLostAreNamedToo() throws Exception {
        BranchRestriction identity = restrictions.find("acme", "identity", "1").orElseThrow();
        assertEquals(
                List.of("Carol Okafor", "Release Managers"), rule().missingIn(identity), "Jane is in both of them");
    }

    @Test
    void whatIsNotUnderstoodIsWrittenBackAsItWas() throws Exception {
        JsonNode said = new ObjectMapper().readTree("""
                        {"id": 7, "type": "branchrestriction", "kind": "push", "branch_match_kind": "branching_model",
                         "branch_type": "production", "pattern": "", "value": null, "new": {"x": [1, {}]},
                         "links": {"self": {"href": "https://example.org/"}},
                         "users": [{"uuid": "{1}"}, {"nickname": "no uuid"}, {"uuid": "{2}", "more": true}],
                         "groups": [{"slug": "a", "owner": {"uuid": "{3}"}}]}""");

        JsonNode written =
                BranchRestriction.of(new Row("GET", said)).without("{1}").written();

        assertEquals(new ObjectMapper().readTree("""
                                {"type": "branchrestriction", "kind": "push", "branch_match_kind": "branching_model",
                                 "branch_type": "production", "pattern": "", "new": {"x": [1, {}]},
                                 "users": [{"nickname": "no uuid"}, {"uuid": "{2}", "more": true}],
                                 "groups": [{"slug": "a", "owner": {"uuid": "{3}"}}]}"""), written);
        assertEquals(
                "push production", BranchRestriction.of(new Row("GET", said)).toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void aChangeIsSentOnceBecauseTheRuleMayBeAnotherOneLater(int status) throws Exception {
        BranchRestriction without = rule().without(jane);
        simulator.faults().next(1, PUT, Fault.status(status));
        assertThrows(ApiErrorException.class, () -> restrictions.replace("acme", "terraform", without));
        assertEquals(1, simulator.writes().size());
        assertTrue(inRule().contains(Worlds.JANE));
    }

    @Test
    void aChangeWhoseAnswerGotLostIsNotSentAgain() throws Exception {
        BranchRestriction without = rule().without(jane);
        simulator.faults().next(1, PUT, Fault.loseAnswer());
        assertThrows(UnreachableException.class, () -> restrictions.replace("acme", "terraform", without));
        assertEquals(1, simulator.writes().size());
    }

    @Test
    void aRuleThatCannotBeChangedSaysSo() throws Exception {
        simulator.behave(b -> b.branchRuleOfFormerMemberEditable(false));
        simulator.world().residues().addToRule("terraform", "1", "stranger@elsewhere.example");
        BranchRestriction without = rule().without(jane);
        ApiErrorException e =
                assertThrows(ApiErrorException.class, () -> restrictions.replace("acme", "terraform", without));
        assertEquals(ApiErrorException.Kind.BAD_REQUEST, e.kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"values\":[{}]}", "{\"values\":[{\"id\":1}]}", "{\"values\":[[]]}"})
    void aRuleThatIsNotUnderstoodIsNotTakenForNone(String body) {
        simulator.faults().always(RequestMatcher.any(), Fault.body(200, "application/json", body));
        assertThrows(UnexpectedAnswerException.class, () -> restrictions.list("acme", "terraform"));
    }

    @Test
    void anAccessTokenOfOAuthIsRenewedForAChangeToo() throws Exception {
        simulator
                .credentials()
                .addOAuthConsumer(simulator.world().person(Worlds.ADMIN), "k", "s", "repository:admin", "repository");
        try (BitbucketCloud byOAuth =
                Clients.of(simulator.root(), new Credential.OAuthConsumer("k", new SecretText("s")))) {
            BranchRestriction without = byOAuth.branchRestrictions()
                    .find("acme", "terraform", "1")
                    .orElseThrow()
                    .without(jane);
            simulator.credentials().expireOAuthTokens();
            byOAuth.branchRestrictions().replace("acme", "terraform", without);
        }
        assertFalse(inRule().contains(Worlds.JANE));
    }
}
