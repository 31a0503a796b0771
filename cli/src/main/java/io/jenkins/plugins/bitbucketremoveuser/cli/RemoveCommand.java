package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedEnd;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedTask;
import io.jenkins.plugins.bitbucketremoveuser.client.ApiEndpoints;
import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.Pause;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.removal.DirectoryAction;
import io.jenkins.plugins.bitbucketremoveuser.removal.Journals;
import io.jenkins.plugins.bitbucketremoveuser.removal.PersonId;
import io.jenkins.plugins.bitbucketremoveuser.removal.Plan;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalMode;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRequest;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalRun;
import io.jenkins.plugins.bitbucketremoveuser.removal.RemovalSettings;
import io.jenkins.plugins.bitbucketremoveuser.removal.ReportJson;
import io.jenkins.plugins.bitbucketremoveuser.removal.RunReport;
import io.jenkins.plugins.bitbucketremoveuser.removal.SafetyPolicy;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes people from one or several workspaces. */
@Command(
        name = "remove",
        description = "Takes all access to workspaces away from people, reads again, and reports.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:removed, or nothing to do, or (with --dry-run) planned; with --check: nothing is missing",
            "1:failed; the report says what was done until then; with --check: a removal would not begin;"
                    + " with --audit: also if the end could not be recorded",
            "2:the call cannot be meant as it stands; nothing was done",
            "3:something is left that a person must do; with --check: it would be",
            "4:refused by a rule; nothing was touched"
        },
        footerHeading = "%nCredentials come from the environment, never from arguments:%n",
        footer = {
            "  BITBUCKET_EMAIL and BITBUCKET_API_TOKEN: an Atlassian account and its API token with scopes",
            "  BITBUCKET_CLIENT_ID and BITBUCKET_CLIENT_SECRET: an OAuth consumer (beside a token: for groups alone)",
            "  BITBUCKET_ACCESS_TOKEN: an access token",
            "  BITBUCKET_ORGANISATION_ID and BITBUCKET_ORGANISATION_API_KEY: the organisation in admin.atlassian.com",
            "They serve every workspace of the call."
        })
