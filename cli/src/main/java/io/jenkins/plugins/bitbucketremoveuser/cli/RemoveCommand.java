package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedEnd;
import io.jenkins.plugins.bitbucketremoveuser.audit.AuditedTask;
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
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            settings = connection.settings();
            if (check) {
                return new Check(settings, RemovalModeOptions.credentials(environment, RemovalMode.plan()), output)
                        .run(workspaces());
            }
            removal = how.settings();
            requests = requests();
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
        output.requireWritable();
        WorkspaceCredentials credentials =
                RemovalModeOptions.credentials(environment, requests.get(0).mode());
        KeptJournals journals =
                new KeptJournals(() -> journal.folder(output.report(), environment), settings, output::tell);
        RemovalRun run = new RemovalRun(
                (workspace, observer) -> new BitbucketCloud(settings, credentials, observer),
                removal,
                // a plan changes nothing, so there is nothing that it could have begun
                dryRun ? Journals.NONE : journals.of(requests),
                output::tell,
                Pause.REAL,
                Clock.systemUTC());
        CommandAudit audit = CommandAudit.begin(auditLog, AuditedTask.of(requests), Clock.systemUTC(), output.err());
        try (Interruption interruption = Interruption.ofThisThread()) {
            RunReport result = run.run(requests);
            output.show(new ReportJson().write(result));
            boolean recorded = audit.end(AuditedEnd.of(result));
            journals.forget(result);
            return recorded ? ExitCode.of(result.outcome()) : ExitCode.FAILED;
        } catch (RuntimeException e) {
            audit.end(AuditedEnd.failed(e.toString()));
            throw e;
        }
    }

    private List<RemovalRequest> requests() {
        SafetyPolicy rules = policy.read();
        Optional<Plan> planned = plan.read(Clock.systemUTC());
        if (planned.isPresent()) {
            requireNothingElse(planned.get());
            return planned.get().requests(rules);
        }
        List<PersonId> everybody = people.read(in);
        RemovalMode mode = how.mode(dryRun).with(plan.depth());
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
        RemovalMode mode = how.mode(dryRun);
        boolean otherAction = mode.directory() != DirectoryAction.NONE
                && mode.directory() != planned.mode().directory();
        boolean otherResidues = mode.cleanResidues() && !planned.mode().cleanResidues();
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
}
