package io.jenkins.plugins.bitbucketremoveuser.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where a call tells what it does, and where its report goes. */
final class OutputOptions {
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "text: an account of the run. json: the report alone; the account goes to standard error.")
    private Format format;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON to this file too.")
    private Path report;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    /** Null for none. */
    Path report() {
        return report;
    }

    boolean isJson() {
        return format == Format.JSON;
    }

    /** @throws UsageException before anything is changed: a report that cannot be kept is found out too late afterwards */
    void requireWritable() {
        file().requireWritable();
    }

    /** A line of the account of the run. */
    void tell(String line) {
        PrintWriter account = isJson() ? err() : spec.commandLine().getOut();
        account.println(line);
        account.flush();
    }

    /** The report, wherever it is wanted. */
    void show(String json) {
        if (isJson()) {
            print(json);
        }
        file().save(json);
    }

    void print(String json) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(json);
        out.flush();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private ReportFile file() {
        return new ReportFile(report, err());
    }
}
