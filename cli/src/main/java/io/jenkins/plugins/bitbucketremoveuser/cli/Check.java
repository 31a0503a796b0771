package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.removal.Capability;
import io.jenkins.plugins.bitbucketremoveuser.removal.CheckJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.ConnectionCheck;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunObserver;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code remove --check}: what can be taken away with which credential, and what is missing. */
final class Check {
    private final ClientSettings settings;
    private final WorkspaceCredentials credentials;
    private final OutputOptions output;

    Check(ClientSettings settings, WorkspaceCredentials credentials, OutputOptions output) {
        this.settings = settings;
        this.credentials = credentials;
        this.output = output;
    }

    /** @return the exit code of the worst workspace */
    int run(List<WorkspaceId> workspaces) throws InterruptedException {
        Map<WorkspaceId, ConnectionCheck.Result> results = new LinkedHashMap<>();
        int worst = ExitCode.DONE;
        for (WorkspaceId workspace : workspaces) {
            ConnectionCheck.Result result = ask(workspace);
            results.put(workspace, result);
            show(workspace, result);
            worst = worst(worst, exitCode(result));
        }
        if (output.isJson()) {
            output.print(new CheckJson().write(results));
        }
        return worst;
    }

    private ConnectionCheck.Result ask(WorkspaceId workspace) throws InterruptedException {
        try (BitbucketCloud bitbucket = new BitbucketCloud(settings, credentials, new RunObserver(output::tell));
                Interruption interruption = Interruption.ofThisThread()) {
            return new ConnectionCheck(bitbucket).run(workspace);
        }
    }

    private void show(WorkspaceId workspace, ConnectionCheck.Result result) {
        output.tell("Workspace " + workspace + ":");
        result.lines().forEach(line -> output.tell("  " + line));
        for (Capability missing : result.missing()) {
            output.tell("  What " + missing.area().what() + " need: "
                    + missing.area().needs() + ".");
        }
        output.tell("  " + (result.usable() ? "A removal would begin." : "A removal would not begin.")
                + " Nothing was changed.");
    }

    private static int exitCode(ConnectionCheck.Result result) {
        if (!result.usable()) {
            return ExitCode.FAILED;
        }
        return result.missing().isEmpty() ? ExitCode.DONE : ExitCode.LEFT_FOR_A_PERSON;
    }

    private static int worst(int one, int other) {
        return one == ExitCode.FAILED || other == ExitCode.FAILED ? ExitCode.FAILED : Math.max(one, other);
    }
}
