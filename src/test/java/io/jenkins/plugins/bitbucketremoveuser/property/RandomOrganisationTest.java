package io.jenkins.plugins.bitbucketremoveuser.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import io.jenkins.plugins.bitbucketremoveuser.removal.Grant;
import io.jenkins.plugins.bitbucketremoveuser.removal.GrantResult;
import io.jenkins.plugins.bitbucketremoveuser.removal.Journal;
import io.jenkins.plugins.bitbucketremoveuser.removal.Leftover;
import io.jenkins.plugins.bitbucketremoveuser.removal.Outcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalEngine;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalMode;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalProgress;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunObserver;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunOutcome;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.DirectoryAccess;
import io.jenkins.plugins.bitbucketremoveuser.simulator.RequestRecord;
import io.jenkins.plugins.bitbucketremoveuser.simulator.SimulatorWorld;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * The same as {@link RandomRemovalTest} for workspaces whose people an organisation manages, with its key: nobody else is
 * touched, other apps are left alone, and the report says what is true. Every build tries other cases.
 */
class RandomOrganisationTest {

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void reportsAreTrue(@ForAll long seed) {
        OrganisationCase one = new OrganisationCase(seed);
        SimulatorWorld world = one.build();
        try (BitbucketSimulator simulator = BitbucketSimulator.startUnchecked(world, 0)) {
            one.switches.forEach(change -> simulator.behave(change::apply));
            if (one.planFirst) {
                new Judged(one, simulator, true).judge();
            }
            RemovalReport report = new Judged(one, simulator, false).judge();
            RemovalReport again = new Judged(one, simulator, false).judge();
            if (report.outcome() == RunOutcome.REMOVED) {
                assertEquals(List.of(), carriedOut(simulator), () -> "a second run changes: " + again + "\n" + one);
            }
        }
        Statistics.label("organisation").coverage(coverage -> {
            coverage.check(Grant.Kind.ORGANISATION_GROUP).percentage(share -> share > 10);
            coverage.check(Grant.Kind.ORGANISATION_ROLE).percentage(share -> share > 3);
            coverage.check(Grant.Kind.DIRECTORY_ACCESS).percentage(share -> share > 1);
            coverage.check(Grant.Kind.DIRECTORY_MEMBERSHIP).percentage(share -> share > 1);
        });
    }

    private static List<RequestRecord> carriedOut(BitbucketSimulator simulator) {
        return simulator.writes().stream()
                .filter(write -> write.status() < 300)
                // questions of the organisation API are asked by POST
                .filter(write ->
                        !write.path().endsWith("/search") && !write.path().endsWith("/workspaces"))
                .toList();
    }

    /** One run of the engine, and the truth before and after. */
    private static final class Judged {
        private final OrganisationCase one;
        private final BitbucketSimulator simulator;
        private final SimulatorWorld world;
        private final boolean dryRun;

        Judged(OrganisationCase one, BitbucketSimulator simulator, boolean dryRun) {
            this.one = one;
            this.simulator = simulator;
            world = simulator.world();
            this.dryRun = dryRun;
        }

        RemovalReport judge() {
            simulator.resetRequests();
            String[] asked = one.asked.toArray(String[]::new);
            String others = world.fingerprintWithout(asked);
            String everybody = world.fingerprintWithout();
            List<DirectoryAccess> before =
                    one.asked.stream().map(world.organisation()::accessOf).toList();
            RemovalReport report = run();
            assertEquals(others, world.fingerprintWithout(asked), () -> "somebody else was touched: " + one);
            if (dryRun) {
                assertEquals(everybody, world.fingerprintWithout(), () -> "a plan changed something: " + one);
            }
            for (int i = 0; i < asked.length; i++) {
                person(
                        report.people().get(i),
                        asked[i],
                        before.get(i),
                        world.organisation().accessOf(asked[i]));
            }
            return report;
        }

        private void person(PersonReport person, String email, DirectoryAccess before, DirectoryAccess after) {
            String about = email + " " + person + "\nbefore: " + before + "\nafter: " + after + "\n" + grants(email)
                    + " member: " + isMember(email) + "\n" + one;
            person.grants().stream()
                    .filter(result -> result.state() == GrantResult.State.REVOKED)
                    .forEach(result -> Statistics.label("organisation")
                            .collect(result.grant().kind()));
            otherAppsStay(before, after, about);
            for (GrantResult result : person.grants()) {
                result(result, after, about);
            }
            if (person.outcome() instanceof Outcome.Removed) {
                assertEquals(Set.of(), holds(person, email, after), about);
                assertFalse(isMember(email), about);
                if (one.action == DirectoryAction.REMOVE) {
                    assertFalse(after.directories().contains("People"), about);
                }
            }
            if (person.outcome() instanceof Outcome.NotAMember absent
                    && absent.unseen().isEmpty()) {
                assertEquals(Set.of(), holds(person, email, after), about);
            }
            if (person.outcome() instanceof Outcome.StillMember still) {
                assertFalse(still.left().isEmpty(), about);
                leftIsNamed(person, email, after, about);
            }
        }

