package io.jenkins.plugins.bitbucketremoveuser.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.BooleanParameterValue;
import hudson.model.Item;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.Result;
import hudson.model.StringParameterValue;
import hudson.model.User;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import hudson.tasks.Mailer;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.Remembered;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.RememberedJson;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.Bench;
import io.jenkins.plugins.bitbucketremoveuser.jenkins.MailCatcher;
import io.jenkins.plugins.bitbucketremoveuser.removal.Docs;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Credentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Fault;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Permission;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.TwoWorkspaces;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * The pipelines of {@code docs/pipelines.md}, as they stand there. What is set up beside them is what their page says: the
 * global page, the roster, the mail server, who may what.
 */
@WithJenkins
@Timeout(120)
class PipelinesTest {
    private static final String PAGE = "pipelines.md";
    private static final String REVIEWER = "rita";
    private static final String WEBHOOK = "hr-webhook";
    private static final String LEAVER = "leo@acme.org";
    private static final String NEWCOMER = "nils@acme.org";
    private static final String BOT = "bot@acme.org";
    private static final String DORMANT = "dora@acme.org";
    private static final String CLOSED = "carl@acme.org";

    private JenkinsRule jenkins;
    private BitbucketSimulator simulator;
    private MailCatcher mails;
    private String before;

    @TempDir
    private Path humanResources;

    /** What is under one heading. */
    private enum Recipe {
        LEAVER("A leaver, from a form"),
        ROSTER("Every night, by the roster"),
        REVIEW("Every quarter, a review of access"),
        PARALLEL("Several workspaces at the same time"),
        WEBHOOK("Started by the HR system");

        private final String heading;

        Recipe(String heading) {
            this.heading = heading;
        }

