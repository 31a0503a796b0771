package io.jenkins.plugins.bitbucketremoveuser.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a run keeps what the next one must know if this one is killed. */
final class JournalOption {
    private static final String OWN_FOLDER = "bitbucket-remove-user";

    @Option(
            names = "--journal",
            paramLabel = "FOLDER",
            description =
                    "Where to keep what was done until the run has ended, so that the next one goes on if this one"
                            + " is killed. Default: the folder of the --report file; without one,"
                            + " ~/.local/state/bitbucket-remove-user")
    private Path folder;

    /**
     * @param report the file that the report is written to; may be null
     * @throws UsageException if none is given and none can be told
     */
    Path folder(Path report, Map<String, String> environment) {
        if (folder != null) {
            return folder;
        }
        if (report != null) {
            // not named after the report, which may have another name every night
            return report.toAbsolutePath().getParent();
        }
        return state(environment).resolve(OWN_FOLDER);
    }

    /** Where programs of this user keep what has to outlive them. */
    private static Path state(Map<String, String> environment) {
        for (String variable : new String[] {"XDG_STATE_HOME", "LOCALAPPDATA"}) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                return Path.of(value);
            }
        }
        String home = environment.getOrDefault("HOME", "");
        if (home.isEmpty()) {
            throw new UsageException("--journal: is not given, and the environment has no HOME. Name a folder that can"
                    + " be written and outlives the process.");
        }
        return Path.of(home, ".local", "state");
    }
}
