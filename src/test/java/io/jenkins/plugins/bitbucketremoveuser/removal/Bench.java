package io.jenkins.plugins.bitbucketremoveuser.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientObserver;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.OrganisationCredential;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.RetryPolicy;
import io.jenkins.plugins.bitbucketremoveuser.client.SecretText;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Person;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.WorkspaceKind;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A simulated workspace and the engine that works on it. Nothing sleeps: whoever waits puts the simulated clock forward.
 * Whatever a test is about, each run is held to it that nobody else was touched, and that "removed" is true.
 */
final class Bench implements AutoCloseable {
    /** What the engine waits, in all, for a change to show. */
    static final Duration PATIENCE =
            RemovalSettings.standard().rereadDelays().stream().reduce(Duration.ZERO, Duration::plus);

    static final Credential API_TOKEN = apiToken(Worlds.ADMIN, Worlds.SCOPED_TOKEN);
    static final Credential OAUTH = new Credential.OAuthConsumer(Worlds.OAUTH_KEY, new SecretText(Worlds.OAUTH_SECRET));
    static final Credential ACCESS_TOKEN = new Credential.AccessToken(new SecretText(Worlds.ACCESS_TOKEN));

    final BitbucketSimulator simulator;
    final SimulatorWorld world;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile Journal journal = Journal.empty();
    private Credential permissions = API_TOKEN;
    private Credential groups = API_TOKEN;
    private Optional<OrganisationCredential> organisation = Optional.empty();
    private DirectoryAction directoryAction = DirectoryAction.NONE;
    private RemovalSettings settings = RemovalSettings.standard();
    private boolean cleanResidues;
    private PlanDepth depth = PlanDepth.QUICK;
    private String workspace = Worlds.WORKSPACE;
    private SafetyPolicy policy = SafetyPolicy.none();
    private Consumer<String> listener = line -> {};

    private Bench(BitbucketSimulator simulator) {
        this.simulator = simulator;
        world = simulator.world();
    }

    static Bench acme() {
        return of(Worlds.acme());
    }

    static Bench acme(WorkspaceKind kind) {
        return of(Worlds.acme(kind));
    }

    static Bench of(SimulatorWorld world) {
        return new Bench(BitbucketSimulator.startUnchecked(world, 0));
    }

    /** With a comparison of every exchange with Atlassian's description, which takes its time. */
    static Bench checked(SimulatorWorld world) {
        return new Bench(BitbucketSimulator.start(world));
    }

    static Credential apiToken(String email, String token) {
        return new Credential.UserApiToken(email, new SecretText(token));
    }

    Bench with(Credential credential) {
        permissions = credential;
        groups = credential;
        return this;
    }

    Bench withGroups(Credential credential) {
        groups = credential;
        return this;
    }

    /** With the key of the organisation that manages the workspace's people. */
    Bench withOrganisation() {
        return withOrganisation(Worlds.ORGANISATION_ID, Worlds.ORGANISATION_KEY);
    }

    Bench withOrganisation(String id, String key) {
        organisation =
                Optional.of(new OrganisationCredential(id, new Credential.OrganisationApiKey(new SecretText(key))));
        return this;
    }

    Bench withoutOrganisation() {
        organisation = Optional.empty();
        return this;
    }

    Bench with(DirectoryAction newDirectoryAction) {
        directoryAction = newDirectoryAction;
        return this;
    }

    Bench with(RemovalSettings newSettings) {
        settings = newSettings;
        return this;
    }

    /** From now on residues are cleaned, too. */
    Bench cleaning() {
        cleanResidues = true;
        return this;
    }

    Bench with(PlanDepth newDepth) {
        depth = newDepth;
        return this;
    }

    Bench in(String newWorkspace) {
        workspace = newWorkspace;
        return this;
    }

    /** As an administrator of Jenkins would. */
    Bench protect(String lines) {
        return with(SafetyPolicy.of(ProtectedAccounts.parse(lines, SetBy.GLOBAL_CONFIGURATION)));
    }

