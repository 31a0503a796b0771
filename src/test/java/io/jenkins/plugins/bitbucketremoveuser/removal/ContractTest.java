package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Lag;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What this software asks for, and what it is answered here, is what Atlassian describes. */
class ContractTest {
    private static final List<UnaryOperator<Behaviour.Builder>> BEHAVIOURS = List.of(
            b -> b,
            b -> b.absentGrantRead(Behaviour.AbsentRead.NONE).absentGrantDelete(Behaviour.AbsentDelete.NO_CONTENT),
            b -> b.permissionFilterByUserUuid(Behaviour.UserFilter.IGNORED),
            b -> b.permissionFilterByUserUuid(Behaviour.UserFilter.REFUSED_400),
            b -> b.repositoryRowsCarryProject(false),
            b -> b.groupReadByApiToken(Behaviour.LegacyAccess.FORBIDDEN),
            b -> b.errorDetail(Behaviour.ErrorDetail.STRING),
            b -> b.pullRequestFilterByReviewer(Behaviour.UserFilter.REFUSED_400)
                    .branchRuleOfFormerMemberEditable(false)
                    .effectiveListSortsByUpdate(false),
            b -> b.writeReadLag(Lag.reads(2)).effectiveListLag(Lag.reads(2)).membershipLag(Lag.reads(2)));

    @Test
    void everyRequestAndAnswerOfARemovalFitsAtlassiansDescription() {
        for (WorkspaceKind kind : WorkspaceKind.values()) {
            for (UnaryOperator<Behaviour.Builder> behaviour : BEHAVIOURS) {
                try (Bench bench = Bench.checked(Worlds.acme(kind))) {
                    assumeTrue(bench.simulator.checksContract(), "Atlassian's description is not there");
                    bench.simulator.behave(behaviour);
                    bench.plan(Worlds.JANE);
                    bench.cleaning().remove(Worlds.JANE, Worlds.ADMIN, "nobody@acme.org");
                    bench.plan(
                            bench.world.person("carol@acme.org").uuid(),
                            bench.world.person("dinesh@acme.org").accountId(),
                            "{6f1b4d1e-8f5c-4a1b-9a55-0123456789ab}");
                    bench.with(Bench.apiToken(Worlds.ADMIN, Worlds.READ_ONLY_TOKEN))
                            .remove(Worlds.MEMBER);

                    assertTrue(bench.simulator.count() > 30);
                    assertEquals(List.of(), bench.simulator.contractViolations());
                }
            }
        }
    }
}
