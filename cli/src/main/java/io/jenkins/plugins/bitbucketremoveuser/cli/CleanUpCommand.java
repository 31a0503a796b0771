package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedEnd;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedTask;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUp;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpJson;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpReport;
import io.jenkins.plugins.bitbucketremoveuser.cleanup.CleanUpRequest;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchRequest;
import io.jenkins.plugins.bitbucketremoveuser.finding.UserSearch;
import io.jenkins.plugins.bitbucketremoveuser.removal.Journals;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRun;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes whoever should no longer be in a workspace. */
@Command(
        name = "clean-up",
        description = "Finds the members of a workspace who match all of the criteria, and removes them within limits."
                + " A dry run, unless --no-dry-run is given.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:removed, or nobody is due, or (without --no-dry-run) planned",
            "1:failed; the report says what was done until then; with --audit: also if the end could not be recorded",
            "2:the call cannot be meant as it stands; nothing was done",
            "3:something is left that a person must do",
            "4:stopped by a limit, or refused by a rule; nobody was touched whom it protects"
        },
        footerHeading = "%n",
        footer = "Credentials come from the environment, as for remove.")
final class CleanUpCommand implements Callable<Integer> {
    @Option(
            names = "--workspace",
            required = true,
            paramLabel = "SLUG",
            description = "The workspace: the part after bitbucket.org/ in its address.")
    private String workspace;

    @Mixin
    private CriteriaOptions criteria;

    @Option(
            names = "--dry-run",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Show who would be removed, and change nothing. Default, unless --no-dry-run is given.")
    private boolean dryRun;

    @Mixin
    private CleanUpLimitsOptions limits;

    @Mixin
    private PolicyOptions policy;

    @Mixin
    private RemovalModeOptions how;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "Record the run, its beginning and its end, in this log of JSON lines too.")
    private Path auditLog;

    @Mixin
    private JournalOption journal;

    @Mixin
    private MemoryOption memory;

    private final Map<String, String> environment;
    private final InputStream in;

    /** @param in standard input */
    CleanUpCommand(Map<String, String> environment, InputStream in) {
        this.environment = environment;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        CleanUpRequest request;
        ClientSettings settings;
        RemovalSettings removal;
        try {
            settings = connection.settings();
            removal = how.settings();
            request = new CleanUpRequest(
                    new SearchRequest(new WorkspaceId(workspace), criteria.read(in), policy.read()),
                    how.mode(dryRun),
                    limits.read());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
        output.requireWritable();
        WorkspaceCredentials credentials = RemovalModeOptions.credentials(environment, request.mode());
        Path folder = journal.folder(output.report(), environment);
        KeptJournals journals = new KeptJournals(() -> folder, settings, output::tell);
        RemovalRun.Connector connector = (any, observer) -> new BitbucketCloud(settings, credentials, observer);
        CleanUp cleanUp = new CleanUp(
                new UserSearch(connector, output::tell, Clock.systemUTC()),
                memory.file(folder, request.workspace()),
                requests -> removal(connector, removal, dryRun ? Journals.NONE : journals.of(requests))
                        .run(requests),
                output::tell,
                Clock.systemUTC());
        CommandAudit audit = CommandAudit.begin(auditLog, AuditedTask.of(request), Clock.systemUTC(), output.err());
        // until the end is recorded, too: else a stopped run would look like a killed one in the audit log
        try (Interruption interruption = Interruption.ofThisThread()) {
            CleanUpReport result = cleanUp.run(request);
            output.show(new CleanUpJson().write(result));
            boolean recorded = audit.end(AuditedEnd.of(result));
            result.removal().ifPresent(journals::forget);
            return recorded ? ExitCode.of(result.outcome()) : ExitCode.FAILED;
        } catch (RuntimeException e) {
            audit.end(AuditedEnd.failed(e.toString()));
            throw e;
        }
    }

    private RemovalRun removal(RemovalRun.Connector connector, RemovalSettings settings, Journals journals) {
        return new RemovalRun(connector, settings, journals, output::tell, Pause.REAL, Clock.systemUTC());
    }
}