        String script() throws Exception {
            List<String> blocks = Docs.codeIn(PAGE, "groovy").getOrDefault(heading, List.of());
            assertEquals(1, blocks.size(), "pipelines under \"" + heading + "\"");
            return blocks.get(0);
        }
    }

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        rule.jenkins.setQuietPeriod(0);
        mails = MailCatcher.start();
        in(Worlds.acme());
        Bench.setUp(simulator);
    }

    @AfterEach
    void tearDown() throws Exception {
        simulator.close();
        mails.close();
    }

    private void in(SimulatorWorld world) {
        if (simulator != null) {
            simulator.close();
        }
        simulator = BitbucketSimulator.start(world);
        before = simulator.world().fingerprintWithout();
    }

    private void move(SimulatorWorld world) {
        in(world);
        Bench.pointTo(simulator);
    }

    private static WorkflowJob paste(Recipe recipe) throws Exception {
        return Bench.pipeline("job", recipe.script());
    }

    /** Pasted, and run once for its parameters. */
    private WorkflowJob ready(Recipe recipe) throws Exception {
        WorkflowJob job = paste(recipe);
        jenkins.buildAndAssertStatus(Result.FAILURE, job);
        return job;
    }

    private WorkflowRun start(WorkflowJob job, ParameterValue... values) throws Exception {
        return job.scheduleBuild2(0, new ParametersAction(values)).waitForStart();
    }

    private WorkflowRun run(Result expected, WorkflowJob job, ParameterValue... values) throws Exception {
        return end(expected, start(job, values));
    }

    private WorkflowRun end(Result expected, WorkflowRun build) throws Exception {
        return jenkins.assertBuildStatus(expected, jenkins.waitForCompletion(build));
    }

    private static ParameterValue email(String address) {
        return new StringParameterValue("EMAIL", address);
    }

    private InputStepExecution question(WorkflowRun build) throws Exception {
        for (int i = 0; i < 300 && build.isBuilding(); i++) {
            InputAction action = build.getAction(InputAction.class);
            if (action != null && !action.getExecutions().isEmpty()) {
                return action.getExecutions().get(0);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nobody is asked: " + JenkinsRule.getLog(build));
    }

    private boolean isGone(String email) {
        return simulator.world().grantsOf(email).isEmpty() && !simulator.world().isMember(email);
    }

    private void assertUntouched() {
        assertEquals(before, simulator.world().fingerprintWithout());
    }

    private String othersThan(String... emails) {
        return simulator.world().fingerprintWithout(emails);
    }

    // --- the page

    @Test
    void thePageHasThesePipelinesAndNoOthers() throws Exception {
        assertEquals(
                Arrays.stream(Recipe.values()).map(recipe -> recipe.heading).toList(),
                List.copyOf(Docs.codeIn(PAGE, "groovy").keySet()));
    }

    /** Whoever pastes one and presses Build has done no harm, and has its parameters. */
    @ParameterizedTest
    @EnumSource(Recipe.class)
    void theFirstRunAfterPastingTouchesNobody(Recipe recipe) throws Exception {
        WorkflowJob job = paste(recipe);

        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        if (recipe == Recipe.REVIEW) {
            question(build);
            build.doStop();
        }

        end(recipe == Recipe.REVIEW ? Result.ABORTED : Result.FAILURE, build);
        assertUntouched();
        assertEquals(recipe != Recipe.REVIEW, job.isParameterized());
        assertFalse(job.isConcurrentBuild(), "two at a time");
    }

    // --- a leaver, from a form

    @Test
    void whoeverIsConfirmedIsRemovedAndTheReportIsAttached() throws Exception {
        WorkflowJob job = ready(Recipe.LEAVER);
        String others = othersThan(Worlds.JANE);

        WorkflowRun build = start(job, email(" Jane@acme.org "));
        String message = question(build).getInput().getMessage();
        assertTrue(message.contains("Jane@acme.org would lose 3 groups, 2 project grants"), message);
        assertUntouched();
        question(build).doProceedEmpty();
        end(Result.SUCCESS, build);

        assertTrue(isGone(Worlds.JANE));
        assertEquals(others, othersThan(Worlds.JANE));
        String report = Files.readString(build.getArtifactsDir().toPath().resolve("removal.json"));
        assertTrue(report.contains("\"outcome\" : \"removed\""), report);
    }

    @Test
    void whoeverIsNotConfirmedStays() throws Exception {
        WorkflowRun build = start(ready(Recipe.LEAVER), email(Worlds.JANE));
        question(build).doAbort();

        end(Result.ABORTED, build);
        assertUntouched();
    }

    @Test
    void aFailureInTheMiddleOfARemovalAttachesItsReportToo() throws Exception {
        WorkflowRun build = start(ready(Recipe.LEAVER), email(Worlds.JANE));
        InputStepExecution question = question(build);
        simulator
                .faults()
                .always(
                        request -> request.isWrite() && request.path().contains("permissions-config"),
                        Fault.status(401));
        question.doProceedEmpty();

        end(Result.FAILURE, build);
        assertTrue(Files.exists(build.getArtifactsDir().toPath().resolve("removal.json")));
        assertFalse(isGone(Worlds.JANE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jane @acme.org", "jane", "jane@acme.org,bob@acme.org", "$(touch x)@acme.org"})
    void whatIsNoAddressFailsAndBitbucketIsNotAsked(String typed) throws Exception {
        run(Result.FAILURE, ready(Recipe.LEAVER), email(typed));

        assertEquals(0, simulator.count());
    }

    @Test
    void anAddressOfNobodyIsToldAndNobodyIsAsked() throws Exception {
        WorkflowRun build = run(Result.UNSTABLE, ready(Recipe.LEAVER), email("jame@acme.org"));

        jenkins.assertLogContains("Nobody in Bitbucket has this address.", build);
        assertUntouched();
    }

    // --- every night, by the roster

    /** Ada with the credential, a bot, twelve who work here, one of them for three days; and those who left. */
    private static SimulatorWorld office(String... leavers) {
        var world = SimulatorWorld.builder()
                .person(Worlds.ADMIN, "Ada Lindqvist")
                .person(BOT, "Build bot")
                .person(NEWCOMER, "Nils Newcomer");
        List<String> members = new ArrayList<>(List.of(NEWCOMER));
        workers().forEach(members::add);
        members.addAll(List.of(leavers));
        members.subList(1, members.size()).forEach(email -> world.person(email, email));
        return world.workspace(
                        Worlds.WORKSPACE,
                        acme -> acme.admins("Administrators", Worlds.ADMIN)
                                .group("Service accounts", BOT)
                                .group("Developers", members.toArray(String[]::new))
                                .added(NEWCOMER, daysAgo(3))
                                .project("PROJ", "Project")
                                .repository("api", "PROJ")
                                .grantRepository(BOT, "api", Permission.WRITE))
                .apiToken(Worlds.ADMIN, Worlds.SCOPED_TOKEN, Credentials.ALL_SCOPES)
                .build();
    }

    private static List<String> workers() {
        return IntStream.range(0, 12).mapToObj(i -> "worker" + i + "@acme.org").toList();
    }

    private static String daysAgo(int days) {
        return Instant.now()
                .minus(Duration.ofDays(days))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace("Z", "+00:00");
    }

    private Path roster(List<String> addresses) throws Exception {
        return Files.writeString(
                humanResources.resolve("export 1.csv"),
                "Name;Work e-mail\n;admin@acme.org\n"
                        + addresses.stream()
                                .map(address -> ";" + address + "\n")
                                .collect(Collectors.joining()));
    }

    private WorkflowJob nightly(Path roster) throws Exception {
        jenkins.jenkins
                .getGlobalNodeProperties()
                .add(new EnvironmentVariablesNodeProperty(
                        new EnvironmentVariablesNodeProperty.Entry("HR_ROSTER", roster.toString())));
        Mailer.descriptor().setSmtpHost(mails.host());
        Mailer.descriptor().setSmtpPort(Integer.toString(mails.port()));
        JenkinsLocationConfiguration.get().setAdminAddress("jenkins@acme.org");
        return paste(Recipe.ROSTER);
    }

    private static ParameterValue dryRun(boolean dryRun) {
        return new BooleanParameterValue("DRY_RUN", dryRun);
    }

    /** As if the nights had passed. */
    private static void pass(WorkflowJob job, int days) throws Exception {
        Path file = job.getRootDir().toPath().resolve("bitbucket-clean-up").resolve("acme.json");
        RememberedJson json = new RememberedJson();
        Remembered now = json.read(Files.readString(file));
        Map<String, Instant> marks = new TreeMap<>();
        now.marks().forEach((who, since) -> marks.put(who, since.minus(Duration.ofDays(days))));
        Files.writeString(file, json.write(new Remembered(now.criteria(), now.rosterEntries(), marks)));
    }

    @Test
    void whoeverIsNotOnTheRosterForThreeDaysIsRemovedAndNobodyElse() throws Exception {
        move(office(LEAVER));
        WorkflowJob job = nightly(roster(workers()));
        String others = othersThan(LEAVER);

        WorkflowRun shown = jenkins.buildAndAssertSuccess(job);
        assertTrue(
                shown.getDescription().startsWith("Dry run of a clean-up of workspace acme"), shown.getDescription());
        assertEquals(
                "H 3 * * *",
                job.getTriggers().values().stream()
                        .filter(TimerTrigger.class::isInstance)
                        .map(trigger -> ((TimerTrigger) trigger).getSpec())
                        .collect(Collectors.joining()));
        run(Result.SUCCESS, job, dryRun(false));
        assertUntouched();
        pass(job, 3);
        run(Result.SUCCESS, job, dryRun(true));
        assertUntouched();
        run(Result.SUCCESS, job, dryRun(false));

        assertTrue(isGone(LEAVER));
        assertEquals(others, othersThan(LEAVER));
        assertEquals(List.of(), mails.mails());
    }

    @Test
    void tooManyAtOnceTouchesNobodyAndSendsAMailThatNamesNobody() throws Exception {
        move(office(LEAVER, DORMANT));
        WorkflowJob job = nightly(roster(workers()));
        jenkins.buildAndAssertSuccess(job);
        run(Result.SUCCESS, job, dryRun(false));
        pass(job, 3);

        WorkflowRun build = run(Result.FAILURE, job, dryRun(false));

        jenkins.assertLogContains("2 of 17 members are due, and one run removes at most 10 %", build);
        assertUntouched();
        assertEquals(1, mails.mails().size(), mails.mails().toString());
        String mail = mails.mails().get(0);
        assertTrue(mail.contains("Subject: Bitbucket clean-up: FAILURE"), mail);
        assertTrue(mail.contains("To: bitbucket-admins@acme.org"), mail);
        assertFalse(mail.contains(LEAVER), mail);
    }

    @Test
    void aRosterThatIsMissingOldOrCutOffTouchesNobody() throws Exception {
        move(office(LEAVER));
        Path roster = roster(workers());
        WorkflowJob job = nightly(roster);
        jenkins.buildAndAssertSuccess(job);
        run(Result.SUCCESS, job, dryRun(false));
        pass(job, 3);

        roster(workers().subList(0, 9));
        WorkflowRun cut = run(Result.FAILURE, job, dryRun(false));
        jenkins.assertLogContains("had 13 at the last run: more than 10 % less", cut);
        roster(workers());
        Files.setLastModifiedTime(roster, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        int asked = simulator.count();
        WorkflowRun old = run(Result.FAILURE, job, dryRun(false));
        jenkins.assertLogContains("The roster is missing, or older than two days.", old);
        Files.delete(roster);
        run(Result.FAILURE, job, dryRun(false));

        assertEquals(asked, simulator.count());
        assertUntouched();
        assertEquals(3, mails.mails().size());
    }

    // --- every quarter, a review

    /** One who was not here for long, one whose account is closed, one with a name that forges a row; and Bob. */
    private static SimulatorWorld quarter() {
        return SimulatorWorld.builder()
                .person(Worlds.ADMIN, "Ada Lindqvist")
                .person(DORMANT, "Dora\nBob Keller | 1 grants")
                .person(CLOSED, "Carl Closed", "closed")
                .person(Worlds.MEMBER, "Bob Keller")
                .workspace(
                        Worlds.WORKSPACE,
                        acme -> acme.admins("Administrators", Worlds.ADMIN)
                                .group("Developers", DORMANT, CLOSED, Worlds.MEMBER)
                                .project("PROJ", "Project")
                                .repository("api", "PROJ")
                                .lastAccess(Worlds.ADMIN, daysAgo(200))
                                .lastAccess(DORMANT, daysAgo(100))
                                .lastAccess(Worlds.MEMBER, daysAgo(80)))
                .apiToken(Worlds.ADMIN, Worlds.SCOPED_TOKEN, Credentials.ALL_SCOPES)
                .build();
    }

    private void secure(WorkflowJob job) {
        JenkinsRule.DummySecurityRealm realm = jenkins.createDummySecurityRealm();
        realm.addGroups(REVIEWER, "access-reviewers");
        jenkins.jenkins.setSecurityRealm(realm);
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to(REVIEWER, WEBHOOK, "bob")
                .grant(Item.READ, Item.BUILD)
                .onItems(job)
                .to(REVIEWER, WEBHOOK)
                .grant(Item.READ)
                .onItems(job)
                .to("bob"));
    }

    /** @param user null for nobody */
    private int call(String method, String user, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(jenkins.getURL().toString()).resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (user != null) {
            String token = user + ":" + jenkins.createApiToken(User.getById(user, true));
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)));
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private int approve(String user, WorkflowRun build) throws Exception {
        return call("POST", user, build.getUrl() + "input/" + question(build).getId() + "/proceedEmpty", "");
    }

    @Test
    void whatAReviewerApprovesIsDoneAndNothingElse() throws Exception {
        move(quarter());
        WorkflowJob job = paste(Recipe.REVIEW);
        secure(job);

        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        question(build);
        String log = JenkinsRule.getLog(build);
        assertTrue(log.contains("\nDora Bob Keller | 1 grants"), log);
        assertFalse(log.contains("\nBob Keller"), log);
        assertTrue(
                log.contains("\nCarl Closed                    | 1 grants     | has an account that is closed"), log);
        assertTrue(log.contains("\nAda Lindqvist                  | stays        | "), log);
        assertTrue(approve("bob", build) >= 400);
        assertTrue(approve(WEBHOOK, build) >= 400);
        assertTrue(build.isBuilding());
        assertUntouched();

        simulator.world().grantRepository(CLOSED, "api", Permission.READ);
        String others = othersThan(DORMANT, CLOSED);
        assertTrue(approve(REVIEWER, build) < 400);
        end(Result.UNSTABLE, build);

        jenkins.assertLogContains("NOT IN THE PLAN, and not touched: repository \"acme/api\"", build);
        assertTrue(isGone(DORMANT));
        assertEquals(
                List.of("api"),
                List.copyOf(simulator.world().grantsOf(CLOSED).repositories().keySet()));
        assertEquals(others, othersThan(DORMANT, CLOSED));
        assertEquals("approved by " + REVIEWER, build.getDescription());
    }

    @Test
    void whatAReviewerAbortsTouchesNobody() throws Exception {
        move(quarter());
        WorkflowRun build = paste(Recipe.REVIEW).scheduleBuild2(0).waitForStart();
        question(build).doAbort();

        end(Result.ABORTED, build);
        assertUntouched();
    }

    @Test
    void nobodyIsAskedIfNobodyIsFound() throws Exception {
        move(TwoWorkspaces.world());

        jenkins.buildAndAssertSuccess(paste(Recipe.REVIEW));

        assertUntouched();
    }

    // --- several workspaces at the same time

    private WorkflowJob inTwoWorkspaces(String secondToken) throws Exception {
        move(TwoWorkspaces.world());
        Bench.addEntry(TwoWorkspaces.SECOND, TwoWorkspaces.SECOND_ADMIN, secondToken);
        return ready(Recipe.PARALLEL);
    }

    private boolean isGoneFrom(String workspace) {
        return TwoWorkspaces.isGone(simulator.world(), workspace, Worlds.JANE);
    }

    @Test
    void somebodyIsRemovedFromEachWorkspace() throws Exception {
        WorkflowJob job = inTwoWorkspaces(TwoWorkspaces.SECOND_TOKEN);
        String others = othersThan(Worlds.JANE);

        WorkflowRun build = run(Result.SUCCESS, job, email(Worlds.JANE));

        assertTrue(isGoneFrom(TwoWorkspaces.FIRST));
        assertTrue(isGoneFrom(TwoWorkspaces.SECOND));
        assertEquals(others, othersThan(Worlds.JANE));
        jenkins.assertLogContains("\nacme: Run in workspace acme: removed (1 removed)", build);
        jenkins.assertLogContains("\numbrella: Run in workspace umbrella: removed (1 removed)", build);
    }

    @Test
    void aWorkspaceThatFailsDoesNotHideTheOthers() throws Exception {
        WorkflowJob job = inTwoWorkspaces("expired");

        WorkflowRun build = run(Result.FAILURE, job, email(Worlds.JANE));

        assertTrue(isGoneFrom(TwoWorkspaces.FIRST));
        assertFalse(isGoneFrom(TwoWorkspaces.SECOND));
        jenkins.assertLogContains("\nacme: Run in workspace acme: removed (1 removed)", build);
        jenkins.assertLogContains("\numbrella: Run in workspace umbrella: failed", build);
    }

    @Test
    void anAddressOfNobodyInAnyWorkspaceIsTold() throws Exception {
        WorkflowRun build = run(Result.UNSTABLE, inTwoWorkspaces(TwoWorkspaces.SECOND_TOKEN), email("jame@acme.org"));

        jenkins.assertLogContains("Nobody in any workspace has this address.", build);
        assertUntouched();
    }

    // --- started by the HR system

    private WorkflowJob forHr() throws Exception {
        WorkflowJob job = ready(Recipe.WEBHOOK);
        secure(job);
        return job;
    }

    private static String form(String email, String ticket) {
        return "EMAIL=" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&TICKET="
                + URLEncoder.encode(ticket, StandardCharsets.UTF_8);
    }

    private WorkflowRun posted(WorkflowJob job, Result expected, String email, String ticket) throws Exception {
        int next = job.getNextBuildNumber();
        assertEquals(201, call("POST", WEBHOOK, "job/job/buildWithParameters", form(email, ticket)));
        for (int i = 0; i < 300 && job.getBuildByNumber(next) == null; i++) {
            Thread.sleep(100);
        }
        return end(expected, job.getBuildByNumber(next));
    }

    @Test
    void thePostOfTheServiceUserRemoves() throws Exception {
        WorkflowJob job = forHr();
        String others = othersThan(Worlds.JANE);

        WorkflowRun build = posted(job, Result.SUCCESS, "Jane@Acme.org", "HR-4711");

        assertTrue(isGone(Worlds.JANE));
        assertEquals(others, othersThan(Worlds.JANE));
        assertEquals("HR-4711", build.getDisplayName());
        posted(job, Result.UNSTABLE, "jane@acme.org", "HR-4711");
    }

    @Test
    void nobodyElseAndNoGetStartsIt() throws Exception {
        WorkflowJob job = forHr();
        String jane = form(Worlds.JANE, "HR-4711");

        assertEquals(403, call("POST", null, "job/job/buildWithParameters", jane));
        assertEquals(403, call("POST", "bob", "job/job/buildWithParameters", jane));
        assertEquals(405, call("GET", WEBHOOK, "job/job/buildWithParameters?" + jane, ""));
        jenkins.waitUntilNoActivity();

        assertEquals(2, job.getNextBuildNumber());
        assertUntouched();
    }

    @Test
    void whatIsPostedIsTakenForHostile() throws Exception {
        WorkflowJob job = forHr();
        for (String address : List.of(
                "jane@acme.org,bob@acme.org",
                "jane@acme.org\n",
                "jane@acme.org.evil.example",
                "jane@acmeXorg",
                "${1}")) {
            WorkflowRun build = posted(job, Result.FAILURE, address, "HR-4711");
            jenkins.assertLogContains("EMAIL is not an address at acme.org. Nobody was touched.", build);
            jenkins.assertLogNotContains(address.strip(), build);
        }
        WorkflowRun build = posted(job, Result.FAILURE, Worlds.JANE, "HR-1\n[Bitbucket] REMOVED");
        jenkins.assertLogContains("TICKET is not the number of a ticket", build);
        jenkins.assertLogNotContains("REMOVED", build);

        assertEquals(0, simulator.count());
    }

    @Test
    void anAdministratorIsNotRemovedByIt() throws Exception {
        posted(forHr(), Result.FAILURE, Worlds.SECOND_ADMIN, "HR-4711");

        assertUntouched();
    }

    @Test
    void theEleventhCallOfADayTouchesNobody() throws Exception {
        WorkflowJob job = forHr();
        for (int i = 0; i < 9; i++) {
            posted(job, Result.FAILURE, "junk", "HR-1");
        }

        WorkflowRun build = posted(job, Result.FAILURE, Worlds.JANE, "HR-4711");

        jenkins.assertLogContains("This is the 11th call within a day, and 10 are allowed.", build);
        assertUntouched();
    }
}
