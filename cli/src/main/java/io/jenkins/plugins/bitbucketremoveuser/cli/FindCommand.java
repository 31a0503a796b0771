package io.jenkins.plugins.bitbucketremoveuser.cli;

import io.jenkins.plugins.bitbucketremoveuser.client.BitbucketCloud;
import io.jenkins.plugins.bitbucketremoveuser.client.ClientSettings;
import io.jenkins.plugins.bitbucketremoveuser.client.WorkspaceCredentials;
import io.jenkins.plugins.bitbucketremoveuser.finding.FoundPerson;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchJson;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchReport;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchRequest;
import io.jenkins.plugins.bitbucketremoveuser.finding.SearchText;
import io.jenkins.plugins.bitbucketremoveuser.finding.UserSearch;
import io.jenkins.plugins.bitbucketremoveuser.removal.WorkspaceId;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds people, to look at or to pass on. */
@Command(
        name = "find",
        description =
                "Finds the members of a workspace who match all of the criteria, with the reasons. Changes nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the search was carried through, whether somebody was found or not",
            "1:it failed; nobody is named",
            "2:the call cannot be meant as it stands; nothing was asked"
        },
        footerHeading = "%n",
        footer = "Credentials come from the environment, as for remove.")
final class FindCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON,
        ACCOUNTS
    }

    @Option(
            names = "--workspace",
            required = true,
            paramLabel = "SLUG",
            description = "The workspace: the part after bitbucket.org/ in its address.")
    private String workspace;

    @Mixin
    private CriteriaOptions criteria;

    @Mixin
    private ProtectionOptions protection;

    @Mixin
    private ConnectionOptions connection;

    @Option(
            names = "--format",
            paramLabel = "text|json|accounts",
            defaultValue = "text",
            description = "text: an account for people. json: the report alone. accounts: one account id a line, for"
                    + " remove --file, without those whom a removal would not touch. With the last two, the account for"
                    + " people goes to standard error.")
    private Format format;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON to this file too.")
    private Path report;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final Map<String, String> environment;
    private final InputStream in;

    /** @param in standard input */
    FindCommand(Map<String, String> environment, InputStream in) {
        this.environment = environment;
        this.in = in;
    }

    @Override
    public Integer call() {
        SearchRequest request;
        ClientSettings settings;
        try {
            settings = connection.settings();
            request = new SearchRequest(new WorkspaceId(workspace), criteria.read(in), protection.read());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
        WorkspaceCredentials credentials = new EnvironmentCredentials(environment).read();
        ReportFile file = new ReportFile(report, spec.commandLine().getErr());
        file.requireWritable();
        UserSearch search = new UserSearch(
                (any, observer) -> new BitbucketCloud(settings, credentials, observer), this::tell, Clock.systemUTC());
        SearchReport result;
        try (Interruption interruption = Interruption.ofThisThread()) {
            result = search.run(request);
            show(result);
            file.save(new SearchJson().write(result));
        }
        return result.problem().isPresent() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void show(SearchReport result) {
        SearchText.lines(result).forEach(this::tell);
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.print(new SearchJson().write(result));
        }
        if (format == Format.ACCOUNTS) {
            result.found().stream()
                    .filter(found -> found.untouchable().isEmpty())
                    .map(FoundPerson::account)
                    .forEach(out::println);
        }
        out.flush();
    }

    private void tell(String line) {
        PrintWriter account = format == Format.TEXT
                ? spec.commandLine().getOut()
                : spec.commandLine().getErr();
        account.println(line);
        account.flush();
    }
}
