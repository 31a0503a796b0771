package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedEnd;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedTask;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.removal.EmailAddress;
import io.jenkins.plugins.bitbucketremoveuser.removal.Journals;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoreRun;
import io.jenkins.plugins.bitbucketremoveuser.removal.RevokedAccessJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts back what a removal took away, by its report. */
@Command(
        name = "restore",
        description =
                "Gives people back what a removal took away, by its report: the same groups and grants with the same"
                        + " levels, and nothing else.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:restored, or nothing to do, or (with --dry-run) planned",
            "1:failed; the report says what was done until then; with --audit: also if the end could not be recorded",
            "2:the call cannot be meant as it stands; nothing was done",
            "3:something could not be put back, and is left for a person",
            "4:refused: somebody's account does not exist any more"
        },
        footerHeading = "%n",
        footer =
                "Credentials come from the environment, as for remove. Project and repository grants take an API token with"
                        + " the scope write:permission:bitbucket as well.")
final class RestoreCommand implements Callable<Integer> {
    /** A hundred times what is usual. */
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    @Parameters(
            paramLabel = "REPORT.json",
            description = "The report of a removal, as remove --report wrote it, or as a build in Jenkins keeps it.")
    private Path removal;

    @Option(names = "--dry-run", description = "Show what would be put back, and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--email",
            paramLabel = "ADDRESS",
            description = "Only this person of the report. Can be given several times. Default: everybody")
    private List<String> emails = new ArrayList<>();

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "Only this person of the report, by account id or UUID. Can be given several times.")
    private List<String> accounts = new ArrayList<>();

    @Option(
            names = "--workspace",
            paramLabel = "SLUG",
            description = "Only this workspace of the report. Can be given several times. Default: all of them")
    private List<String> workspaces = new ArrayList<>();

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description =
                    "Record the run in this audit log, before it begins and after it ended. What cannot be recorded"
                            + " does not begin.")
    private Path auditLog;

    private final Map<String, String> environment;

    RestoreCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        RestoreRequest request;
        ClientSettings settings;
        try {
            settings = connection.settings();
            request = new RestoreRequest(
                    new RevokedAccessJson()
                            .read(text())
                            .in(workspaces.stream().map(WorkspaceId::new).toList())
                            .of(people()),
                    dryRun,
                    SafetyPolicy.none());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
        WorkspaceCredentials credentials = new EnvironmentCredentials(environment).read();
        output.requireWritable();
        CommandAudit audit = CommandAudit.begin(auditLog, AuditedTask.of(request), Clock.systemUTC(), output.err());
        // until the end is recorded, too: else a stopped run would look like a killed one in the audit log
        try (Interruption interruption = Interruption.ofThisThread()) {
            RestoreReport result = run(request, settings, credentials);
            return audit.end(AuditedEnd.of(result)) ? ExitCode.of(result.outcome()) : ExitCode.FAILED;
        } catch (RuntimeException e) {
            audit.end(AuditedEnd.failed(e.toString()));
            throw e;
        }
    }

    private List<PersonId> people() {
        return Stream.concat(
                        emails.stream().<PersonId>map(EmailAddress::new),
                        accounts.stream().map(PersonId::account))
                .toList();
    }

    private String text() {
        try {
            if (Files.size(removal) > MOST_BYTES) {
                throw new UsageException(removal + ": is too large to be the report of a removal.");
            }
            return Files.readString(removal);
        } catch (IOException e) {
            throw new UsageException(removal + " cannot be read (" + e + "). Name the report of a removal.", e);
        }
    }

    private RestoreReport run(RestoreRequest request, ClientSettings settings, WorkspaceCredentials credentials) {
        RestoreRun run = new RestoreRun(
                (workspace, observer) -> new BitbucketCloud(settings, credentials, observer),
                RemovalSettings.standard(),
                Journals.NONE,
                output::tell,
                Pause.REAL,
                Clock.systemUTC());
        RestoreReport result = run.run(request);
        output.show(new RestoreJson().write(result));
        return result;
    }
}