final class RemoveCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--workspace",
            paramLabel = "SLUG",
            description = "The workspace: the part after bitbucket.org/ in its address. Can be given several times.")
    private List<String> workspaces = new ArrayList<>();

    @Mixin
    private PeopleOptions people;

    @Mixin
    private PolicyOptions policy;

    @Option(
            names = "--check",
            description =
                    "Only find out what can be taken away with these credentials; nobody has to be named, and nobody"
                            + " is touched.")
    private boolean check;

    @Option(names = "--dry-run", description = "Show what would be taken away, and change nothing.")
    private boolean dryRun;

    @Mixin
    private PlanOptions plan;

    @Option(
            names = "--directory-action",
            paramLabel = "none|suspend|remove",
            defaultValue = "none",
            description = "What is done in the organisation's directory afterwards. suspend and remove take away every"
                    + " Atlassian app, Jira and Confluence among them. Default: ${DEFAULT-VALUE}")
    private DirectoryAction directoryAction;

    @Option(
            names = "--clean-residues",
            description = "Take the person off default reviewers and branch rules too, which outlive the access;"
                    + " without it, some of them are listed.")
    private boolean cleanResidues;

    @Option(
            names = "--verification-wait",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description =
                    "How long Bitbucket may still show what was taken away before it counts as left: 0 to 600, and"
                            + " 16 more with an organisation. Default: ${DEFAULT-VALUE}")
    private int verificationWait;

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            description = "The root that has /2.0 and /1.0 under it. Default: ${DEFAULT-VALUE}",
            defaultValue = "https://api.bitbucket.org")
    private String apiUrl;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "text: an account of the run. json: the report alone; the account goes to standard error.")
    private Format format;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON to this file too.")
    private Path report;

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "Record the run, its beginning and its end, in this log of JSON lines too.")
    private Path auditLog;

    @Mixin
    private JournalOption journal;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final Map<String, String> environment;
    private final InputStream in;

    /** @param in standard input */
    RemoveCommand(Map<String, String> environment, InputStream in) {
        this.environment = environment;
        this.in = in;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<RemovalRequest> requests;
        ClientSettings settings;
        RemovalSettings removal;
        try {
            settings = ClientSettings.standard(ApiEndpoints.of(apiUrl))
                    .withProxies(new SystemProxies(ProxySelector.getDefault()));
            if (check) {
                return new Check(settings, credentials(DirectoryAction.NONE), spec.commandLine(), format)
                        .run(workspaces());
            }
            removal = RemovalSettings.standard().withPatience(Duration.ofSeconds(verificationWait));
            requests = requests();
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
        reportFile().requireWritable();
        WorkspaceCredentials credentials = credentials(requests.get(0).mode().directory());
        // a plan changes nothing, so there is nothing that it could have begun
        Optional<FileJournals> journals = dryRun
                ? Optional.empty()
                : Optional.of(FileJournals.open(
                        journal.folder(report, environment),
                        settings.endpoints().root().toString(),
                        requests.get(0).people()));
        RemovalRun run = new RemovalRun(
                (workspace, observer) -> new BitbucketCloud(settings, credentials, observer),
                removal,
                journals.<Journals>map(kept -> kept).orElse(Journals.NONE),
                this::tell,
                Pause.REAL,
                Clock.systemUTC());
        CommandAudit audit = CommandAudit.begin(
                auditLog,
                AuditedTask.of(requests),
                Clock.systemUTC(),
                spec.commandLine().getErr());
        try (Interruption interruption = Interruption.ofThisThread()) {
            RunReport result = run.run(requests);
            tell(result);
            boolean recorded = audit.end(AuditedEnd.of(result));
            journals.ifPresent(kept -> forget(kept, result));
            return recorded ? ExitCode.of(result.outcome()) : ExitCode.FAILED;
        } catch (RuntimeException e) {
            audit.end(AuditedEnd.failed(e.toString()));
            throw e;
        }
    }

    private ReportFile reportFile() {
        return new ReportFile(report, spec.commandLine().getErr());
    }

    private List<RemovalRequest> requests() {
        SafetyPolicy rules = policy.read();
        Optional<Plan> planned = plan.read(Clock.systemUTC());
        if (planned.isPresent()) {
            requireNothingElse(planned.get());
            return planned.get().requests(rules);
        }
        List<PersonId> everybody = people.read(in);
        RemovalMode mode = RemovalMode.removal()
                .withDryRun(dryRun)
                .with(plan.depth())
                .with(directoryAction)
                .withCleanResidues(cleanResidues);
        return workspaces().stream()
                .map(workspace -> new RemovalRequest(workspace, everybody, mode, rules))
                .toList();
    }

    /** A plan says all of it itself; what is said once more must not be something else. */
    private void requireNothingElse(Plan planned) {
        if (people.areNamed()) {
            planned.requireSamePeople("--email, --account, --file", people.read(in));
        }
        if (!workspaces.isEmpty()) {
            planned.requireSameWorkspaces("--workspace", workspaces());
        }
        boolean otherAction = directoryAction != DirectoryAction.NONE
                && directoryAction != planned.mode().directory();
        boolean otherResidues = cleanResidues && !planned.mode().cleanResidues();
        if (dryRun || otherAction || otherResidues) {
            throw new UsageException((dryRun ? "--dry-run" : otherAction ? "--directory-action" : "--clean-residues")
                    + ": is given beside --plan, and is not what was planned. Make a new plan.");
        }
    }

    private List<WorkspaceId> workspaces() {
        if (workspaces.isEmpty()) {
            throw new UsageException("Missing required option: '--workspace=SLUG'. Name at least one workspace.");
        }
        return WorkspaceId.distinct(workspaces.stream().map(WorkspaceId::new).toList());
    }

    private WorkspaceCredentials credentials(DirectoryAction action) {
        WorkspaceCredentials credentials = new EnvironmentCredentials(environment).read();
        if (action != DirectoryAction.NONE && credentials.organisation().isEmpty()) {
            throw new UsageException("--directory-action needs the organisation: set "
                    + EnvironmentCredentials.ORGANISATION_ID + " and " + EnvironmentCredentials.ORGANISATION_API_KEY
                    + " in the environment.");
        }
        return credentials;
    }

    /** Only now that all of it is told: whoever kills the run before this is told by the next one. */
    private void forget(FileJournals journals, RunReport result) {
        try {
            journals.forget(result).forEach(this::tell);
        } catch (IOException e) {
            tell("What was kept for a repeated run could not be deleted (" + e + "). Delete it.");
        }
    }

    private void tell(RunReport result) {
        String json = new ReportJson().write(result);
        if (format == Format.JSON) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(json);
            out.flush();
        }
        reportFile().save(json);
    }

    /** A line of the account of the run. */
    private void tell(String line) {
        PrintWriter account = format == Format.JSON
                ? spec.commandLine().getErr()
                : spec.commandLine().getOut();
        account.println(line);
        account.flush();
    }
}
