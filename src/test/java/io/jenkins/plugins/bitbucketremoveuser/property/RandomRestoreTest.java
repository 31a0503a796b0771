package io.jenkins.plugins.bitbucketremoveuser.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.OrganisationCredential;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.RetryPolicy;
import io.jenkins.plugins.bitbucketremoveuser.client.SecretText;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.GrantResult;
import io.jenkins.plugins.bitbucketremoveuser.removal.Journals;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalMode;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRun;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreRun;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreVerdict;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoredGrant;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoredPerson;
import io.jenkins.plugins.bitbucketremoveuser.removal.RevokedAccessJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Grants;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Whatever people held and however Bitbucket answers: what a restore puts back is what they held, and never more; and if
 * it says that all is there, then it is.
 */
class RandomRestoreTest {
    private static final Access ACCESS = new Access(Access.Kind.FULL_TOKEN, true);

    @Provide
    Arbitrary<Scenario> small() {
        return Scenarios.small();
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void aWorkspaceComesBackAsItWas(@ForAll("small") Scenario scenario, @ForAll @IntRange(max = 15) int giving) {
        SimulatorWorld world = scenario.layout().build(ACCESS);
        try (RoundTrip trip =
                new RoundTrip(world, ACCESS.credentials(scenario.layout()), scenario.asked(), DirectoryAction.NONE)) {
            trip.go(with(scenario.switches(), giving));
        }
        Statistics.label("verdict").coverage(coverage -> {
            coverage.check(RestoreVerdict.RESTORED).percentage(share -> share > 5);
            coverage.check(RestoreVerdict.LEFT_FOR_A_PERSON).percentage(share -> share > 5);
        });
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void aWorkspaceOfAnOrganisationComesBackAsItWas(@ForAll long seed, @ForAll @IntRange(max = 15) int giving) {
        OrganisationCase one = new OrganisationCase(seed);
        Credential token = new Credential.UserApiToken(OrganisationCase.CALLER, new SecretText(OrganisationCase.TOKEN));
        WorkspaceCredentials credentials = new WorkspaceCredentials(token, token)
                .with(new OrganisationCredential(
                        Worlds.ORGANISATION_ID,
                        new Credential.OrganisationApiKey(new SecretText(OrganisationCase.KEY))));
        try (RoundTrip trip = new RoundTrip(one.build(), credentials, one.asked, one.action)) {
            trip.go(with(one.switches, giving));
        }
        Statistics.label("verdict").coverage(coverage -> {
            coverage.check(RestoreVerdict.RESTORED).percentage(share -> share > 5);
            coverage.check(RestoreVerdict.LEFT_FOR_A_PERSON).percentage(share -> share > 5);
        });
    }

    /** Half of the numbers stand for a switch. */
    private static List<Switch> with(List<Switch> switches, int giving) {
        List<Switch> all = new ArrayList<>(switches);
        if (giving < Switch.GIVING.size()) {
            all.add(Switch.GIVING.get(giving));
        }
        return all;
    }

    /** A removal and a restore by its report, with the truth before and after. */
    private static final class RoundTrip implements AutoCloseable {
        private final SimulatorWorld world;
        private final BitbucketSimulator simulator;
        private final WorkspaceCredentials credentials;
        private final List<String> asked;
        private final DirectoryAction action;

        RoundTrip(SimulatorWorld world, WorkspaceCredentials credentials, List<String> asked, DirectoryAction action) {
            this.world = world;
            this.credentials = credentials;
            this.asked = asked;
            this.action = action;
            simulator = BitbucketSimulator.startUnchecked(world, 0);
        }

        /** Without what makes Bitbucket show what a removal has just taken away: then it is there for all anybody can see. */
        void go(List<Switch> all) {
            List<Switch> switches = all.stream()
                    .filter(one -> Switch.GIVING.contains(one) || !one.method().endsWith("Lag"))
                    .toList();
            switches.forEach(one -> simulator.behave(one::apply));
            String others = world.fingerprintWithout(asked.toArray(String[]::new));
            String everything = world.fingerprintWithout();
            Map<String, Grants> before = grants();
            RunReport removal = remove();
            RestoreReport restore = restore(removal);

            String about = asked + ", " + switches + "\n" + removal + "\n" + restore;
            Statistics.label("verdict").collect(restore.outcome());
            assertEquals(others, world.fingerprintWithout(asked.toArray(String[]::new)), about);
            grants().forEach((email, now) -> assertNoMore(before.get(email), now, about));
            restore.people().forEach(person -> assertThere(person, about));
            // where the organisation deletes direct grants by itself, no report can tell which those were
            if (restore.outcome() == RestoreVerdict.RESTORED
                    && removal.outcome() == RunOutcome.REMOVED
                    && onlyRevoked(removal)
                    && !Switch.behaviour(switches).roleRemovalDeletesGrants()) {
                Statistics.label("whole").collect(true);
                assertEquals(everything, world.fingerprintWithout(), about);
            }
        }

        private static boolean onlyRevoked(RunReport removal) {
            return removal.workspaces().stream()
                    .flatMap(one -> one.people().stream())
                    .flatMap(one -> one.grants().stream())
                    .allMatch(one -> one.state() == GrantResult.State.REVOKED);
        }

        private static void assertNoMore(Grants before, Grants now, String about) {
            assertTrue(before.groups().containsAll(now.groups()), about);
            assertTrue(before.projects().entrySet().containsAll(now.projects().entrySet()), about);
            assertTrue(
                    before.repositories()
                            .entrySet()
                            .containsAll(now.repositories().entrySet()),
                    about);
        }

        /** What is said to be there is there. */
        private void assertThere(RestoredPerson person, String about) {
            String email = world.people().stream()
                    .filter(one -> one.uuid().equals(person.person().uuid()))
                    .map(one -> one.email())
                    .findFirst()
                    .orElse("");
            for (RestoredGrant one : person.grants()) {
                boolean claimed =
                        one.state() == RestoredGrant.State.RESTORED || one.state() == RestoredGrant.State.THERE;
                if (claimed && !email.isEmpty()) {
                    Grants now = world.grantsOf(email);
                    String id = one.grant().id();
                    boolean there =
                            switch (one.grant().kind()) {
                                case GROUP -> now.groups().contains(id);
                                case PROJECT ->
                                    now.projects()
                                            .get(id)
                                            .text()
                                            .equals(one.grant().level());
                                case REPOSITORY ->
                                    now.repositories()
                                            .get(id)
                                            .text()
                                            .equals(one.grant().level());
                                case ORGANISATION_GROUP ->
                                    world.organisation()
                                            .accessOf(email)
                                            .groups()
                                            .contains(one.grant().name());
                                case ORGANISATION_ROLE ->
                                    world.organisation().accessOf(email).roles().values().stream()
                                            .anyMatch(roles -> roles.contains(id));
                                case INVITATION -> world.isInvited(id);
                                case DIRECTORY_ACCESS, DIRECTORY_MEMBERSHIP ->
                                    world.organisation().accessOf(email).isMember();
                            };
                    assertTrue(there, () -> one + " is not there\n" + about);
                }
            }
        }

        private Map<String, Grants> grants() {
            Map<String, Grants> all = new LinkedHashMap<>();
            world.people().stream()
                    .filter(person -> asked.contains(person.email()))
                    .forEach(person -> all.put(person.email(), world.grantsOf(person.email())));
            return all;
        }

        private RunReport remove() {
            List<PersonId> people =
                    asked.stream().<PersonId>map(EmailAddress::new).toList();
            RemovalRequest request = new RemovalRequest(
                    new WorkspaceId(Worlds.WORKSPACE),
                    people,
                    RemovalMode.removal().with(action),
                    SafetyPolicy.none());
            return new RemovalRun(
                            connector(),
                            RemovalSettings.standard(),
                            Journals.NONE,
                            line -> {},
                            pause(),
                            Clock.systemUTC())
                    .run(List.of(request));
        }

        private RestoreReport restore(RunReport removal) {
            RestoreRequest request = new RestoreRequest(
                    new RevokedAccessJson().read(new ReportJson().write(removal)), false, SafetyPolicy.none());
            return new RestoreRun(
                            connector(),
                            RemovalSettings.standard(),
                            Journals.NONE,
                            line -> {},
                            pause(),
                            Clock.systemUTC())
                    .run(request);
        }

        private Pause pause() {
            return duration -> simulator.clock().advance(duration);
        }

        private RemovalRun.Connector connector() {
            ClientSettings client = ClientSettings.standard(
                            ApiEndpoints.of(simulator.root().toString()))
                    .withRetry(
                            new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(15)));
            return (workspace, observer) ->
                    new BitbucketCloud(client, credentials, observer, pause(), Clock.systemUTC());
        }

        @Override
        public void close() {
            simulator.close();
        }
    }
}