    Bench with(SafetyPolicy newPolicy) {
        policy = newPolicy;
        return this;
    }

    /** Hears each line of progress, on the engine's thread. */
    Bench listening(Consumer<String> newListener) {
        listener = newListener;
        return this;
    }

    RemovalReport remove(String... people) {
        return run(false, Journal.empty(), people);
    }

    /** For a test that itself changes what others have while the engine works. */
    RemovalReport removeWhileOthersMove(String... people) {
        return engineRun(false, Journal.empty(), people);
    }

    RemovalReport plan(String... people) {
        return run(true, Journal.empty(), people);
    }

    /** Does what was planned, read from the plan's report as another process would read it. */
    RemovalReport apply(RemovalReport plan) {
        WorkspacePlan read = new PlanReader("plan", "plan.json")
                .read(new ReportJson().write(RunReport.of(plan)))
                .workspaces()
                .get(0);
        return apply(read, Journal.empty());
    }

    /** The same, after an interruption. */
    RemovalReport applyAgain(RemovalReport plan) {
        return apply(WorkspacePlan.of(plan, plan.startedAt()), journal);
    }

    private RemovalReport apply(WorkspacePlan plan, Journal earlier) {
        String[] asked =
                plan.asked().stream().map(PersonId::value).map(this::addressOf).toArray(String[]::new);
        return watched(asked, () -> engineRun(plan.request(policy), earlier));
    }

    /** Goes on with what the last run remembered, as it would be read in another process. */
    RemovalReport resume(String... people) {
        JournalJson json = new JournalJson();
        return run(false, json.read(json.write(journal)), people);
    }

    /** What this removal took away, as the report in JSON tells; of these people, or of all. */
    WorkspaceRestore restore(RemovalReport removal, String... people) {
        return restore(removal, false, people);
    }

    WorkspaceRestore planRestore(RemovalReport removal, String... people) {
        return restore(removal, true, people);
    }

    /** Goes on with what the last restore remembered, as it would be read in another process. */
    WorkspaceRestore resumeRestore(RemovalReport removal) {
        JournalJson json = new JournalJson();
        return restore(removal, false, json.read(json.write(journal)));
    }

    private WorkspaceRestore restore(RemovalReport removal, boolean dryRun, String... people) {
        return restore(removal, dryRun, Journal.empty(), people);
    }

    private WorkspaceRestore restore(RemovalReport removal, boolean dryRun, Journal earlier, String... people) {
        journal = earlier;
        String json = new ReportJson().write(RunReport.of(removal));
        RevokedAccess revoked = new RevokedAccessJson()
                .read(json)
                .of(Arrays.stream(people).map(PersonId::of).toList());
        RestoreRun restore = new RestoreRun(
                (id, observer) -> connect(observer),
                settings,
                journals(earlier),
                line -> {
                    lines.add(line);
                    listener.accept(line);
                },
                pause(),
                Clock.systemUTC());
        return restore.run(new RestoreRequest(revoked, dryRun, policy))
                .workspaces()
                .get(0);
    }

    private Journals journals(Journal earlier) {
        return new Journals() {
            @Override
            public Journal of(WorkspaceId id) {
                return earlier;
            }

            @Override
            public void keep(WorkspaceId id, Journal newJournal) {
                journal = newJournal;
            }
        };
    }

    private Pause pause() {
        return duration -> simulator.clock().advance(duration);
    }

