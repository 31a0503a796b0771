package io.jenkins.plugins.bitbucketremoveuser.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.OrganisationCredential;
import io.jenkins.plugins.bitbucketremoveuser.client.SecretText;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.finding.Criterion;
import io.jenkins.plugins.bitbucketremoveuser.finding.NotOnRoster;
import io.jenkins.plugins.bitbucketremoveuser.finding.Roster;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchRequest;
import io.jenkins.plugins.bitbucketremoveuser.finding.UserSearch;
import io.jenkins.plugins.bitbucketremoveuser.removal.Journals;
import io.jenkins.plugins.bitbucketremoveuser.removal.PeopleFile;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalMode;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRun;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Clean-ups of a simulated workspace, night after night. Each run is held to it that nobody was touched but those who were
 * due, and nobody at all where it says so.
 */
public final class CleanUpBench implements AutoCloseable {
    static final String ROSTER = "hr.csv";
    static final CleanUpLimits LIMITS = new CleanUpLimits(10, 100, 30, 0);

    final BitbucketSimulator simulator;
    public final SimulatorWorld world;
    CleanUpMemory memory;
    Instant now = Instant.parse("2026-11-24T03:17:00Z");
    private final List<String> lines = new ArrayList<>();
    private WorkspaceCredentials credentials =
            WorkspaceCredentials.of(new Credential.UserApiToken(Worlds.ADMIN, new SecretText(Worlds.SCOPED_TOKEN)));
    private SafetyPolicy policy = SafetyPolicy.none();
    private boolean dryRun;

    public CleanUpBench(SimulatorWorld world, Path folder) {
        simulator = BitbucketSimulator.startUnchecked(world, 0);
        this.world = world;
        memory = new MemoryFile(folder.resolve("acme.json"));
    }

    public CleanUpBench with(SafetyPolicy newPolicy) {
        policy = newPolicy;
        return this;
    }

    CleanUpBench withOrganisation() {
        credentials = credentials.with(new OrganisationCredential(
                Worlds.ORGANISATION_ID, new Credential.OrganisationApiKey(new SecretText(Worlds.ORGANISATION_KEY))));
        return this;
    }

    public CleanUpBench dryRun(boolean newDryRun) {
        dryRun = newDryRun;
        return this;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public static Criterion notOn(String text) {
        return new NotOnRoster(
                new Roster(ROSTER, new PeopleFile("roster", ROSTER, null).read(text.getBytes(StandardCharsets.UTF_8))),
                100);
    }

    public CleanUpReport run(CleanUpLimits limits, Criterion... criteria) throws IOException {
        return held(cleanUp -> cleanUp.run(new CleanUpRequest(
                new SearchRequest(new WorkspaceId(Worlds.WORKSPACE), List.of(criteria), policy), mode(), limits)));
    }

    /** With those who were due before an interruption. */
    CleanUpReport resume(String... emails) throws IOException {
        List<PersonId> people = Arrays.stream(emails)
                .map(email -> PersonId.account(world.person(email).accountId()))
                .toList();
        return held(cleanUp ->
                cleanUp.resume(new RemovalRequest(new WorkspaceId(Worlds.WORKSPACE), people, mode(), policy), LIMITS));
    }

    private RemovalMode mode() {
        return RemovalMode.removal().withDryRun(dryRun);
    }

    private interface Work {
        CleanUpReport of(CleanUp cleanUp) throws IOException;
    }

    private CleanUpReport held(Work work) throws IOException {
        lines.clear();
        String[] everybody =
                world.people().stream().map(person -> person.email()).toArray(String[]::new);
        List<String> before = states(everybody);
        int writes = writes();
        CleanUpReport report = work.of(cleanUp());
        List<String> after = states(everybody);
        for (int i = 0; i < everybody.length; i++) {
            if (!before.get(i).equals(after.get(i))) {
                String uuid = world.person(everybody[i]).uuid();
                assertTrue(
                        report.search().isEmpty()
                                || report.due().stream()
                                        .anyMatch(one -> one.person().uuid().equals(uuid)),
                        everybody[i] + " was touched and was not due");
            }
        }
        if (report.removal().isEmpty() || dryRun) {
            assertEquals(before, after, "nobody was to be touched");
            assertEquals(writes, writes());
        }
        return report;
    }

    private CleanUp cleanUp() {
        ClientSettings settings =
                ClientSettings.standard(ApiEndpoints.of(simulator.root().toString()));
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        RemovalRun.Connector connector =
                (workspace, observer) -> new BitbucketCloud(settings, credentials, observer, duration -> {}, clock);
        RemovalRun removal = new RemovalRun(
                connector,
                RemovalSettings.standard().withPatience(Duration.ZERO),
                Journals.NONE,
                lines::add,
                duration -> {},
                clock);
        return new CleanUp(new UserSearch(connector, lines::add, clock), memory, removal::run, lines::add, clock);
    }

    /** Beside looking up and finding out what is allowed. */
    private int writes() {
        return (int) simulator.writes().stream()
                .filter(write -> !write.path().endsWith("/search") && write.status() < 300)
                .count();
    }

    private List<String> states(String... emails) {
        List<String> states = new ArrayList<>();
        for (String email : emails) {
            states.add(world.isMember(email) + " " + world.grantsOf(email));
        }
        return states;
    }

    String text() {
        return String.join("\n", lines);
    }

    public static Set<String> names(List<WaitingPerson> people) {
        return people.stream()
                .map(one -> one.found().person().displayName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static Set<String> due(CleanUpReport report) {
        return report.due().stream()
                .map(one -> one.person().displayName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isGone(String email) {
        return world.grantsOf(email).isEmpty() && !world.isMember(email);
    }

    static void assertSays(String part, String text) {
        assertTrue(text.contains(part), () -> "\"" + part + "\" is missing in: " + text);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
