package io.jenkins.plugins.bitbucketremoveuser.step;

import static io.jenkins.plugins.bitbucketremoveuser.simulator.Office.LENA;
import static io.jenkins.plugins.bitbucketremoveuser.simulator.Office.LEO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Label;
import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedPerson;
import io.jenkins.plugins.bitbucketremoveuser.audit.JoinedRun;
import io.jenkins.plugins.bitbucketremoveuser.audit.Origin;
import io.jenkins.plugins.bitbucketremoveuser.audit.RunKind;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.MemoryFile;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.Remembered;
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.management.Recorded;
import io.jenkins.plugins.bitbucketremoveuser.report.ReportAction;
import io.jenkins.plugins.bitbucketremoveuser.restore.RestoreAction;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Office;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whom {@code bitbucketCleanUp} removes, whom it holds back, and when it touches nobody. */
@WithJenkins
class CleanUpPipelineTest {
    private JenkinsRule jenkins;
    private BitbucketSimulator simulator;
    private WorkflowJob job;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        simulator = BitbucketSimulator.start(Office.world());
        Bench.setUp(simulator);
        job = Bench.pipeline("clean-up", "");
    }

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    private WorkflowJob script(String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        return jenkins.buildAndAssertStatus(expected, script(script));
    }

    /** A node whose workspace has a roster of everybody but these. */
    private static String inNode(String[] gone, String script) {
        return "node {\nwriteFile file: 'hr.txt', text: '''" + Office.rosterWithout(gone) + "'''\n" + script + "\n}";
    }

    private WorkflowRun cleanUp(Result expected, String[] gone, String more) throws Exception {
        return run(expected, inNode(gone, "bitbucketCleanUp notOnRoster: 'hr.txt', dryRun: false" + more));
    }

    private static String[] without(String... gone) {
        return gone;
    }

    private boolean isGone(String email) {
        return Office.isGone(simulator.world(), email);
    }

    private String everybody() {
        return simulator.world().fingerprintWithout();
    }

    private Path memory(String file) {
        return job.getRootDir().toPath().resolve("bitbucket-clean-up").resolve(file);
    }

    /** As if so much time had passed since the last run. */
    private void age(String file, Duration time) throws Exception {
        MemoryFile memory = new MemoryFile(memory(file));
        Remembered now = memory.read();
        Map<String, Instant> marks = new HashMap<>();
        now.marks().forEach((uuid, since) -> marks.put(uuid, since.minus(time)));
        memory.keep(new Remembered(now.criteria(), now.rosterEntries(), marks));
    }

    // --- finding and removing

    @Test
    void itIsADryRunUnlessThatIsSwitchedOffAndThenExactlyThoseLeave() throws Exception {
        jenkins.createOnlineSlave(Label.get("agent"));
        String all = everybody();
        String others = simulator.world().fingerprintWithout(LEO);

        WorkflowRun dry = run(
                Result.SUCCESS,
                inNode(without(LEO), "bitbucketCleanUp notOnRoster: 'hr.txt'").replace("node {", "node('agent') {"));

        jenkins.assertLogContains("(Leo Leaver) would lose 1 group, 1 project grant, 2 repository grants", dry);
        jenkins.assertLogContains("Dry run of a clean-up of workspace acme: planned (1 planned).", dry);
        assertEquals(all, everybody());
        assertFalse(Files.exists(memory("acme.json")));

        WorkflowRun build = cleanUp(Result.SUCCESS, without(LEO), "");

        jenkins.assertLogContains("(Leo Leaver) (1 group, 1 project grant, 2 repository grants)", build);
        jenkins.assertLogContains("Clean-up of workspace acme: removed (1 removed).", build);
        assertTrue(isGone(LEO));
        assertEquals(others, simulator.world().fingerprintWithout(LEO));

        WorkflowRun again = cleanUp(Result.SUCCESS, without(LEO), "");
        jenkins.assertLogContains("Clean-up of workspace acme: nothing-to-do.", again);
    }

    @Test
    void sandboxedCodeReadsTheResultWithoutApprovalAndHasThePlanDone() throws Exception {
        String others = simulator.world().fingerprintWithout(LEO, LENA);

        WorkflowRun build = run(Result.SUCCESS, inNode(without(LEO, LENA), """
                def result = bitbucketCleanUp notOnRoster: 'hr.txt', maxShare: 20
                echo "outcome ${result.outcome}, dry ${result.dryRun}, stop '${result.stop}', ${result.requests > 0}"
                echo "due ${result.due.collect { it.displayName }.sort()}, unchecked ${result.unchecked}"
                echo "waiting ${result.waiting}, found ${result.search.found.size()} of ${result.search.members}"
                echo "removal ${result.removal.outcome} ${result.removal.people.collect { it.displayName }.sort()}"
                echo "json ${result.json.contains('bitbucket-remove-user/clean-up')}; ${result.summary}"
                echo "as text ${result}"
                def applied = bitbucketRemoveUser plan: result.removal
                echo "applied ${applied.outcome} ${applied.people.size()}"
                """));

        jenkins.assertLogContains("outcome planned, dry true, stop '', true", build);
        jenkins.assertLogContains("due [Lena Leaver, Leo Leaver], unchecked []", build);
        jenkins.assertLogContains("waiting [], found 2 of 13", build);
        jenkins.assertLogContains("removal planned [Lena Leaver, Leo Leaver]", build);
        jenkins.assertLogContains("json true; Dry run of a clean-up of workspace acme: planned (2 planned).", build);
        jenkins.assertLogContains("as text Dry run of a clean-up of workspace acme: planned", build);
        jenkins.assertLogContains("applied removed 2", build);
        assertTrue(isGone(LEO));
        assertTrue(isGone(LENA));
        assertEquals(others, simulator.world().fingerprintWithout(LEO, LENA));
    }

    @Test
    void aDeclarativePipelineNeedsNoAgentWithoutAFileAndNobodyFoundIsASuccess() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                pipeline {
                    agent none
                    stages {
                        stage('plain') { steps { bitbucketCleanUp accountStatus: ['inactive'], dryRun: false } }
                        stage('script') { steps { script {
                            def result = bitbucketCleanUp(grantedOnlyDirectly: true)
                            echo "nobody: ${result.outcome}, removal ${result.removal}"
                        } } }
                    }
                }
                """);

        jenkins.assertLogContains("Clean-up of workspace acme: nothing-to-do.", build);
        jenkins.assertLogContains("nobody: nothing-to-do, removal null", build);
    }

    @Test
    void residuesAreCleanedToo() throws Exception {
        assertEquals(1, simulator.world().residues().of(LEO).size());

        WorkflowRun build = cleanUp(Result.SUCCESS, without(LEO), ", cleanResidues: true");

        jenkins.assertLogContains("removed (1 removed)", build);
        assertEquals(Set.of(), simulator.world().residues().of(LEO));
    }

    // --- guards

    @Test
    void overALimitNobodyIsTouchedAndThePipelineReadsWhy() throws Exception {
        String before = everybody();

        WorkflowRun build = run(Result.FAILURE, """
                import io.jenkins.plugins.bitbucketremoveuser.step.CleanUpFailedException
                """ + inNode(without(LEO, LENA), """
                for (limits in [[maxRemovals: 1, maxShare: 100], [:], [maxShare: 15, dryRun: true]]) {
                    try {
                        bitbucketCleanUp([notOnRoster: 'hr.txt', dryRun: false] + limits)
                        echo 'WENT THROUGH'
                    } catch (CleanUpFailedException e) {
                        echo "${e.result.outcome}, ${e.result.due.size()} due, removal ${e.result.removal}: ${e.result.stop}"
                    }
                }
                bitbucketCleanUp notOnRoster: 'hr.txt', dryRun: false
                """));

        jenkins.assertLogContains(
                "refused, 2 due, removal null: 2 people are due, and one run removes at most 1. Nobody was touched.",
                build);
        jenkins.assertLogContains(
                "refused, 2 due, removal null: 2 of 13 members are due, and one run removes at most 10 %, here 1.",
                build);
        jenkins.assertLogContains("one run removes at most 15 %, here 1.", build);
        jenkins.assertLogContains(
                "ERROR: Clean-up of workspace acme: refused (2 due), stopped: too-large-share.", build);
        jenkins.assertLogNotContains("WENT THROUGH", build);
        assertEquals(before, everybody());
        assertNull(build.getAction(ReportAction.class));
    }

    @Test
    void aRosterThatShrankSinceTheLastRunOfTheJobStopsBeforeAnythingIsAsked() throws Exception {
        String[] most = {LEO, LENA, "worker0@acme.org", "worker1@acme.org"};
        cleanUp(Result.SUCCESS, without(), "");
        simulator.resetRequests();

        WorkflowRun build = cleanUp(Result.FAILURE, most, ", maxShare: 100");

        jenkins.assertLogContains(
                "STOPPED: The roster hr.txt has 9 entries, and had 13 at the last run: more than 30 % less.", build);
        jenkins.assertLogContains("stopped: roster-shrunk", build);
        assertEquals(0, simulator.count());

        // what is remembered is that of one clean-up of one job
        WorkflowRun other = cleanUp(Result.SUCCESS, most, ", maxShare: 100, name: 'Contractors'");
        jenkins.assertLogContains("removed (4 removed)", other);
        assertTrue(Files.exists(memory("acme+contractors.json")));
    }

    @Test
    void whatADryRunReadIsNotWhatTheNextRunIsComparedWith() throws Exception {
        run(Result.SUCCESS, inNode(without(), "bitbucketCleanUp notOnRoster: 'hr.txt'"));

        cleanUp(Result.SUCCESS, without(LEO, LENA, "worker0@acme.org", "worker1@acme.org"), ", maxShare: 100");

        assertTrue(isGone("worker1@acme.org"));
    }

    @Test
    void aLargerShrinkageCanBeAllowed() throws Exception {
        cleanUp(Result.SUCCESS, without(), "");

        cleanUp(
                Result.SUCCESS,
                without(LEO, LENA, "worker0@acme.org", "worker1@acme.org"),
                ", maxShare: 100, rosterShrinkage: 31");

        assertTrue(isGone(LEO));
    }

    @Test
    void memoryThatIsDamagedStopsItAndIsNamed() throws Exception {
        cleanUp(Result.SUCCESS, without(LEO), ", graceDays: 7");
        Files.writeString(memory("acme.json"), "{}");
        simulator.resetRequests();

        WorkflowRun build = cleanUp(Result.FAILURE, without(LEO), ", graceDays: 7");

        jenkins.assertLogContains("stopped: no-memory", build);
        jenkins.assertLogContains("acme.json is damaged", build);
        assertEquals(0, simulator.count());
        assertTrue(simulator.world().isMember(LEO));
    }

    // --- the grace period

    @Test
    void aFirstRunMarksAndALaterOneRemovesButNotWhoIsBackOnTheRoster() throws Exception {
        WorkflowRun first = run(Result.SUCCESS, inNode(without(LEO, LENA), """
                def result = bitbucketCleanUp notOnRoster: 'hr.txt', graceDays: 7, dryRun: false
                echo "${result.outcome}: due ${result.due}, removal ${result.removal}"
                for (one in result.waiting) {
                    echo "waits ${one.user.displayName} ${one.since.endsWith('Z')} ${one.due > one.since}; ${one}"
                }
                """));

        jenkins.assertLogContains("nothing-to-do: due [], removal null", first);
        jenkins.assertLogContains("waits Leo Leaver true true; Leo Leaver", first);
        jenkins.assertLogContains("waits Lena Leaver true true; Lena Leaver", first);
        jenkins.assertLogContains("on if still found", first);
        assertTrue(simulator.world().isMember(LEO));
        age("acme.json", Duration.ofDays(6));
        cleanUp(Result.SUCCESS, without(LEO, LENA), ", graceDays: 7");
        assertTrue(simulator.world().isMember(LEO));

        age("acme.json", Duration.ofDays(1));
        WorkflowRun later = cleanUp(Result.SUCCESS, without(LEO), ", graceDays: 7");

        jenkins.assertLogContains("removed (1 removed)", later);
        assertTrue(isGone(LEO));
        assertTrue(simulator.world().isMember(LENA));
        // she was found, was back, and is found anew
        WorkflowRun anew = cleanUp(Result.SUCCESS, without(LEO, LENA), ", graceDays: 7");
        jenkins.assertLogContains("nothing-to-do (1 waiting)", anew);
        assertTrue(simulator.world().isMember(LENA));
    }

    @Test
    void aDryRunMarksNobody() throws Exception {
        run(Result.SUCCESS, inNode(without(LEO), "bitbucketCleanUp notOnRoster: 'hr.txt', graceDays: 7"));

        assertFalse(Files.exists(memory("acme.json")));
    }

    // --- the global page

    @Test
    void whomTheGlobalPageProtectsIsNamedAndLeftAlone() throws Exception {
        BitbucketRemoveUserConfiguration.get().setProtectedAccounts(LENA);

        WorkflowRun build = cleanUp(Result.SUCCESS, without(LEO, LENA), "");

        jenkins.assertLogContains("would not be touched by a removal: Lena Leaver", build);
        jenkins.assertLogContains("removed (1 removed, 1 protected)", build);
        assertTrue(isGone(LEO));
        assertTrue(simulator.world().isMember(LENA));
    }

    @Test
    void whereOnlyDryRunsAreAllowedACleanUpFailsAndADryRunDoesNot() throws Exception {
        BitbucketRemoveUserConfiguration.get().setDryRunOnly(true);
        String before = everybody();

        run(Result.SUCCESS, inNode(without(LEO), "bitbucketCleanUp notOnRoster: 'hr.txt'"));
        WorkflowRun build = cleanUp(Result.FAILURE, without(LEO), "");

        jenkins.assertLogContains("the rule \"dry run only\"", build);
        assertEquals(before, everybody());
    }

    @Test
    void theGlobalPagesLimitOfPeopleHoldsBesideItsOwn() throws Exception {
        BitbucketRemoveUserConfiguration.get().setMaxPeople("1");
        String before = everybody();

        WorkflowRun build = cleanUp(Result.FAILURE, without(LEO, LENA), ", maxShare: 100");

        jenkins.assertLogContains("the rule \"at most 1 person in a run\"", build);
        assertEquals(before, everybody());
    }

    // --- on record

    @Test
    void theAuditLogHasItsKindItsOriginAndWhomItRemoved() throws Exception {
        run(Result.SUCCESS, inNode(without(LEO), "bitbucketCleanUp notOnRoster: 'hr.txt'"));
        cleanUp(Result.SUCCESS, without(LEO), ", name: 'nightly'");
        WorkflowRun stopped = jenkins.assertBuildStatus(
                Result.FAILURE,
                script(inNode(
                                without("worker0@acme.org", LENA),
                                "bitbucketCleanUp notOnRoster: 'hr.txt', dryRun: false"))
                        .scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("alice"))));

        List<JoinedRun> runs = Recorded.runs();
        assertEquals(
                List.of(RunKind.CLEAN_UP, RunKind.CLEAN_UP, RunKind.CLEAN_UP_PLAN),
                runs.stream().map(joined -> joined.run().kind()).toList());
        assertEquals("planned", runs.get(2).result());
        assertEquals("removed", runs.get(1).result());
        assertEquals(
                List.of("Leo Leaver"),
                runs.get(1).people().stream().map(AuditedPerson::displayName).toList());
        assertEquals(
                List.of("everybody who is not on the roster hr.txt (12 entries)"),
                runs.get(1).run().asked());
        assertEquals(
                new Origin.Build("clean-up", 3, jenkins.getURL() + stopped.getUrl()),
                runs.get(0).run().origin());
        assertEquals("user alice", runs.get(0).run().startedBy());
        assertEquals("refused", runs.get(0).result());
        assertTrue(runs.get(0).end().orElseThrow().error().startsWith("too-large-share: 2 of 12 members are due"));
        String page = jenkins.createWebClient()
                .goTo("manage/bitbucket-remove-user-audit/?kind=clean-up")
                .asNormalizedText();
        assertTrue(page.contains("clean-up #2"), page);
        assertFalse(page.contains("clean-up #1"), page);
    }

    @Test
    void theBuildHasTheReportAndWhatWasTakenAwayIsGivenBackThereWithTheSameCredential() throws Exception {
        Bench.addApiToken("restorer", Worlds.ADMIN, Worlds.SCOPED_TOKEN);
        BitbucketRemoveUserConfiguration.get().setCredentialsId(null);
        String before = everybody();
        WorkflowRun dry = run(
                Result.SUCCESS,
                inNode(without(LEO), "bitbucketCleanUp notOnRoster: 'hr.txt', credentialsId: 'restorer'"));
        WorkflowRun build = cleanUp(Result.SUCCESS, without(LEO), ", credentialsId: 'restorer'");
        assertTrue(isGone(LEO));

        JenkinsRule.WebClient web = jenkins.createWebClient();
        String report = web.getPage(build, "bitbucket-remove-user/").asNormalizedText();
        assertTrue(report.contains("Leo Leaver"), report);
        assertTrue(web.getPage(dry, "bitbucket-remove-user/").asNormalizedText().contains("Leo Leaver"));
        assertNull(dry.getAction(RestoreAction.class));
        web.getPage(build, "bitbucket-restore/")
                .getFormByName("people")
                .getButtonByName("give")
                .click();
        for (int i = 0; !everybody().equals(before) && i < 300; i++) {
            Thread.sleep(100);
        }

        assertEquals(before, everybody());
    }

    // --- what cannot be meant

    @Test
    void aRosterThatIsNotWholeOrNotOneFailsTheBuildAndNothingIsAsked() throws Exception {
        String junk = Office.rosterWithout(LEO)
                .lines()
                .map(line -> line.startsWith("worker3") ? "n/a" : line)
                .collect(Collectors.joining("\n"));

        WorkflowRun build = run(Result.SUCCESS, """
                node {
                    for (one in [
                            ['empty.txt', ''],
                            ['column.csv', 'name,mail\\nAda,admin@acme.org\\n'],
                            ['half.csv', 'email,name\\nadmin@acme.org,"Ada\\nworker0@acme.org,Bob\\n'],
                            ['half.json', '["admin@acme.org", "worker0@ac'],
                            ['junk.txt', '''%s''']]) {
                        writeFile file: one[0], text: one[1]
                        try {
                            bitbucketCleanUp notOnRoster: one[0], dryRun: false, maxShare: 100
                            echo 'WENT THROUGH'
                        } catch (e) {
                            echo "said: ${e.message}"
                        }
                    }
                }
                """.formatted(junk));

        jenkins.assertLogContains("said: notOnRoster: \"empty.txt\" is empty", build);
        jenkins.assertLogContains("said: notOnRoster: \"column.csv\" has no column \"email\"", build);
        jenkins.assertLogContains("said: notOnRoster: \"half.csv\" ", build);
        jenkins.assertLogContains("said: notOnRoster: \"half.json\" ", build);
        jenkins.assertLogContains("said: notOnRoster: \"junk.txt\" has a bad line", build);
        jenkins.assertLogContains(": \"n/a\"", build);
        jenkins.assertLogNotContains("WENT THROUGH", build);
        assertEquals(0, simulator.count());
    }

    @Test
    void badInputNamesTheFieldAndNothingIsAsked() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                for (call in [
                        [:],
                        [newcomerDays: 30],
                        [inactiveDays: 90, maxRemovals: 0],
                        [inactiveDays: 90, maxRemovals: '1O'],
                        [inactiveDays: 90, maxShare: 101],
                        [inactiveDays: 90, rosterShrinkage: -1],
                        [inactiveDays: 90, graceDays: 366],
                        [inactiveDays: 90, name: '../x'],
                        [neverIn: [], inactiveDays: 90],
                        [inactiveDays: 90, directoryAction: 'SUSPEND'],
                        [inactiveDays: 90, workspace: '../acme'],
                        [notOnRoster: 'hr.txt']]) {
                    try {
                        bitbucketCleanUp([dryRun: false] + call)
                        echo 'WENT THROUGH'
                    } catch (e) {
                        echo "said: ${e.message}"
                    }
                }
                """);

        jenkins.assertLogContains("said: notOnRoster: is empty, and nothing else says whom to find.", build);
        jenkins.assertLogContains("said: newcomerDays: says only whom to leave out", build);
        jenkins.assertLogContains("said: maxRemovals: \"0\" is out of range.", build);
        jenkins.assertLogContains("1O", build);
        jenkins.assertLogContains("said: maxShare: \"101\" is out of range.", build);
        jenkins.assertLogContains("said: rosterShrinkage: \"-1\" is out of range.", build);
        jenkins.assertLogContains("said: graceDays: \"366\" is out of range.", build);
        jenkins.assertLogContains("said: name: \"../x\" is no name.", build);
        jenkins.assertLogContains("said: neverIn: is a list with nothing in it.", build);
        jenkins.assertLogContains("said: directoryAction: \"SUSPEND\" needs the organisation", build);
        jenkins.assertLogContains("said: workspace: \"../acme\" is not a workspace", build);
        jenkins.assertLogContains("said: notOnRoster: \"hr.txt\" cannot be read: there is no workspace here.", build);
        jenkins.assertLogNotContains("WENT THROUGH", build);
        assertEquals(0, simulator.count());
        assertEquals(List.of(), Recorded.runs());
    }

    @Test
    void aSearchThatFailsTouchesNobodyAndFailsTheBuild() throws Exception {
        simulator
                .faults()
                .always(
                        request -> request.path().endsWith("/members")
                                && request.query().contains("user.email"),
                        Fault.status(403));
        String before = everybody();

        WorkflowRun build = cleanUp(Result.FAILURE, without(LEO), "");

        jenkins.assertLogContains("Clean-up of workspace acme: failed, the search failed: ", build);
        assertEquals(before, everybody());
        assertEquals("failed", Recorded.runs().get(0).result());
    }

    /** As everywhere where people are named by id. */
    @Test
    void aPendingInvitationMakesItUnstable() throws Exception {
        simulator.world().invite(Worlds.INVITED, "developers");

        WorkflowRun build = cleanUp(Result.UNSTABLE, without(LEO), "");

        assertTrue(isGone(LEO));
        jenkins.assertLogContains("left-for-a-person", build);
    }
}
