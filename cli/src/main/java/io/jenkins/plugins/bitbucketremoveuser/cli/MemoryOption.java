package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.cleanup.MemoryFile;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a clean-up keeps what its next run has to know. */
final class MemoryOption {
    @Option(
            names = "--memory",
            paramLabel = "FILE",
            description = "Where to keep, from run to run, how long the roster was and who waits since when. Each"
                    + " clean-up of a workspace with other criteria needs its own. Default:"
                    + " bitbucket-remove-user.clean-up.WORKSPACE.json in the folder of --journal")
    private Path file;

    /** @param folder of the journal */
    MemoryFile file(Path folder, WorkspaceId workspace) {
        return new MemoryFile(
                file == null ? folder.resolve("bitbucket-remove-user.clean-up." + workspace.key() + ".json") : file);
    }
}