        /** Nothing but what gives this workspace, unless the whole directory was asked for. */
        private void otherAppsStay(DirectoryAccess before, DirectoryAccess after, String about) {
            if (one.action != DirectoryAction.REMOVE) {
                assertEquals(before.directories(), after.directories(), about);
                assertEquals(notOfTheWorkspace(before), notOfTheWorkspace(after), about);
                assertEquals(before.roles().get(Worlds.JIRA), after.roles().get(Worlds.JIRA), about);
            }
            if (one.action != DirectoryAction.SUSPEND) {
                Set<String> suspended = new TreeSet<>(before.suspendedIn());
                suspended.retainAll(after.directories());
                assertEquals(suspended, after.suspendedIn(), about);
            }
        }

        private Set<String> notOfTheWorkspace(DirectoryAccess access) {
            Set<String> groups = new TreeSet<>(access.groups());
            groups.removeIf(one::givesWorkspace);
            return groups;
        }

        private void result(GrantResult result, DirectoryAccess after, String about) {
            boolean gone =
                    result.state() == GrantResult.State.REVOKED || result.state() == GrantResult.State.ALREADY_GONE;
            Grant grant = result.grant();
            if (gone) {
                switch (grant.kind()) {
                    case ORGANISATION_GROUP -> assertFalse(after.groups().contains(grant.name()), about);
                    case ORGANISATION_ROLE -> assertFalse(after.roles().containsKey(resource()), about);
                    case DIRECTORY_ACCESS -> assertTrue(after.suspendedIn().contains(grant.name()), about);
                    case DIRECTORY_MEMBERSHIP -> assertFalse(after.directories().contains(grant.name()), about);
                    default -> {}
                }
            }
        }

        private String resource() {
            return world.organisation().resourceOf(Worlds.WORKSPACE);
        }

        /**
         * Whatever gives access to the workspace; of whoever Bitbucket counts as no member, what the organisation gives: no
         * list leads to direct grants of such a person.
         */
        private Set<String> holds(PersonReport person, String email, DirectoryAccess access) {
            boolean member =
                    person.person().filter(one -> !one.uuid().isEmpty()).isPresent();
            Set<String> all = member ? grants(email) : new TreeSet<>();
            access.groups().stream().filter(one::givesWorkspace).forEach(all::add);
            Optional.ofNullable(access.roles().get(resource())).ifPresent(all::addAll);
            return all;
        }

        private boolean isKnown(String email) {
            return !email.equals(OrganisationCase.INVITED);
        }

        private boolean isMember(String email) {
            return isKnown(email) && world.isMember(email);
        }

        private Set<String> grants(String email) {
            Set<String> all = new TreeSet<>();
            if (isKnown(email)) {
                all.addAll(world.grantsOf(email).groups());
                all.addAll(world.grantsOf(email).projects().keySet());
                all.addAll(world.grantsOf(email).repositories().keySet());
            }
            return all;
        }

        /** What is there afterwards is among what is left, or said not to be known. */
        private void leftIsNamed(PersonReport person, String email, DirectoryAccess after, String about) {
            Set<String> named = new TreeSet<>();
            person.grants().stream()
                    .filter(result -> result.state() == GrantResult.State.LEFT)
                    .forEach(result -> named.add(result.grant().name()));
            List<String> unknown = person.left().stream().map(Leftover::what).toList();
            boolean groupsUnknown = unknown.stream().anyMatch(what -> what.contains("groups, if any"))
                    || unknown.contains("group memberships, if any");
            for (String group : after.groups()) {
                assertTrue(!one.givesWorkspace(group) || named.contains(group) || groupsUnknown, about);
            }
            boolean rolesUnknown = unknown.contains("organisation roles, if any");
            boolean role = after.roles().containsKey(resource());
            assertTrue(
                    !role
                            || rolesUnknown
                            || person.grants().stream()
                                    .anyMatch(result -> result.grant().kind() == Grant.Kind.ORGANISATION_ROLE
                                            && result.state() == GrantResult.State.LEFT),
                    about);
        }

        private RemovalReport run() {
            Pause pause = duration -> simulator.clock().advance(duration);
            RunObserver observer = new RunObserver(RemovalProgress.SILENT);
            ClientSettings client = ClientSettings.standard(
                            ApiEndpoints.of(simulator.root().toString()))
                    .withRetry(
                            new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(15)));
            WorkspaceCredentials credentials = WorkspaceCredentials.of(new Credential.UserApiToken(
                            OrganisationCase.CALLER, new SecretText(OrganisationCase.TOKEN)))
                    .with(new OrganisationCredential(
                            one.organisationId, new Credential.OrganisationApiKey(new SecretText(one.key))));
            try (BitbucketCloud bitbucket =
                    new BitbucketCloud(client, credentials, observer, pause, Clock.systemUTC())) {
                return new RemovalEngine(
                                bitbucket,
                                observer,
                                RemovalSettings.standard(),
                                RemovalProgress.SILENT,
                                pause,
                                Clock.systemUTC())
                        .run(
                                new RemovalRequest(
                                        new WorkspaceId(Worlds.WORKSPACE),
                                        one.asked.stream()
                                                .<PersonId>map(EmailAddress::new)
                                                .toList(),
                                        RemovalMode.removal().withDryRun(dryRun).with(one.action),
                                        SafetyPolicy.none()),
                                Journal.empty());
            }
        }
    }
}
