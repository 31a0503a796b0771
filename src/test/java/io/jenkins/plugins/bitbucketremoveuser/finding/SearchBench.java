package io.jenkins.plugins.bitbucketremoveuser.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.OrganisationCredential;
import io.jenkins.plugins.bitbucketremoveuser.client.SecretText;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.removal.PeopleFile;
import io.jenkins.plugins.bitbucketremoveuser.removal.Problem;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Searches in a simulated workspace. None of them may change anything. */
final class SearchBench implements AutoCloseable {
    static final String ROSTER = "hr.csv";
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    final BitbucketSimulator simulator;
    final SimulatorWorld world;
    private WorkspaceCredentials credentials =
            WorkspaceCredentials.of(new Credential.UserApiToken(Worlds.ADMIN, new SecretText(Worlds.READ_ONLY_TOKEN)));
    private SafetyPolicy policy = SafetyPolicy.none();

    private SearchBench(BitbucketSimulator simulator) {
        this.simulator = simulator;
        world = simulator.world();
    }

    static SearchBench of(SimulatorWorld world) {
        return new SearchBench(BitbucketSimulator.startUnchecked(world, 0));
    }

    /** With a comparison of every exchange with Atlassian's description, which takes its time. */
    static SearchBench checked(SimulatorWorld world) {
        return new SearchBench(BitbucketSimulator.start(world));
    }

    SearchBench with(SafetyPolicy newPolicy) {
        policy = newPolicy;
        return this;
    }

    SearchBench withOrganisation() {
        credentials = credentials.with(new OrganisationCredential(
                Worlds.ORGANISATION_ID, new Credential.OrganisationApiKey(new SecretText(Worlds.ORGANISATION_KEY))));
        return this;
    }

    static Roster roster(String text) {
        return new Roster(ROSTER, new PeopleFile("roster", ROSTER, null).read(text.getBytes(StandardCharsets.UTF_8)));
    }

    static NotOnRoster notOn(String text) {
        return new NotOnRoster(roster(text), NotOnRoster.USUAL_MOST_UNKNOWN);
    }

    SearchReport search(Criterion... criteria) {
        ClientSettings settings =
                ClientSettings.standard(ApiEndpoints.of(simulator.root().toString()));
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        SearchReport report = new UserSearch(
                        (workspace, observer) ->
                                new BitbucketCloud(settings, credentials, observer, duration -> {}, clock),
                        line -> {},
                        clock)
                .run(new SearchRequest(new WorkspaceId(Worlds.WORKSPACE), List.of(criteria), policy));
        assertEquals(
                List.of(),
                simulator.writes().stream()
                        .filter(write -> !write.path().endsWith("/search"))
                        .toList());
        assertEquals(List.of(), simulator.contractViolations());
        if (report.problem().isPresent()) {
            assertEquals(List.of(), report.found(), "nobody is named where something went wrong");
        } else {
            int kept = report.kept().stream().mapToInt(KeptPeople::count).sum();
            assertEquals(report.members(), report.found().size() + kept, "everybody is told of");
        }
        return report;
    }

    /** By display name. */
    Set<String> found(Criterion... criteria) {
        SearchReport report = search(criteria);
        assertEquals(List.of(), report.problem().stream().toList());
        Set<String> names = new TreeSet<>();
        report.found().forEach(one -> names.add(one.person().displayName()));
        return names;
    }

    Problem problem(Criterion... criteria) {
        return search(criteria).problem().orElseThrow(() -> new AssertionError("the search went through"));
    }

    static void assertSays(String part, String text) {
        assertTrue(text.contains(part), () -> "\"" + part + "\" is missing in: " + text);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
