package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.simulator.BitbucketSimulator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Grants;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Worlds;
import java.util.Map;

/** The main job on a simulated workspace: plan, remove, verify, report, and a second run that finds nothing to do. */
public final class Demo {
    private static final Map<String, String> CREDENTIALS =
            Map.of(EnvironmentCredentials.EMAIL, Worlds.ADMIN, EnvironmentCredentials.API_TOKEN, Worlds.SCOPED_TOKEN);
    /** A simulated workspace is nothing to go on with another day. */
    private static final String JOURNAL = System.getProperty("java.io.tmpdir");

    private final BitbucketSimulator simulator;

    private Demo(BitbucketSimulator simulator) {
        this.simulator = simulator;
    }

    public static void main(String... arguments) {
        int status;
        try (BitbucketSimulator simulator = BitbucketSimulator.start(Worlds.acme())) {
            status = new Demo(simulator).show() ? 0 : 1;
        }
        System.exit(status);
    }

    private boolean show() {
        System.out.println();
        System.out.println("A simulated Bitbucket Cloud runs at " + simulator.root() + ", with the workspace acme.");
        truth("Before");
        boolean good = run("1. What would be taken away?", ExitCode.DONE, "--dry-run")
                && run("2. Take it away", ExitCode.DONE)
                && run("3. Again: a repeated run is safe", ExitCode.DONE);
        truth("After");
        boolean gone = simulator.world().grantsOf(Worlds.JANE).isEmpty()
                && !simulator.world().isMember(Worlds.JANE);
        System.out.println();
        System.out.println(
                good && gone
                        ? "Done: the simulated workspace itself says that " + Worlds.JANE + " has nothing left."
                        : "FAILED: that is not how it should have gone.");
        return good && gone;
    }

    private boolean run(String title, int expected, String... more) {
        System.out.println();
        System.out.println("== " + title);
        System.out.println("$ java -jar bitbucket-remove-user.jar remove --workspace acme --email " + Worlds.JANE + " "
                + String.join(" ", more));
        int status = Main.commandLine(CREDENTIALS, System.in).execute(arguments(more));
        System.out.println("(exit code " + status + ")");
        return status == expected;
    }

    private String[] arguments(String... more) {
        String[] fixed = {
            "remove",
            "--workspace",
            Worlds.WORKSPACE,
            "--email",
            Worlds.JANE,
            "--api-url",
            simulator.root().toString(),
            "--journal",
            JOURNAL
        };
        String[] all = java.util.Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return all;
    }

    private void truth(String when) {
        Grants grants = simulator.world().grantsOf(Worlds.JANE);
        System.out.println();
        System.out.println(when + ", in the simulated workspace itself: " + Worlds.JANE + " "
                + (simulator.world().isMember(Worlds.JANE) ? "is a member" : "is not a member") + "; groups "
                + grants.groups() + ", projects " + grants.projects() + ", repositories " + grants.repositories());
    }
}
