package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The simulator by itself: {@code [--port N] [--large REPOSITORIES] [--organisation] [--until-stdin-closes]}. */
public final class SimulatorMain {

    private SimulatorMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> options = List.of(args);
        int repositories = number(options, "--large", 0);
        boolean organisation = repositories == 0 && options.contains("--organisation");
        SimulatorWorld world = repositories > 0
                ? Worlds.large(repositories, Math.max(7, repositories / 50), Math.max(20, repositories / 2))
                : Worlds.acme(organisation ? WorkspaceKind.ORGANISATION : WorkspaceKind.LEGACY);
        try (BitbucketSimulator simulator = BitbucketSimulator.start(world, number(options, "--port", 0))) {
            System.out.println("Simulated Bitbucket: " + simulator.root());
            System.out.println("Workspace:           " + Worlds.WORKSPACE);
            System.out.println("To be removed:       " + Worlds.JANE);
            System.out.println("API token (demo):    " + Worlds.ADMIN + " " + Worlds.ADMIN_TOKEN);
            System.out.println("OAuth (demo):        " + Worlds.OAUTH_KEY + " " + Worlds.OAUTH_SECRET);
            if (organisation) {
                System.out.println("Organisation:        " + Worlds.ORGANISATION_ID);
                System.out.println("API key (demo):      " + Worlds.ORGANISATION_KEY);
            }
            System.out.flush();
            if (options.contains("--until-stdin-closes")) {
                System.in.transferTo(OutputStream.nullOutputStream());
            } else {
                new CountDownLatch(1).await();
            }
        }
    }

    private static int number(List<String> options, String name, int otherwise) {
        int at = options.indexOf(name);
        return at >= 0 && at + 1 < options.size() ? Integer.parseInt(options.get(at + 1)) : otherwise;
    }
}
