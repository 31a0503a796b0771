package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.Credential;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.SecretText;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.Journal;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalEngine;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalMode;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalProgress;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunObserver;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Behaviour;
import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * What one removal costs, in requests and in time, as the workspace grows: the way this software goes, and a walk over
 * every repository as other tools do it (the same engine where Bitbucket does not list one person's repositories).
 */
public final class Benchmark {
    private static final Duration LATENCY = Duration.ofMillis(2);
    private static final int[] REPOSITORIES = {100, 1_000, 10_000};
    private static final RemovalSettings WALK_ALL =
            new RemovalSettings(RemovalSettings.standard().rereadDelays(), Integer.MAX_VALUE, 100);

    private Benchmark() {}

    public static void main(String... arguments) {
        removal(REPOSITORIES[0], Behaviour.UserFilter.ACCEPTED); // warm
        System.out.printf("Every answer takes %d ms longer than the simulator needs.%n", LATENCY.toMillis());
        System.out.printf("%12s  %20s  %20s  %14s%n", "repositories", "this software", "walk", "ratio");
        for (int repositories : REPOSITORIES) {
            Cost ours = removal(repositories, Behaviour.UserFilter.ACCEPTED);
            Cost walk = removal(repositories, Behaviour.UserFilter.REFUSED_400);
            System.out.printf(
                    "%12d  %20s  %20s  %6.1fx %6.1fx%n",
                    repositories,
                    ours,
                    walk,
                    (double) walk.requests() / ours.requests(),
                    (double) walk.millis() / ours.millis());
        }
    }

    private record Cost(int requests, long millis) {
        @Override
        public String toString() {
            return requests + " req " + millis + " ms";
        }
    }

    private static Cost removal(int repositories, Behaviour.UserFilter filter) {
        try (BitbucketSimulator simulator =
                BitbucketSimulator.startUnchecked(Worlds.large(repositories, repositories / 20 + 7, 500), 0)) {
            simulator.behave(b -> b.permissionFilterByUserUuid(filter)
                    .permissionFilterByNickname(filter)
                    .latency(LATENCY));
            RunObserver observer = new RunObserver(RemovalProgress.SILENT);
            ClientSettings settings =
                    ClientSettings.standard(ApiEndpoints.of(simulator.root().toString()));
            WorkspaceCredentials credentials = WorkspaceCredentials.of(
                    new Credential.UserApiToken(Worlds.ADMIN, new SecretText(Worlds.SCOPED_TOKEN)));
            try (BitbucketCloud bitbucket = new BitbucketCloud(settings, credentials, observer)) {
                long start = System.nanoTime();
                RemovalReport report = new RemovalEngine(
                                bitbucket, observer, WALK_ALL, RemovalProgress.SILENT, Pause.REAL, Clock.systemUTC())
                        .run(
                                new RemovalRequest(
                                        new WorkspaceId(Worlds.WORKSPACE),
                                        List.of(new EmailAddress(Worlds.JANE)),
                                        RemovalMode.removal(),
                                        SafetyPolicy.none()),
                                Journal.empty());
                long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
                if (!simulator.world().grantsOf(Worlds.JANE).isEmpty()) {
                    throw new IllegalStateException("not removed: " + report);
                }
                return new Cost(simulator.count(), millis);
            }
        }
    }
}