    private BitbucketCloud connect(ClientObserver observer) {
        ClientSettings client = ClientSettings.standard(
                        ApiEndpoints.of(simulator.root().toString()))
                .withRetry(new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(15)));
        return new BitbucketCloud(
                client,
                new WorkspaceCredentials(permissions, groups, organisation),
                observer,
                pause(),
                Clock.systemUTC());
    }

    private RemovalReport run(boolean dryRun, Journal earlier, String... people) {
        String[] asked = Arrays.stream(people).map(this::addressOf).toArray(String[]::new);
        return watched(asked, () -> engineRun(dryRun, earlier, people));
    }

    private RemovalReport watched(String[] asked, Supplier<RemovalReport> run) {
        String others = world.fingerprintWithout(asked);
        Set<String> emptyRules = world.residues().emptyRules();
        RemovalReport report = run.get();
        assertEquals(emptyRules, world.residues().emptyRules(), "a rule about branches was emptied");
        assertEquals(others, world.fingerprintWithout(asked), "somebody who was not asked for was touched");
        for (PersonReport person : report.people()) {
            if (person.outcome() instanceof Outcome.Removed) {
                person.asked()
                        .forEach(id -> assertTrue(
                                isGone(addressOf(id.value())), () -> "reported as removed, but is not: " + person));
            }
        }
        return report;
    }

    /** Whose account id or UUID it is; else the same. */
    private String addressOf(String id) {
        String text = id.strip();
        String braced = text.startsWith("{") ? text : "{" + text + "}";
        return world.people().stream()
                .filter(person -> person.uuid().equalsIgnoreCase(braced)
                        || person.accountId().equalsIgnoreCase(text))
                .map(Person::email)
                .findFirst()
                .orElse(id);
    }

    private RemovalReport engineRun(boolean dryRun, Journal earlier, String... people) {
        return engineRun(
                new RemovalRequest(
                        new WorkspaceId(workspace),
                        Arrays.stream(people).map(PersonId::of).toList(),
                        RemovalMode.removal()
                                .withDryRun(dryRun)
                                .with(depth)
                                .with(directoryAction)
                                .withCleanResidues(cleanResidues),
                        policy),
                earlier);
    }

    private RemovalReport engineRun(RemovalRequest request, Journal earlier) {
        journal = earlier;
        RemovalProgress progress = new RemovalProgress() {
            @Override
            public void say(String line) {
                lines.add(line);
                listener.accept(line);
            }

            @Override
            public void remember(Journal newJournal) {
                journal = newJournal;
            }
        };
        RunObserver observer = new RunObserver(progress);
        try (BitbucketCloud bitbucket = connect(observer)) {
            return new RemovalEngine(bitbucket, observer, settings, progress, pause(), Clock.systemUTC())
                    .run(request, earlier);
        }
    }

    /** The truth, not what the service shows. */
    boolean isGone(String email) {
        boolean known =
                world.people().stream().anyMatch(person -> person.email().equalsIgnoreCase(email));
        return !world.isInvited(email) && (!known || world.grantsOf(email).isEmpty() && !world.isMember(email));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    Journal journal() {
        return journal;
    }

    /** Deletions that the service carried out. */
    List<RequestRecord> changes() {
        return simulator.writes().stream()
                .filter(request -> request.status() < 300)
                .toList();
    }

    @Override
    public void close() {
        simulator.close();
    }

    /** The same, had it been about these people. */
    static RemovalReport with(RemovalReport report, List<PersonReport> people) {
        return new RemovalReport(
                report.workspace(),
                report.mode(),
                report.startedAt(),
                report.finishedAt(),
                report.caller(),
                report.interrupted(),
                report.problem(),
                report.capabilities(),
                people,
                report.requests(),
                report.planMadeAt(),
                report.forecast());
    }

    static PersonReport only(RemovalReport report) {
        assertEquals(1, report.people().size());
        return report.people().get(0);
    }

    static Problem problem(PersonReport person) {
        assertTrue(person.outcome() instanceof Outcome.Failed, person.outcome().toString());
        return ((Outcome.Failed) person.outcome()).problem();
    }

    static List<GrantResult.State> states(PersonReport person) {
        return person.grants().stream().map(GrantResult::state).toList();
    }

    static void assertSays(String part, String text) {
        assertTrue(text.contains(part), () -> "\"" + part + "\" is missing in: " + text);
    }
}
