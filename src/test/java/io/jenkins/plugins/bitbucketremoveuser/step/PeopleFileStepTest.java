package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Label;
import hudson.model.Result;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** People by account id, by UUID and from a file of the workspace, which is on an agent. */
@WithJenkins
class PeopleFileStepTest {
    private JenkinsRule jenkins;
    private BitbucketSimulator simulator;

    @TempDir
    private Path elsewhere;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        simulator = BitbucketSimulator.start(Worlds.acme());
        Bench.setUp(simulator);
    }

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        return jenkins.buildAndAssertStatus(expected, Bench.pipeline("leavers", script));
    }

    private boolean isGone(String email) {
        return simulator.world().grantsOf(email).isEmpty() && !simulator.world().isMember(email);
    }

    @Test
    void aCsvFileOnAnAgentBesideTheOtherWays() throws Exception {
        jenkins.createOnlineSlave(Label.get("agent"));
        String bob = simulator.world().person(Worlds.MEMBER).uuid();
        String others =
                simulator.world().fingerprintWithout(Worlds.JANE, Worlds.MEMBER, "elena@acme.org", "hugo@acme.org");

        WorkflowRun build = run(Result.UNSTABLE, """
                node('agent') {
                    writeFile file: 'hr/leavers.csv', encoding: 'UTF-8', text: '''\\uFEFFName;E-Mail
                "Doe; Jane";JANE@acme.org
                "García, Elena";elena@acme.org
                '''
                    def result = bitbucketRemoveUser email: 'hugo@acme.org', accounts: ['%s'],
                            peopleFile: 'hr/leavers.csv', peopleColumn: 'e-mail'
                    for (person in result.people) {
                        echo "person ${person.asked} ${person.email} ${person.displayName} ${person.outcome} ${person}"
                    }
                }
                """.formatted(bob));

        assertTrue(isGone(Worlds.JANE));
        assertTrue(isGone(Worlds.MEMBER));
        assertTrue(isGone("elena@acme.org"));
        assertTrue(isGone("hugo@acme.org"));
        assertEquals(
                others,
                simulator.world().fingerprintWithout(Worlds.JANE, Worlds.MEMBER, "elena@acme.org", "hugo@acme.org"));
        jenkins.assertLogContains(
                "person [hugo@acme.org] hugo@acme.org Hugo Martin removed hugo@acme.org: removed", build);
        // somebody else's invitation is pending, and Bob's address is not known
        jenkins.assertLogContains("person [" + bob + "]  Bob Keller still-member " + bob + ": still-member", build);
        jenkins.assertLogContains("person [JANE@acme.org] JANE@acme.org Jane Doe removed", build);
        assertEquals(1, simulator.countByEndpoint().get("GET /2.0/workspaces/{workspace}/members"));
        Path kept = build.getRootDir().toPath().resolve("bitbucket-remove-user");
        try (var files = Files.list(kept)) {
            assertTrue(files.allMatch(file -> file.toString().endsWith(".json")), "only the report is kept for good");
        }
    }

    @Test
    void aBadLineStopsItBeforeAnythingIsAsked() throws Exception {
        WorkflowRun build = run(Result.FAILURE, """
                node {
                    writeFile file: 'leavers.txt', text: 'jane@acme.org\\n\\nbob\\n'
                    bitbucketRemoveUser peopleFile: 'leavers.txt'
                }
                """);

        jenkins.assertLogContains("peopleFile: \"leavers.txt\" has a bad line, and nothing was done.", build);
        jenkins.assertLogContains("  line 3: \"bob\" is neither an e-mail address, nor an account id", build);
        assertEquals(0, simulator.count());
    }

    @Test
    void outsideOfANodeThereIsNoFile() throws Exception {
        WorkflowRun build = run(Result.FAILURE, "bitbucketRemoveUser peopleFile: 'leavers.txt'");

        jenkins.assertLogContains(
                "peopleFile: \"leavers.txt\" cannot be read: there is no workspace here. Use the step inside of a node",
                build);
        assertEquals(0, simulator.count());
    }

    @Test
    void accountsNeedNoNode() throws Exception {
        String jane = simulator.world().person(Worlds.JANE).accountId();

        WorkflowRun build = run(Result.SUCCESS, "bitbucketRemoveUser accounts: ['" + jane + "'], dryRun: true");

        jenkins.assertLogContains("PLANNED: " + jane + " (Jane Doe) would lose 3 groups", build);
    }

    @Test
    void whatIsNotInTheWorkspaceIsNotRead() throws Exception {
        Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "jane@acme.org\nopen sesame\n");
        Path folder = Files.createDirectory(elsewhere.resolve("folder"));
        Files.writeString(folder.resolve("leavers.txt"), "jane@acme.org\nopen sesame\n");

        WorkflowRun build = run(Result.SUCCESS, """
                node {
                    writeFile file: 'here/leavers.txt', text: 'jane@acme.org'
                    sh 'ln -s "%1$s" link.txt; ln -s "%2$s" linked; ln -s round round; ln -s here/leavers.txt inside.txt'
                    sh 'mkfifo pipe'
                    for (path in ['%1$s', '../leavers.txt', 'here/../../x', 'here\\\\..\\\\..\\\\x', 'C:\\\\x', '\\\\x', 'link.txt',
                            'linked/leavers.txt', 'round', 'pipe', 'here', 'nowhere.txt', 'here/leavers.txt/x']) {
                        try {
                            bitbucketRemoveUser peopleFile: path
                            echo 'WENT THROUGH'
                        } catch (e) {
                            echo "said: ${e.message}"
                        }
                    }
                    bitbucketRemoveUser peopleFile: 'inside.txt', dryRun: true
                }
                """.formatted(secret, folder));

        for (String path : new String[] {
            secret.toString(),
            "../leavers.txt",
            "here/../../x",
            "here\\..\\..\\x",
            "C:\\x",
            "\\x",
            "link.txt",
            "linked/leavers.txt"
        }) {
            jenkins.assertLogContains("said: peopleFile: \"" + path + "\" leads out of the workspace", build);
        }
        jenkins.assertLogContains("said: peopleFile: \"round\" cannot be read by the agent.", build);
        jenkins.assertLogContains("said: peopleFile: \"pipe\" is not a file.", build);
        jenkins.assertLogContains("said: peopleFile: \"here\" is not a file.", build);
        jenkins.assertLogContains("said: peopleFile: \"nowhere.txt\" is not in the workspace", build);
        jenkins.assertLogContains("said: peopleFile: \"here/leavers.txt/x\" ", build);
        jenkins.assertLogContains("PLANNED: jane@acme.org", build);
        jenkins.assertLogNotContains("WENT THROUGH", build);
        jenkins.assertLogNotContains("sesame", build);
        assertFalse(isGone(Worlds.JANE));
    }

    @Test
    void badInputNamesTheField() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                for (call in [
                        [accounts: ['jane@acme.org']],
                        [accounts: ['jane']],
                        [email: 'jane@acme.org', accounts: ['']],
                        [accounts: [], peopleFile: ' '],
                        [email: 'jane@acme.org', emails: ['bob@acme.org'], peopleFile: 'x']]) {
                    try {
                        bitbucketRemoveUser call
                        echo 'WENT THROUGH'
                    } catch (e) {
                        echo "said: ${e.message}"
                    }
                }
                """);

        jenkins.assertLogContains("said: account: \"jane@acme.org\" is neither an account id nor a UUID.", build);
        jenkins.assertLogContains("said: account: \"jane\" is neither an account id nor a UUID.", build);
        jenkins.assertLogContains("said: account: is empty.", build);
        jenkins.assertLogContains("said: email: is empty. Give one full address", build);
        jenkins.assertLogContains("said: emails: is given beside email.", build);
        jenkins.assertLogNotContains("WENT THROUGH", build);
        assertEquals(0, simulator.count());
    }
}
