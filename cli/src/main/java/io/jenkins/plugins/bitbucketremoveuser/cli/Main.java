package io.jenkins.plugins.bitbucketremoveuser.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar bitbucket-remove-user.jar remove --workspace acme --email jane@acme.org} */
@Command(
        name = "bitbucket-remove-user",
        description = "Removes people from Bitbucket Cloud workspaces.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String... arguments) {
        System.exit(commandLine(System.getenv(), System.in).execute(arguments));
    }

    /**
     * @param environment where the credentials are
     * @param in standard input
     */
    static CommandLine commandLine(Map<String, String> environment, InputStream in) {
        return new CommandLine(new Main())
                .addSubcommand(new RemoveCommand(environment, in))
                .addSubcommand(new RestoreCommand(environment))
                .addSubcommand(new FindCommand(environment, in))
                .addSubcommand(new CleanUpCommand(environment, in))
                .setCaseInsensitiveEnumValuesAllowed(true)
                // @acme.org is a domain, whatever file of that name there is
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler((e, command, parsed) -> fail(e, command));
    }

    private static int fail(Exception e, CommandLine command) throws Exception {
        if (e instanceof UsageException) {
            PrintWriter err = command.getErr();
            err.println(command.getColorScheme().errorText(e.getMessage()));
            err.flush();
            return ExitCode.USAGE;
        }
        throw e;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Name a command: remove, restore, find or clean-up.");
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {Optional.ofNullable(version).orElse("not released")};
        }
    }
}
